import { colourStyle, plainStyle, type Style } from '../output/style.ts';
import { isTerminal, wantsColour } from '../output/terminal.ts';
import type { Session } from '../session/session.ts';

/** How text on stdout is marked: in colour on a terminal that wants it, else not at all. */
export async function stdoutStyle({ env, format }: Session): Promise<Style> {
  if (format !== 'text' || !wantsColour(env)) return plainStyle;
  return (await isTerminal(1)) ? colourStyle : plainStyle;
}

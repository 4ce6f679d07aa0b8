import type { Session } from '../session/session.ts';
import { hasLiveTerminal, wantsColour } from '../output/terminal.ts';
import { silent, type Reporter } from './reporter.ts';

/** The way to show progress that fits the format and the place that stderr leads to. */
export async function chooseReporter(session: Session): Promise<Reporter> {
  const { format, env, logger, clock } = session;
  if (format === 'ndjson') return (await import('./event-lines.ts')).eventLines();
  if (await hasLiveTerminal(env)) {
    const [{ LiveView }, { colourStyle, plainStyle }] = await Promise.all([
      import('./live-view.ts'),
      import('../output/style.ts'),
    ]);
    const view = new LiveView(
      wantsColour(env) ? colourStyle : plainStyle,
      () => ({ columns: process.stderr.columns || 80, rows: process.stderr.rows || 24 }),
      () => clock.nowMs(),
    );
    logger.divert((line) => view.line(line));
    return view;
  }
  return format === 'text' ? (await import('./plain-lines.ts')).plainLines() : silent;
}

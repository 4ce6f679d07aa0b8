import { fstatSync, statSync } from 'node:fs';
import { devNull } from 'node:os';

/**
 * Whether a descriptor is a terminal. Pipes, files and the null device are told apart without loading
 * `node:tty`, which brings `node:net` along.
 */
export async function isTerminal(descriptor: 0 | 1 | 2): Promise<boolean> {
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isCharacterDevice() || stat.rdev === statSync(devNull).rdev) return false;
  } catch {
    // A descriptor that was closed before we began is no terminal.
    return false;
  }
  const { isatty } = await import('node:tty');
  return isatty(descriptor);
}

/** Whether a person watches stderr on a terminal that can move its cursor. */
export async function hasLiveTerminal(env: NodeJS.ProcessEnv): Promise<boolean> {
  if (env['TERM'] === 'dumb' || env['CI'] === 'true') return false;
  return isTerminal(2);
}

/** Whether colours are welcome: see no-color.org. */
export function wantsColour(env: NodeJS.ProcessEnv): boolean {
  const { NO_COLOR: noColour } = env;
  return noColour === undefined || noColour === '';
}

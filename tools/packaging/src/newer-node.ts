import { tmpdir } from 'node:os';
import { environmentWithoutNpm, succeed } from './command.ts';

/** The newer Node that the built CLI is tried on. */
const version = '24.21.0';

/**
 * The path of a newer Node's executable, from the npm package `node`. The first call on a machine
 * fetches about 100 MB into npm's cache, every later one takes it from there.
 */
export async function newerNode(): Promise<string> {
  const { stdout } = await succeed(
    'npx',
    ['--yes', '--package', `node@${version}`, '--', 'node', '-p', 'process.execPath'],
    { cwd: tmpdir(), env: environmentWithoutNpm(), timeoutMs: 240_000 },
  );
  return stdout.trim();
}

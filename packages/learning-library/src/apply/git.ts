import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What git says, or `null` where the folder is in no repository or git is not installed. Anything
 * else that git fails on is an error: a question that was not answered is not a "no". The index is
 * not refreshed in passing.
 */
export async function git(root: string, args: readonly string[]): Promise<string | null> {
  try {
    const options = {
      cwd: root,
      maxBuffer: 512 * 1024 * 1024,
      env: { ...process.env, LC_ALL: 'C' },
    };
    return (await run('git', ['--no-optional-locks', ...args], options)).stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT' || stderr?.includes('not a git repository') === true) return null;
    throw error;
  }
}

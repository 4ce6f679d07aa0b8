import { OrchError } from '@orch/core';
import { spawn } from 'node:child_process';
import { devNull } from 'node:os';

const timeoutMs = 120_000;
const maxErrorChars = 4096;
const maxOutputBytes = 1024 ** 3;

/** The environment of a process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where git runs. All paths that it takes and gives are relative to this folder. */
export interface GitFolder {
  readonly root: string;
  readonly env: Environment;
}

/** What a repository could make git run or guess is switched off. */
const hardened: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  ...[
    'core.fsmonitor=false',
    `core.hooksPath=${devNull}`,
    'diff.renameLimit=2000',
    'log.showSignature=false',
  ].flatMap((setting) => ['-c', setting]),
];

/**
 * Runs git and gives what it wrote. The caller's environment is kept, because a hook is told by it
 * which index a commit is made from.
 *
 * @throws OrchError `ORCH_GUARD_FAILED` where git cannot be run or says no: a guard that cannot
 *   look is never a pass
 */
export async function runGit(
  { root, env }: GitFolder,
  args: readonly string[],
  input?: string,
): Promise<Buffer> {
  const what = `git ${args[0] ?? ''}`;
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...hardened, ...args], {
      cwd: root,
      env: {
        ...env,
        LC_ALL: 'C',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_LITERAL_PATHSPECS: '1',
        GIT_NO_LAZY_FETCH: '1',
        GIT_GRAFT_FILE: devNull,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const deadline = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const chunks: Buffer[] = [];
    let stderr = '';
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxOutputBytes) chunks.push(chunk);
      else child.kill('SIGKILL');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < maxErrorChars) stderr += text;
    });
    child.on('error', (cause) => {
      clearTimeout(deadline);
      reject(guardFailed(`${what} could not be run: ${cause.message}`, cause));
    });
    // A git that ends early closes its end; its exit status says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    child.on('close', (status, signal) => {
      clearTimeout(deadline);
      if (bytes > maxOutputBytes) reject(guardFailed(`${what} wrote over ${maxOutputBytes} bytes`));
      else if (status === 0) resolve(Buffer.concat(chunks));
      else {
        const why = stderr.trim().split('\n')[0] ?? '';
        reject(guardFailed(`${what} ended with ${signal ?? `status ${status ?? 0}`}: ${why}`));
      }
    });
  });
}

/** The error of a guard that could not look. */
export function guardFailed(message: string, cause?: unknown, hint?: string): OrchError {
  return new OrchError('ORCH_GUARD_FAILED', `The spec guard could not run: ${message}`, {
    hint: hint ?? 'Nothing was checked, so nothing may pass. Run it in a git repository.',
    cause,
  });
}

/** The records of NUL-terminated output. */
export function recordsOf(output: Buffer): string[] {
  const records = output.toString('utf8').split('\0');
  records.pop();
  return records;
}

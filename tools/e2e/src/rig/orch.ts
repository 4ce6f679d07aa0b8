import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * The built command line: what the tests drive is what users get. `ORCH_E2E_ENTRY` names another
 * build of it, such as an older one.
 */
export const orchEntry =
  process.env['ORCH_E2E_ENTRY'] ??
  fileURLToPath(new URL('../../../../apps/cli/dist/main.js', import.meta.url));

/** How one invocation of orch ended. */
export interface OrchResult {
  /** `null` where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An invocation of orch that runs. */
export interface OrchProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Resolves when it has ended and its output is read. */
  readonly ended: Promise<OrchResult>;
}

export interface OrchOptions {
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** After this it is killed, and `ended` rejects: a hang is never a result. */
  readonly timeoutMs?: number;
  /** Takes the bytes of stdout as they come; they are then not in the result. */
  readonly onStdout?: (chunk: Buffer) => void;
}

/** Starts orch without a terminal and without stdin. */
export function startOrch(args: readonly string[], options: OrchOptions): OrchProcess {
  const { cwd, env, timeoutMs = 60_000, onStdout } = options;
  const child = spawn(process.execPath, [orchEntry, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('orch could not be spawned');
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', onStdout ?? ((chunk: Buffer) => stdout.push(chunk)));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const ended = new Promise<OrchResult>((resolve, reject) => {
    let hung = false;
    const limit = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
      // A stage that outlives orch holds its pipes; the answer does not wait for that.
      child.stdout.destroy();
      child.stderr.destroy();
    }, timeoutMs);
    child.once('error', reject);
    child.once('close', (exitCode, signal) => {
      clearTimeout(limit);
      const result = {
        exitCode,
        signal,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      };
      if (hung) {
        const what = `orch ${args.join(' ')} did not end within ${timeoutMs} ms`;
        reject(new Error(`${what}\n${result.stdout}\n${result.stderr}`));
      } else resolve(result);
    });
  });
  return { pid, child, ended };
}

/** Runs orch to its end. */
export function orch(args: readonly string[], options: OrchOptions): Promise<OrchResult> {
  return startOrch(args, options).ended;
}

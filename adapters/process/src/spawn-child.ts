import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { OutputPipes } from './output-pipes.ts';

/** What to spawn. */
export interface ChildCommand {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How a child ended. */
export type ChildExit =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'signalled'; readonly signal: string };

/** A child that runs, or the reason why there is none. */
export type Spawned =
  | {
      readonly kind: 'running';
      readonly child: ChildProcess;
      readonly pid: number;
      readonly exit: Promise<ChildExit>;
    }
  | { readonly kind: 'failed'; readonly reason: Promise<SpawnFailure> };

/** Why there is no process. */
export interface SpawnFailure {
  readonly message: string;
  readonly osCode: string | null;
}

function explain(command: ChildCommand, error: unknown): SpawnFailure {
  const { code, message } = error as NodeJS.ErrnoException;
  const program = command.argv[0] ?? '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `command not found: ${program}`,
    EACCES: `not executable: ${program}`,
    ENOEXEC: `not a program that this system can run: ${program}`,
    E2BIG: 'the arguments and the environment are too long for this system',
    EAGAIN: 'no more processes may be started at the moment',
    EMFILE: 'too many files are open in this process',
    ENFILE: 'too many files are open on this system',
    ENOMEM: 'not enough memory to start a process',
  };
  const reason = (code === undefined ? undefined : reasons[code]) ?? message;
  return { message: reason, osCode: code ?? null };
}

/**
 * Spawns a command as the leader of a new session and process group, with nothing on stdin, so
 * that signals reach all of it and nothing can ask a question that nobody will answer (I1).
 */
export function spawnChild(command: ChildCommand, pipes: OutputPipes): Spawned {
  const [file = '', ...args] = command.argv;
  let child: ChildProcess;
  try {
    child = spawn(file, args, {
      cwd: command.cwd,
      env: { ...command.env },
      stdio: ['ignore', pipes.stdout, pipes.stderr],
      detached: true,
    });
  } catch (error) {
    return { kind: 'failed', reason: Promise.resolve(explain(command, error)) };
  }
  const { pid } = child;
  if (pid === undefined) {
    const reason = new Promise<SpawnFailure>((resolve) => {
      child.once('error', (error) => resolve(explain(command, error)));
    });
    return { kind: 'failed', reason };
  }
  const exit = new Promise<ChildExit>((resolve) => {
    child.once('exit', (exitCode, signal) => {
      resolve(
        signal === null
          ? { kind: 'exited', exitCode: exitCode ?? 0 }
          : { kind: 'signalled', signal },
      );
    });
  });
  return { kind: 'running', child, pid, exit };
}

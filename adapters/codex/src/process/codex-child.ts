import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { OrchError } from '@orch/core';

/** How a Codex process ended. */
export type CodexExit =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'signalled'; readonly signal: string };

export interface CodexCommand {
  /** Codex's own binary, not the JavaScript in front of it. */
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
}

/** Time from the first signal to SIGKILL, unless given. */
const defaultGraceMs = 3_000;

/** A Codex process that leads a process group of its own. */
export class CodexChild {
  readonly pid: number;
  readonly exited: Promise<CodexExit>;
  readonly stdin: ChildProcessWithoutNullStreams['stdin'];
  readonly stdout: ChildProcessWithoutNullStreams['stdout'];
  readonly stderr: ChildProcessWithoutNullStreams['stderr'];
  readonly #graceMs: number;
  #ended = false;

  private constructor(child: ChildProcessWithoutNullStreams, pid: number, graceMs: number) {
    this.pid = pid;
    this.#graceMs = graceMs;
    ({ stdin: this.stdin, stdout: this.stdout, stderr: this.stderr } = child);
    // What a dead reader did not take is of no use to anybody; its end is told by `exited`.
    this.stdin.on('error', () => undefined);
    this.exited = new Promise((resolve) => {
      // `close`, not `exit`: by then everything that it wrote has been read.
      child.once('close', (exitCode, signal) => {
        this.#ended = true;
        resolve(
          signal === null
            ? { kind: 'exited', exitCode: exitCode ?? 0 }
            : { kind: 'signalled', signal },
        );
      });
      // A command that Codex left behind may hold the pipes open long after it.
      child.once('exit', () => {
        setTimeout(() => {
          this.stdout.destroy();
          this.stderr.destroy();
        }, graceMs).unref();
      });
    });
  }

  /**
   * Starts Codex.
   * @throws OrchError `ORCH_AGENT_UNAVAILABLE` when it cannot be started
   */
  static async start(command: CodexCommand, graceMs = defaultGraceMs): Promise<CodexChild> {
    const child = spawn(command.program, [...command.args], {
      cwd: command.cwd,
      env: { ...command.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const { pid } = child;
    if (pid !== undefined) return new CodexChild(child, pid, graceMs);
    const cause = await new Promise<Error>((resolve) => child.once('error', resolve));
    throw new OrchError('ORCH_AGENT_UNAVAILABLE', `Codex could not be started: ${cause.message}`, {
      place: command.program,
      hint: 'Check that the file is Codex for this machine and may be executed.',
      cause,
    });
  }

  /** Sends a signal to the whole group; quietly does nothing once all of it has ended. */
  signal(name: 'SIGTERM' | 'SIGKILL'): void {
    if (this.#ended) return;
    try {
      process.kill(-this.pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Ends the group: politely, then for good. */
  async end(): Promise<CodexExit> {
    this.signal('SIGTERM');
    const kill = setTimeout(() => this.signal('SIGKILL'), this.#graceMs);
    try {
      return await this.exited;
    } finally {
      clearTimeout(kill);
    }
  }
}

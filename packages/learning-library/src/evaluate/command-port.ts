import type { Command } from './suite.ts';

/** One command of a trial. */
export interface CommandRequest {
  readonly command: Command;
  /** Absolute; it runs there. */
  readonly folder: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Names the command among those that run at the same time; letters, digits and `-`. */
  readonly name: string;
  /** Absolute path of the file that takes all of its output. */
  readonly log: string;
}

/** How a command ended. Texts are the ends of what it wrote, redacted. */
export type CommandResult =
  | {
      readonly kind: 'exited';
      readonly exitCode: number;
      readonly stdout: string;
      readonly stderr: string;
    }
  | {
      /** A signal ended it, or it left a process behind that held its output. */
      readonly kind: 'broken';
      readonly reason: string;
      readonly stdout: string;
      readonly stderr: string;
    }
  | { readonly kind: 'timeout'; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not_run'; readonly reason: string };

/**
 * Runs commands, each in a process group of its own. When it resolves, no process of the command is
 * left (E6). A command that fails is a value.
 */
export interface CommandPort {
  run(request: CommandRequest): Promise<CommandResult>;
}

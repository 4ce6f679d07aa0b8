import type { PlannedStage } from '../plan/plan.ts';
import type { CommandStageDefinition, Profile } from '../pipeline/stage-definition.ts';
import type { JsonValue } from '../run/json-value.ts';
import type {
  EvaluationReceipt,
  LogReference,
  ProfileReceipt,
  StreamReceipt,
} from '../run/receipt.ts';
import type { AbortSignalLike } from './clock.ts';
import type { RunKey } from './run-store.ts';

/** One attempt of a command stage. */
export interface ExecuteRequest {
  readonly run: RunKey;
  readonly stage: PlannedStage & { readonly definition: CommandStageDefinition };
  readonly attempt: number;
  readonly profile: {
    readonly declared: Profile;
    readonly granted: Profile;
    readonly grantedBy: string;
  };
  /** Added to the stage's own environment, such as the run's id for nested runs. */
  readonly env: Readonly<Record<string, string>>;
  /** Aborting ends the whole process group: the signal first, SIGKILL after the grace period. */
  readonly signal: AbortSignalLike;
  /** Called as soon as there is a process; what it is given finds the process again after a crash. */
  onSpawn(handle: JsonValue): void;
  /** Redacted output as it comes, for a live view. Must not throw. */
  onOutput?(stream: 'stdout' | 'stderr', text: string): void;
}

/** What the executor observed in any attempt that got as far as a process. */
export interface Observed {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly envNames: readonly string[];
  readonly startedAt: string;
  readonly durationMs: number;
  readonly stdout: StreamReceipt;
  readonly stderr: StreamReceipt;
  /** At most 8 KiB of the end of stderr. */
  readonly stderrTail: string;
  readonly log: LogReference;
  readonly redactions: number;
  readonly profile: ProfileReceipt;
  /** Reports of evaluations that the attempt left; absent where there is none. */
  readonly evaluations?: readonly EvaluationReceipt[];
  readonly notes: readonly string[];
}

/** How an attempt ended. A stage that fails is a value; a rejected promise is a bug or a broken host. */
export type ExecutionResult =
  | { readonly kind: 'exited'; readonly exitCode: number; readonly observed: Observed }
  | { readonly kind: 'signalled'; readonly signal: string; readonly observed: Observed }
  | { readonly kind: 'timed_out'; readonly timeoutMs: number; readonly observed: Observed }
  | { readonly kind: 'cancelled'; readonly observed: Observed | null }
  /** The command ended well, but a process that it left behind kept its output open past the grace period. */
  | { readonly kind: 'left_behind'; readonly message: string; readonly observed: Observed }
  | { readonly kind: 'spawn_failed'; readonly message: string; readonly osCode: string | null }
  /** Output could not be recorded, so the attempt proves nothing. */
  | { readonly kind: 'log_failed'; readonly message: string; readonly osCode: string | null };

/** Runs command stages. */
export interface StageExecutor {
  execute(request: ExecuteRequest): Promise<ExecutionResult>;
  /**
   * Ends what is left of an attempt whose owner died: the process group of the handle if it is still
   * the same process (pid and start time), and every process that carries the attempt's mark.
   * Resolves when none is left.
   */
  reap(attempt: ReapRequest): Promise<ReapReport>;
}

export interface ReapRequest {
  readonly run: RunKey;
  readonly stage: string;
  readonly attempt: number;
  /** `null` where the owner died before it could record one. */
  readonly handle: JsonValue | null;
}

export interface ReapReport {
  /** How many processes were found and ended. */
  readonly ended: number;
  /** What could not be looked for here, in words. Empty when the search was complete. */
  readonly limits: readonly string[];
}

/**
 * A redactor over one stream of bytes. `push` may hold a bounded tail back until it knows that no
 * secret is cut at the border; `end` gives the rest.
 */
export interface RedactionStream {
  push(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
  /** How many values were replaced so far. */
  readonly count: number;
}

/** Replaces secrets before anything is written (DESIGN §7). */
export interface Redactor {
  text(value: string): string;
  stream(): RedactionStream;
  readonly rulesVersion: string;
}

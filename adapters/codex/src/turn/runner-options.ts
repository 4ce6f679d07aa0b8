import type {
  Clock,
  JsonValue,
  LogPlace,
  OpenTurnLog,
  PlannedStage,
  ReapReport,
  ReapRequest,
  Redactor,
  RunKey,
} from '@orch/core';
import type { CodexSearch } from '../program/find-codex.ts';

/** An attempt, as those who look after processes name it. */
export type AttemptName = Omit<ReapRequest, 'handle'>;

/** How the processes of an attempt are known and found again. `@orch/adapter-process` has it. */
export interface AttemptProcesses {
  /** The given environment with what marks every process of the attempt. */
  environment(
    attempt: AttemptName,
    base: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>>;
  /** What finds a process that was started just now again after a crash: never its pid alone. */
  handleOf(pid: number): JsonValue;
  /** Ends what is left of an attempt. */
  reap(attempt: ReapRequest): Promise<ReapReport>;
}

export interface CodexRunnerOptions {
  /** The worktree in which the agent works, absolute, links followed. */
  readonly root: string;
  /** Where Codex is looked for. */
  readonly search: CodexSearch;
  /** Whether a version that was not tested may be used; `false` unless given. */
  readonly allowUntestedVersion?: boolean;
  /** Codex's own folder; its default (`CODEX_HOME`, else `~/.codex`) unless given. */
  readonly codexHome?: string;
  /** The model's name; Codex's configuration decides unless given. */
  readonly model?: string;
  /**
   * Goes on although rules of the user let commands run outside of the sandbox; `false` unless given.
   * The sandbox is then only declared.
   */
  readonly allowUserRules?: boolean;
  /** The environment that Codex inherits. Nothing else is read from the surroundings. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute paths of orch's own records, unwritable for the agent (I3). A missing one is made, as a folder. */
  readonly protectedPaths: readonly string[];
  /** `null` switches redaction off. */
  readonly redactor: Redactor | null;
  readonly clock: Clock;
  readonly processes: AttemptProcesses;
  logFile(run: RunKey, stage: PlannedStage): LogPlace;
  /** Opens the log of a turn. `@orch/adapter-process` has it. */
  readonly openLog: OpenTurnLog;
  /** How long Codex may take until it works at a turn; 60,000 ms unless given. */
  readonly startPatienceMs?: number;
  /** Time for an interrupted turn to end, and then for Codex to end; 3,000 ms unless given. */
  readonly graceMs?: number;
}

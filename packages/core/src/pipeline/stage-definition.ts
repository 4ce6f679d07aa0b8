/** The kinds of stage (DESIGN §2). */
export const stageKinds = ['command', 'subpipeline', 'manual', 'agent'] as const;
export type StageKind = (typeof stageKinds)[number];

/** What a stage may touch, from least to most (DESIGN §7). */
export const profiles = ['read-only', 'workspace-write', 'network', 'danger-full-access'] as const;
export type Profile = (typeof profiles)[number];

/** How often a stage is tried, and how long to wait in between. */
export interface RetryDefinition {
  /** Attempts in all, the first included; 1 or more. */
  readonly max_attempts: number;
  /** Wait before the second attempt, in milliseconds; doubled for each further one. */
  readonly backoff_ms?: number;
  /** The wait never grows past this many milliseconds; 5 minutes unless given. */
  readonly max_backoff_ms?: number;
}

/** A statement about a stage that must hold, and how orch itself finds out whether it does. */
export interface AcceptanceCriterion {
  readonly id: string;
  readonly text: string;
  /** Without a check nobody but the author asserts the criterion, and the stage cannot close on it. */
  readonly check?:
    | { readonly kind: 'exit'; readonly code: number }
    | {
        readonly kind: 'output';
        readonly stream: 'stdout' | 'stderr';
        readonly contains: string;
      }
    | { readonly kind: 'file'; readonly path: string };
}

/** Keys that every stage may have, as they stand in `codex.orchestrator.json`. */
export interface StageCommon {
  readonly id: string;
  readonly title?: string;
  /**
   * Ids of the stages that must have succeeded first. Without this key a stage waits for every
   * stage before it in the list; `[]` waits for none.
   */
  readonly needs?: readonly string[];
  /** `on_success` unless given. `always` and `on_failure` run once all that the stage needs has ended. */
  readonly when?: 'on_success' | 'on_failure' | 'always';
  /** A failure is recorded and shown, but counts as a success for the run and for dependants. */
  readonly allow_failure?: boolean;
  readonly criteria?: readonly AcceptanceCriterion[];
}

export interface CommandStageDefinition extends StageCommon {
  readonly kind: 'command';
  /** A string goes to `/bin/sh -c`; an array is an argv that no shell sees. */
  readonly command: string | readonly string[];
  /** Folder relative to the repository's root; it may not leave it. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Wall time of one attempt in milliseconds; none unless given. */
  readonly timeout_ms?: number;
  readonly retry?: RetryDefinition;
  /** What resume does with an attempt that was cut off by a crash; `rerun` unless given. */
  readonly on_orphan?: 'rerun' | 'ask';
  readonly profile?: Profile;
  /** Globs of the paths that the stage means to change; policy may look at them. */
  readonly paths?: readonly string[];
  /** Names of credentials that the stage gets as variables, and no other stage does. */
  readonly credentials?: readonly string[];
}

export interface SubpipelineStageDefinition extends StageCommon {
  readonly kind: 'subpipeline';
  readonly pipeline: string;
  /** The child run is filed under this task instead of its parent's. A plan may say so, no configuration. */
  readonly task?: string;
  /** The child run works in this worktree. A plan may say so, no configuration. */
  readonly workspace?: Workspace;
}

/** A git worktree that a run works in instead of the repository's own. */
export interface Workspace {
  /** The folder in it that stands for the repository's root. */
  readonly root: string;
  /** Short name of the branch that it is on. */
  readonly branch: string;
  /** Name of the commit that the branch began at. */
  readonly base: string;
}

export interface ManualStageDefinition extends StageCommon {
  readonly kind: 'manual';
  readonly instructions?: string;
  /** How many different people must approve; 1 unless given. */
  readonly approvers?: number;
  /** Who may decide, as globs over actors; anybody unless given. */
  readonly from?: readonly string[];
  /** The question lapses after this many milliseconds; never unless given. */
  readonly expires_after_ms?: number;
}

export interface AgentStageDefinition extends StageCommon {
  readonly kind: 'agent';
  readonly role: 'planner' | 'builder' | 'tester' | 'reviewer';
  /** What the agent is to do; or in `prompt_file`, a path from the repository's root. */
  readonly prompt?: string;
  readonly prompt_file?: string;
  /** Id of the agent, such as `codex`; the configured one unless given. */
  readonly agent?: string;
  /** What the agent needs; `read-only` unless given, and more only with a person's yes. */
  readonly sandbox?: Profile;
  /**
   * What becomes of what the agent asks for beyond its profile: a person is asked (`ask`, unless
   * given), or it is declined.
   */
  readonly approvals?: 'ask' | 'decline';
  /**
   * Counted over all turns and attempts, child agents included; a breach pauses the run. A limit that
   * is not given is 200 turns, 5,000,000 tokens, one hour of work.
   */
  readonly budget?: {
    readonly max_turns?: number;
    readonly max_tokens?: number;
    readonly max_wall_ms?: number;
  };
  /** Globs of the paths that the agent may change; a change elsewhere asks. */
  readonly paths?: readonly string[];
  /** `ask` unless given. The next attempt goes on in the agent's session. */
  readonly on_orphan?: 'rerun' | 'ask';
}

export type StageDefinition =
  | CommandStageDefinition
  | SubpipelineStageDefinition
  | ManualStageDefinition
  | AgentStageDefinition;

/** An ordered list of stages with an id. */
export interface PipelineDefinition {
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
  readonly stages: readonly StageDefinition[];
  /** Wall time of a whole run in milliseconds; none unless given. */
  readonly max_duration_ms?: number;
  /** The phase of a task that it belongs to: it runs only for a task in which that phase is open. */
  readonly phase?: 'implementation';
}

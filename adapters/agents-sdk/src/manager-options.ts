import type { Model } from '@openai/agents';
import type {
  AgentRunner,
  AgentTurnRequest,
  Clock,
  LogReference,
  Redactor,
  RunKey,
} from '@orch/core';
import type { TeamRole } from './team-role.ts';

/** Where the state of a manager waits between two processes. Writes must be atomic. */
export interface ManagerSessions {
  /** `null` where nothing was saved under this session. */
  load(run: RunKey, session: string): Promise<string | null>;
  /** Resolves once it is on the disk. */
  save(run: RunKey, session: string, text: string): Promise<void>;
}

/** The activity of one turn, as it is kept in the run. What it is given is redacted already. */
export interface ActivityLog {
  write(line: string): void;
  /** Resolves once everything is on the disk. */
  end(): Promise<LogReference>;
}

/** What a manager is made of. */
export interface ManagerOptions {
  /** What stages call it in `agent`; `manager` unless given. */
  readonly id?: string;
  /** The model of the manager and of each role. Asked for when a turn begins. */
  readonly model: (role: TeamRole | 'manager') => Model | Promise<Model>;
  /** The coding agent through which the team sees and changes the repository, such as Codex. */
  readonly coder: AgentRunner;
  readonly sessions: ManagerSessions;
  readonly openLog: (
    run: RunKey,
    stage: AgentTurnRequest['stage'],
    attempt: number,
  ) => Promise<ActivityLog>;
  readonly redactor: Redactor;
  readonly clock: Clock;
  /** SHA-256 of a text in UTF-8, as lower-case hex. */
  readonly sha256: (text: string) => string;
  /** A new id for a session; unique. */
  readonly newSession: () => string;
  /** The worktree in which the team works; recorded, not used. */
  readonly cwd: string;
  /** Whether the model can be used here at all. */
  readonly check?: () => Promise<void>;
  /**
   * Further checks of what goes to the manager and of what it answers with: the reason why a text is
   * refused, or `null`. A text that holds a secret is refused without them.
   */
  readonly guardrails?: {
    readonly input?: (text: string) => Promise<string | null>;
    readonly output?: (text: string) => Promise<string | null>;
  };
}

import type { PatternToken } from '../commands/argv-pattern.ts';

/** What a stage may touch, from least to most. Each holds all before it. */
export const PROFILES = ['read-only', 'workspace-write', 'network', 'danger-full-access'] as const;
export type Profile = (typeof PROFILES)[number];

/** What a policy can grant an agent ahead (I4). */
export const GRANTABLE_PROFILES = ['workspace-write', 'network'] as const;

export const STAGE_KINDS = ['command', 'subpipeline', 'manual', 'agent'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

/** `unknown` is the risk of a task that states none. */
export const TASK_RISKS = ['low', 'medium', 'high', 'unknown'] as const;
export type TaskRisk = (typeof TASK_RISKS)[number];

/** What a rule does when it matches. */
export type Action = 'ask' | 'deny';

/** When a rule applies: every key that is given must hold, and a key holds if any of its values does. */
export interface When {
  readonly stage_kind?: readonly StageKind[];
  /** Globs over the stage's id. */
  readonly stage_id?: readonly string[];
  /** The profile that the stage declares, or starts from. */
  readonly profile?: readonly Profile[];
  /** Globs over the paths that the stage declares (before it) or that its diff touched (after it). */
  readonly paths?: readonly string[];
  readonly task_risk?: readonly TaskRisk[];
  /** Globs over the pipeline's id. */
  readonly pipeline?: readonly string[];
}

export interface ApprovalRule {
  readonly id: string;
  readonly when: When;
  readonly approvers: number;
  /** Globs over the actors whose approval counts; empty for anyone. */
  readonly from: readonly string[];
  readonly expires_after_ms?: number;
  readonly reason: string;
}

export interface ProfileRule {
  readonly id: string;
  readonly when: When;
  /** The highest profile that a stage gets. */
  readonly max: Profile;
  /** What becomes of a stage that declares more: it gets less, a person is asked, or it is refused. */
  readonly on_excess: 'lower' | Action;
  readonly reason: string;
}

/** What an agent may work with unasked. It answers `orch:agent-profile`, and nothing else. */
export interface AgentProfileRule {
  readonly id: string;
  /** About the stage and its task; not about paths. */
  readonly when: Omit<When, 'paths'>;
  /** The highest profile that needs no person. */
  readonly allow: (typeof GRANTABLE_PROFILES)[number];
  readonly reason: string;
}

export interface ForbiddenCommand {
  readonly id: string;
  readonly when: When;
  readonly argv: readonly PatternToken[];
  readonly action: Action;
  readonly reason: string;
}

export interface ProtectedPath {
  readonly id: string;
  readonly when: When;
  /** Globs; one that begins with `!` takes paths out of those before it. */
  readonly globs: readonly string[];
  readonly ignore_case: boolean;
  readonly action: Action;
  readonly reason: string;
}

export interface DiffLimits {
  readonly max_files?: number;
  /** Added and deleted lines together. */
  readonly max_lines?: number;
  /** Bytes of all files as they are after the change. */
  readonly max_bytes?: number;
  readonly action: Action;
  readonly reason: string;
}

/** A policy file as it counts: checked, with every default filled in. `parsePolicy` makes it. */
export interface Policy {
  readonly version: 1;
  readonly approvals: readonly ApprovalRule[];
  readonly profiles: readonly ProfileRule[];
  readonly agent_profiles: readonly AgentProfileRule[];
  readonly forbidden_commands: readonly ForbiddenCommand[];
  /** What becomes of a command that cannot be read with certainty, where a forbidden command could be in it. */
  readonly uncertain_commands: Action;
  /** What becomes of a program that runs code which the policy cannot see. */
  readonly opaque_programs: 'allow' | Action;
  readonly protected_paths: readonly ProtectedPath[];
  readonly diff?: DiffLimits;
}

/** Where a repository keeps its policy, from its root. */
export const POLICY_FILE = 'orch.policy.json';

/** The policy of a repository without a policy file: only what is built in. */
export const EMPTY_POLICY: Policy = {
  version: 1,
  approvals: [],
  profiles: [],
  agent_profiles: [],
  forbidden_commands: [],
  uncertain_commands: 'ask',
  opaque_programs: 'allow',
  protected_paths: [],
};

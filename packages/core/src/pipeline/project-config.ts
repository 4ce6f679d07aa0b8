import type { defaultMirrors } from './check-mirrors.ts';
import type { PipelineDefinition } from './stage-definition.ts';
import type { CredentialsConfig, SyncConfig } from './sync-config.ts';

/** `codex.orchestrator.json` after validation. Its keys are camelCase where DESIGN §6 writes them so. */
export interface ProjectConfig {
  readonly $schema?: string;
  /** The pipeline that `orch start` runs without a name. */
  readonly defaultPipeline?: string;
  readonly pipelines?: readonly PipelineDefinition[];
  /** Where the policy stands, relative to the repository's root; `orch.policy.json` unless given. */
  readonly policy?: string;
  /** Told when a run waits or takes long; off unless given. */
  readonly notify?: NotifyConfig;
  /** Which agents there are for agent stages. */
  readonly agents?: AgentsConfig;
  /** How the audit log is kept. */
  readonly audit?: AuditConfig;
  /** How goals that run side by side are kept apart. */
  readonly goals?: GoalsConfig;
  /** When a change needs a spec, and when a spec is stale; the defaults unless given. */
  readonly spec_guard?: SpecGuardConfig;
  /** How tasks take their phases; the defaults unless given. */
  readonly sop?: SopConfig;
  /** Where credentials come from, and who may have them. */
  readonly credentials?: CredentialsConfig;
  /** Where finished runs are sent; nowhere unless given. */
  readonly sync?: SyncConfig;
}

/** How tasks take their phases (wire shape). */
export interface SopConfig {
  /** Folder with templates that replace the built-in ones: `prd.md`, `list.md`, `spec.md`, `plan.md`, `page.md`. */
  readonly templates?: string;
  /** Where the mirrors are, from the root; `false` for none. The usual places unless given. */
  readonly mirrors?: Partial<Readonly<Record<keyof typeof defaultMirrors, string | false>>>;
  /** Which tasks need one page instead of four artifacts. */
  readonly small_path?: {
    /** Lines that the change is expected to have, at most; 50 unless given, and 0 for no such task. */
    readonly max_lines?: number;
    /** `low` alone unless given. */
    readonly risks?: readonly ('low' | 'medium' | 'high')[];
  };
}

/** A limit for all specs, or by their risk. */
export type LimitByRisk =
  number | { readonly low?: number; readonly medium?: number; readonly high?: number };

/** The settings of the spec guard (wire shape). A list that is given replaces the default one. */
export interface SpecGuardConfig {
  /** Globs of the spec files. */
  readonly specs?: readonly string[];
  /** Days after its last review for which a spec holds. */
  readonly max_age_days?: LimitByRisk;
  /** Changed lines in covered files since the review from which a spec is stale. */
  readonly drift_lines?: LimitByRisk;
  /** Globs of files whose change touches security. */
  readonly security_paths?: readonly string[];
  /** Globs of files whose change is a migration. */
  readonly migration_paths?: readonly string[];
  /** Globs of folders, each of which is a service. */
  readonly services?: readonly string[];
  /** A change in this many services is cross-service. */
  readonly min_services?: number;
  /** Whether the first use of a dependency is a novel pattern. */
  readonly new_dependencies?: boolean;
  /** Whether a new folder at the root, or a moved submodule, is a novel pattern. */
  readonly new_folders?: boolean;
  /** Whether a new export of a public entry is a novel pattern. */
  readonly new_exports?: boolean;
  /** Globs of the files whose exports are public. */
  readonly api_entries?: readonly string[];
  /** Further reasons for which a change needs a spec. */
  readonly rules?: readonly SpecRule[];
  /** Globs of files whose change never needs a spec. */
  readonly exempt?: readonly string[];
  /** Globs of generated files: their lines do not count, but rules on paths still apply. */
  readonly generated?: readonly string[];
}

/** A rule of a repository: a change of these files needs a spec. */
export interface SpecRule {
  readonly id: string;
  readonly paths: readonly string[];
  /** Why, as people will read it. */
  readonly reason: string;
}

/** What happens to a goal whose work conflicts with that of a goal before it. */
export type OnOverlap = 'warn' | 'serialise' | 'stop';

export interface GoalsConfig {
  /**
   * `warn` unless given: it is said, and nothing is held. `serialise`: goals that name the same `paths`
   * run one after the other, each on top of the one before it, and a goal that is found in conflict
   * waits before its next stage until the other has ended. `stop`: it fails before its next stage.
   */
  readonly on_overlap?: OnOverlap;
  /** How many goals are at work at the same time; the number of processors unless given. */
  readonly max_concurrency?: number;
  /** The folder of the worktrees, relative to the root; `../<name of the root>.goals` unless given. */
  readonly worktrees?: string;
}

/** The agents of agent stages (wire shape). */
export interface AgentsConfig {
  /** The agent of stages that name none; `codex` unless given. */
  readonly default?: string;
  readonly codex?: CodexConfig;
  readonly codex_cloud?: CodexCloudConfig;
  readonly manager?: ManagerConfig;
}

/** Where Codex Cloud works for this repository. */
export interface CodexCloudConfig {
  /** The environment's id, as `codex cloud` lists it. */
  readonly environment: string;
  /** The branch that tasks start from, as the service knows it; the current one unless given. */
  readonly branch?: string;
  /** Between two looks at a task, in milliseconds; 10,000 unless given. */
  readonly poll_ms?: number;
}

/** The manager on the Agents SDK, whose team works through Codex (wire shape). */
export interface ManagerConfig {
  /** The model of the manager, on OpenAI or the server that `OPENAI_BASE_URL` names. */
  readonly model: string;
  /** Other models for roles of its team. */
  readonly roles?: Partial<Readonly<Record<'planner' | 'builder' | 'tester' | 'reviewer', string>>>;
}

/** How Codex is found and set up. */
export interface CodexConfig {
  /** The program; found on the PATH and in the package `@openai/codex` unless given. */
  readonly binary?: string;
  /** The model; what Codex is set to unless given. */
  readonly model?: string;
  /** Its folder of settings and logins (`CODEX_HOME`); that of the environment unless given. */
  readonly home?: string;
  /** Whether a version that orch was not tested with may be used. */
  readonly allow_untested_version?: boolean;
  /** Whether rules of the user, which let commands run unsandboxed, are put up with. */
  readonly allow_user_rules?: boolean;
}

export interface AuditConfig {
  /** A file of the audit log is put aside when it has grown to this; 10 MiB unless given. */
  readonly max_bytes?: number;
}

export interface NotifyConfig {
  /** argv that is run with the event as JSON on its standard input. */
  readonly command?: readonly string[];
  /** URL that gets the event as a JSON POST. */
  readonly webhook?: string;
  /** A run that goes on for longer than this many milliseconds is told once. */
  readonly long_running_ms?: number;
}

/** Something wrong in a configuration, with its place. */
export interface ConfigProblem {
  /** JSON pointer, such as `/pipelines/0/stages/2/kind`. */
  readonly pointer: string;
  readonly message: string;
  /** What to write instead, where a guess is possible. */
  readonly suggestion: string | null;
}

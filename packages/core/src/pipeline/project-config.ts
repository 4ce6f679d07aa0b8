import type { PipelineDefinition } from './stage-definition.ts';

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

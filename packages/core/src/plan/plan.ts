import type { StageDefinition } from '../pipeline/stage-definition.ts';

/** `sequential` unless the task says otherwise (DESIGN §4, the one-subtask rule). */
export interface Execution {
  readonly mode: 'sequential' | 'parallel';
  /** Stages in progress at the same time, at most; 1 in sequential mode. */
  readonly max_concurrency: number;
  /** What chose the mode: the default, the task's metadata, or a flag of the person who started it. */
  readonly source: 'default' | 'task' | 'flag';
}

/**
 * A stage of a plan, with everything filled in. `needs` holds positions in the plan's list;
 * `'all-before'` stands for every stage before this one, so that a thousand ordered stages do not
 * carry half a million edges.
 */
export interface PlannedStage {
  /** Position in the run, from 1, as in the name of its log. */
  readonly index: number;
  readonly id: string;
  readonly title: string;
  /** File-system safe form of the id, as in the name of its log. */
  readonly slug: string;
  readonly needs: readonly number[] | 'all-before';
  readonly definition: StageDefinition;
  /** The prompt file of an agent stage as it was when the plan was made; SHA-256 (hex) of its text. */
  readonly prompt?: { readonly path: string; readonly sha256: string };
}

/** What a run will do: a value that is journalled before anything happens. */
export interface Plan {
  readonly v: 1;
  readonly pipeline: { readonly id: string; readonly title: string };
  readonly stages: readonly PlannedStage[];
  readonly max_duration_ms: number | null;
  /** SHA-256 (hex) of everything above; resume is bound to it. */
  readonly digest: string;
}

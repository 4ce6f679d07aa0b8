import { describeThrown, OrchError, type Logger, type RunKey, type RunState } from '@orch/core';
import type { MetricsRecorder } from '../metrics/metrics-recorder.ts';
import type { FileRunStore } from '../store/file-run-store.ts';
import type { TaskStateStore } from '../task-state/task-state-store.ts';

/** What became of one step: done, not due in this state, or the error. */
export type PersistenceStep =
  | { readonly kind: 'done' }
  | { readonly kind: 'not_due' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface PersistenceReport {
  readonly manifest: PersistenceStep;
  readonly snapshot: PersistenceStep;
  readonly metrics: PersistenceStep;
}

export interface PersistenceCoordinatorOptions {
  readonly store: Pick<FileRunStore, 'flushManifest'>;
  readonly taskState: Pick<TaskStateStore, 'record'>;
  readonly metrics: Pick<MetricsRecorder, 'record'>;
  readonly logger: Logger;
}

/**
 * Writes what others read of a run that paused or ended.
 *
 * I14: the manifest comes first, and each further step is taken whatever became of the ones before.
 * A failure is logged and reported; it never reaches the run.
 */
export class PersistenceCoordinator {
  readonly #options: PersistenceCoordinatorOptions;

  constructor(options: PersistenceCoordinatorOptions) {
    this.#options = options;
  }

  /** For `run:completed` and `run:paused`, while the run's writer is open. Never rejects. */
  async handleRunCompleted(run: {
    readonly key: RunKey;
    readonly state: RunState;
  }): Promise<PersistenceReport> {
    const { store, taskState, metrics } = this.#options;
    const { key, state } = run;
    const manifest = await this.#step('manifest', key, () => store.flushManifest(key));
    if (state.status === 'queued') return { manifest, snapshot: notDue, metrics: notDue };
    const snapshot = await this.#step('state of the task', key, () => taskState.record(state));
    if (!('completedAt' in state)) return { manifest, snapshot, metrics: notDue };
    return {
      manifest,
      snapshot,
      metrics: await this.#step('metrics', key, () => metrics.record(state)),
    };
  }

  async #step(
    what: string,
    { runId }: RunKey,
    job: () => Promise<void> | void,
  ): Promise<PersistenceStep> {
    try {
      await job();
      return { kind: 'done' };
    } catch (error) {
      const place = error instanceof OrchError && error.place !== undefined ? error.place : '';
      this.#options.logger.warn(
        `Run ${runId}: the ${what} was not written: ${describeThrown(error)}${place && ` (${place})`}`,
      );
      return { kind: 'failed', error };
    }
  }
}

const notDue: PersistenceStep = { kind: 'not_due' };

import type { Clock, Logger } from '@orch/core';
import { RunIndex, runPaths, verifyRun, type RunListing, type RunRoots } from '@orch/persistence';
import type { RunEvidence } from '@orch/sop';

export interface EvidenceOptions {
  readonly roots: RunRoots;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly logger: Logger;
  readonly runsOf: ReturnType<typeof listRunsByTask>;
  readonly isImplementation: (pipelineId: string) => boolean;
}

/**
 * Lists the runs of tasks for as long as a verb takes: the index is read once, however many tasks ask.
 */
export function listRunsByTask(
  roots: RunRoots,
  clock: Pick<Clock, 'nowMs'>,
): (taskId: string) => Promise<readonly RunListing[]> {
  let reading: Promise<ReadonlyMap<string, readonly RunListing[]>> | undefined;
  const read = async (): Promise<ReadonlyMap<string, readonly RunListing[]>> => {
    const { runs } = await new RunIndex(roots, clock).list({ limit: Infinity });
    return groupByTask(runs);
  };
  return async (taskId) => (await (reading ??= read())).get(taskId) ?? [];
}

/**
 * The finished runs of a task, each with what its files prove once they were recomputed. A run whose
 * files do not fit is left out and warned of; one that is known already is left out.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export async function runEvidence(
  { roots, clock, logger, runsOf, isImplementation }: EvidenceOptions,
  taskId: string,
  known: readonly RunEvidence[],
): Promise<RunEvidence[]> {
  const isKnown = (run: RunListing): boolean =>
    known.some((each) => each.run_id === run.run_id && each.completed_at === run.completed_at);
  const found: RunEvidence[] = [];
  for (const run of await runsOf(taskId)) {
    if (run.completed_at === null || isKnown(run)) continue;
    const key = { taskId, runId: run.run_id };
    const { manifest, misfit } = await verifyRun(roots, key, clock.nowMs());
    if (misfit !== null) {
      logger.warn(`Run ${run.run_id} proves nothing: ${misfit.file}: ${misfit.reason}.`);
      continue;
    }
    const status = manifest?.status;
    if (manifest?.completed_at === null || manifest?.completed_at === undefined) continue;
    if (status !== 'succeeded' && status !== 'failed' && status !== 'cancelled') continue;
    found.push({
      run_id: run.run_id,
      pipeline: manifest.pipeline.id,
      implementation: isImplementation(manifest.pipeline.id),
      status,
      started_at: manifest.started_at,
      completed_at: manifest.completed_at,
      manifest: runPaths(roots, key).manifestReference,
      journal_sha256: manifest.journal.head_sha256,
      succeeded_stages: manifest.stages
        .filter((stage) => stage.status === 'succeeded')
        .map(({ id }) => id),
      changed_lines: manifest.stages.reduce(
        (sum, { diff }) => sum + (diff === null ? 0 : diff.added + diff.deleted),
        0,
      ),
    });
  }
  return found;
}

function groupByTask(runs: readonly RunListing[]): ReadonlyMap<string, readonly RunListing[]> {
  const groups = new Map<string, RunListing[]>();
  for (const run of runs) {
    const group = groups.get(run.task_id);
    if (group === undefined) groups.set(run.task_id, [run]);
    else group.push(run);
  }
  return groups;
}

import { OrchError } from '@orch/core';
import type { Refusal, RunEvidence } from '@orch/sop';
import { adoptError } from '../errors/adopt-error.ts';
import { readCatalog } from '../config/read-catalog.ts';
import type { RepositorySession } from '../session/session.ts';
import { belongsToImplementation } from './implementation-pipeline.ts';
import { listRunsByTask, runEvidence } from './run-evidence.ts';
import { smallPathOf } from './small-path.ts';

/**
 * Why an implementation pipeline may not run for a task, with the next step; `null` where it may.
 * @throws OrchError what reading the register throws
 */
export async function closedPhase(
  session: RepositorySession,
  taskId: string,
): Promise<Refusal | null> {
  const { roots, clock, logger } = session;
  const { catalog, config } = await readCatalog(roots.root);
  const runsOf = listRunsByTask(roots, clock);
  const isImplementation = (id: string): boolean => belongsToImplementation(catalog, id);
  const { askPhaseGate } = await import('./phase-gate.ts');
  const options = {
    root: roots.root,
    nowMs: () => clock.nowMs(),
    small: smallPathOf(config),
    evidence: (id: string, known: readonly RunEvidence[]) =>
      runEvidence({ roots, clock, logger, runsOf, isImplementation }, id, known),
  };
  const gate = await adoptError(() => askPhaseGate(options, taskId));
  return gate.ok ? null : gate;
}

/**
 * Refuses an implementation pipeline for a task whose Implementation is not open.
 *
 * @throws OrchError `ORCH_PHASE_CLOSED` with the next step, and what reading the register throws
 */
export async function refuseClosedPhase(session: RepositorySession, taskId: string): Promise<void> {
  const closed = await closedPhase(session, taskId);
  if (closed === null) return;
  const { code, message, hint } = closed;
  throw new OrchError(code, message, { hint, data: { task_id: taskId } });
}

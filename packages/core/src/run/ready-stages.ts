import { eachPending } from '../plan/stage-graph.ts';
import type { RunState } from './run-state.ts';

/**
 * Positions of the pending stages that could begin now but for the limit on stages in progress: the
 * stage status `ready` of DESIGN §2, which is derived and never stored.
 */
export function readyStages(state: RunState): number[] {
  if (state.status !== 'running' && state.status !== 'paused') return [];
  const positions: number[] = [];
  eachPending(state.plan, state.stages, (position, readiness) => {
    if (readiness.kind === 'ready') positions.push(position);
    return true;
  });
  return positions;
}

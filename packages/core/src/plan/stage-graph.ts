import type { StageState } from '../run/run-state.ts';
import { standing } from '../run/stage-standing.ts';
import type { Plan, PlannedStage } from './plan.ts';

/** What should become of a pending stage now. */
export type Readiness =
  | { readonly kind: 'wait' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'need_not_met'; readonly needs: readonly string[] }
  | { readonly kind: 'condition'; readonly when: string };

const waiting: Readiness = { kind: 'wait' };
const ready: Readiness = { kind: 'ready' };

/**
 * Looks at all pending stages in one pass. The callback gets a stage's position and what should
 * become of it; it returns `false` to end the pass.
 */
export function eachPending(
  plan: Plan,
  stages: readonly StageState[],
  visit: (position: number, readiness: Readiness) => boolean,
): void {
  let openBefore = 0;
  const badBefore: number[] = [];
  for (const [position, planned] of plan.stages.entries()) {
    const stage = stages[position];
    if (stage === undefined) return;
    if (stage.status === 'pending') {
      const readiness =
        planned.needs === 'all-before'
          ? judge(planned, openBefore, badBefore, plan)
          : judgeNeeds(planned, planned.needs, plan, stages);
      if (!visit(position, readiness)) return;
    }
    const looks = standing(stage);
    if (looks === 'open') openBefore += 1;
    if (looks === 'bad') badBefore.push(position);
  }
}

/** All stages that a stage needs, directly or through others, as positions in ascending order. */
export function transitiveNeeds(plan: Plan, position: number): number[] {
  const found = new Set<number>();
  const queue = [position];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const need of directNeeds(plan, next)) {
      if (!found.has(need)) {
        found.add(need);
        queue.push(need);
      }
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** The position of a stage in its plan, or `undefined`. */
export function positionOf(plan: Plan, stageId: string): number | undefined {
  let positions = positionsByPlan.get(plan);
  if (positions === undefined) {
    positions = new Map(plan.stages.map((stage, position) => [stage.id, position]));
    positionsByPlan.set(plan, positions);
  }
  return positions.get(stageId);
}

// A plan never changes, so the look-up table lives as long as the plan does.
const positionsByPlan = new WeakMap<Plan, Map<string, number>>();

function directNeeds(plan: Plan, position: number): readonly number[] {
  const needs = plan.stages[position]?.needs ?? [];
  return needs === 'all-before' ? Array.from({ length: position }, (_, before) => before) : needs;
}

function judgeNeeds(
  planned: PlannedStage,
  needs: readonly number[],
  plan: Plan,
  stages: readonly StageState[],
): Readiness {
  let open = 0;
  const bad: number[] = [];
  for (const need of needs) {
    const stage = stages[need];
    const looks = stage === undefined ? 'bad' : standing(stage);
    if (looks === 'open') open += 1;
    if (looks === 'bad') bad.push(need);
  }
  return judge(planned, open, bad, plan);
}

function judge(planned: PlannedStage, open: number, bad: readonly number[], plan: Plan): Readiness {
  const when = planned.definition.when ?? 'on_success';
  if (when === 'on_success') {
    if (bad.length > 0) {
      return { kind: 'need_not_met', needs: bad.map((need) => plan.stages[need]?.id ?? '') };
    }
    return open > 0 ? waiting : ready;
  }
  if (open > 0) return waiting;
  return when === 'always' || bad.length > 0 ? ready : { kind: 'condition', when };
}

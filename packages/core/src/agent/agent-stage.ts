import { OrchError } from '../failure/orch-error.ts';
import type { AgentStageDefinition } from '../pipeline/stage-definition.ts';
import type { PlannedStage } from '../plan/plan.ts';

export type AgentStage = PlannedStage & { readonly definition: AgentStageDefinition };

/** @throws OrchError `ORCH_INTERNAL` for a stage of another kind */
export function agentStage(stage: PlannedStage): AgentStage {
  const { definition } = stage;
  if (definition.kind === 'agent') return { ...stage, definition };
  throw new OrchError('ORCH_INTERNAL', `Stage ${stage.id} is no agent stage.`);
}

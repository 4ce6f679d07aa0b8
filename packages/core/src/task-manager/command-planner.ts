import { OrchError } from '../failure/orch-error.ts';
import type { PipelineCatalog } from '../pipeline/pipeline-catalog.ts';
import { suggest } from '../pipeline/suggest.ts';
import { makePlan } from '../plan/make-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Sha256 } from '../ports/id-source.ts';
import type { Planner } from '../ports/roles.ts';

/** The planner that needs no model: a pipeline's stages are the plan. */
export class CommandPlanner implements Planner {
  readonly #catalog: () => Promise<PipelineCatalog>;
  readonly #sha256: Sha256;

  /** @param catalog the pipelines as they are defined now; asked for each plan */
  constructor(catalog: () => Promise<PipelineCatalog>, sha256: Sha256) {
    this.#catalog = catalog;
    this.#sha256 = sha256;
  }

  async plan(pipelineId: string): Promise<Plan> {
    const catalog = await this.#catalog();
    const pipeline = catalog.get(pipelineId);
    if (pipeline === undefined) {
      const known = [...catalog.keys()];
      throw new OrchError('ORCH_PIPELINE_UNKNOWN', `There is no pipeline ${pipelineId}.`, {
        hint: `${suggest(pipelineId, known)}Known pipelines: ${known.join(', ') || 'none'}.`,
      });
    }
    return makePlan(pipeline, this.#sha256);
  }
}

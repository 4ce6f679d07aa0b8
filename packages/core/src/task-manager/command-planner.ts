import { OrchError } from '../failure/orch-error.ts';
import type { PipelineCatalog } from '../pipeline/pipeline-catalog.ts';
import type { PipelineDefinition } from '../pipeline/stage-definition.ts';
import { suggest } from '../pipeline/suggest.ts';
import { makePlan } from '../plan/make-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Sha256 } from '../ports/id-source.ts';
import type { PromptSource } from '../ports/prompt-source.ts';
import type { Planner } from '../ports/roles.ts';

/** The planner that needs no model: a pipeline's stages are the plan. */
export class CommandPlanner implements Planner {
  readonly #catalog: () => Promise<PipelineCatalog>;
  readonly #sha256: Sha256;
  readonly #readPrompt: PromptSource['read'] | null;

  /**
   * @param catalog the pipelines as they are defined now; asked for each plan
   * @param readPrompt reads the prompt files of agent stages
   */
  constructor(
    catalog: () => Promise<PipelineCatalog>,
    sha256: Sha256,
    readPrompt: PromptSource['read'] | null = null,
  ) {
    this.#catalog = catalog;
    this.#sha256 = sha256;
    this.#readPrompt = readPrompt;
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
    return makePlan(pipeline, this.#sha256, await this.#prompts(pipeline));
  }

  async #prompts(pipeline: PipelineDefinition): Promise<ReadonlyMap<string, string>> {
    const prompts = new Map<string, string>();
    for (const stage of pipeline.stages) {
      if (stage.kind !== 'agent' || stage.prompt_file === undefined) continue;
      const text = await this.#readPrompt?.(stage.prompt_file);
      if (text !== undefined) prompts.set(stage.prompt_file, text);
    }
    return prompts;
  }
}

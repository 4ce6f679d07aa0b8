import { OrchError } from '../failure/orch-error.ts';
import { canonicalJson } from './canonical-json.ts';
import type { PipelineDefinition, StageDefinition } from '../pipeline/stage-definition.ts';
import type { Sha256 } from '../ports/id-source.ts';
import type { Plan, PlannedStage } from './plan.ts';

/**
 * Makes a plan of a pipeline that has passed validation.
 *
 * @param prompts the texts of the prompt files that its stages name, by path
 * @throws OrchError `ORCH_PIPELINE_EMPTY` for a pipeline without stages
 */
export function makePlan(
  pipeline: PipelineDefinition,
  sha256: Sha256,
  prompts: ReadonlyMap<string, string> = new Map(),
): Plan {
  if (pipeline.stages.length === 0) {
    throw new OrchError('ORCH_PIPELINE_EMPTY', `The pipeline ${pipeline.id} has no stages.`, {
      place: `pipeline ${pipeline.id}`,
      hint: 'Give it at least one stage.',
    });
  }
  const positions = new Map(pipeline.stages.map((stage, position) => [stage.id, position]));
  const content = {
    v: 1 as const,
    pipeline: { id: pipeline.id, title: pipeline.title ?? pipeline.id },
    stages: pipeline.stages.map((definition, position) =>
      planStage(definition, position, positions, (path) => promptOf(path, prompts, sha256)),
    ),
    max_duration_ms: pipeline.max_duration_ms ?? null,
  };
  return { ...content, digest: sha256(canonicalJson(content)) };
}

function planStage(
  definition: StageDefinition,
  position: number,
  positions: ReadonlyMap<string, number>,
  prompt: (path: string) => NonNullable<PlannedStage['prompt']>,
): PlannedStage {
  const file = definition.kind === 'agent' ? definition.prompt_file : undefined;
  return {
    index: position + 1,
    id: definition.id,
    title: definition.title ?? definition.id,
    slug: slug(definition.id),
    needs: definition.needs?.map((need) => positions.get(need) ?? -1) ?? 'all-before',
    definition,
    ...(file !== undefined && { prompt: prompt(file) }),
  };
}

function promptOf(
  path: string,
  prompts: ReadonlyMap<string, string>,
  sha256: Sha256,
): NonNullable<PlannedStage['prompt']> {
  const text = prompts.get(path);
  if (text !== undefined) return { path, sha256: sha256(text) };
  throw new OrchError('ORCH_CONFIG_INVALID', `The prompt file ${path} was not read.`, {
    place: path,
    hint: 'Whoever makes a plan of agent stages reads their prompt files first.',
  });
}

/** Lower-case letters, digits and single dashes, at most 40: safe in a file name everywhere. */
function slug(id: string): string {
  const plain = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  return plain === '' ? 'stage' : plain;
}

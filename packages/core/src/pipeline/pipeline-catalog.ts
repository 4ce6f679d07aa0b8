import { OrchError } from '../failure/orch-error.ts';
import type { ConfigProblem, ProjectConfig } from './project-config.ts';
import type { PipelineDefinition } from './stage-definition.ts';
import { nearestWord } from './suggest.ts';
import { findCycle } from './validate-graph.ts';

/** Every pipeline that can be started, by id. */
export type PipelineCatalog = ReadonlyMap<string, PipelineDefinition>;

/**
 * The default pipelines with those of the project, which replace defaults of the same id; checks
 * what they say about each other.
 *
 * @param file what to call the configuration in errors
 * @throws OrchError `ORCH_CONFIG_INVALID` for a subpipeline that does not exist or contains itself,
 *   and a default pipeline that does not exist
 */
export function buildCatalog(
  defaults: readonly PipelineDefinition[],
  project: ProjectConfig,
  file: string,
): PipelineCatalog {
  const own = project.pipelines ?? [];
  const all = new Map([...defaults, ...own].map((pipeline) => [pipeline.id, pipeline]));
  const ids = [...all.keys()];
  const problems: ConfigProblem[] = [];
  if (project.defaultPipeline !== undefined && !all.has(project.defaultPipeline)) {
    problems.push({
      pointer: '/defaultPipeline',
      message: `names no pipeline: "${project.defaultPipeline}"`,
      suggestion: nearestWord(project.defaultPipeline, ids) ?? null,
    });
  }
  for (const [position, pipeline] of own.entries()) {
    for (const [stagePosition, stage] of pipeline.stages.entries()) {
      if (stage.kind !== 'subpipeline' || all.has(stage.pipeline)) continue;
      problems.push({
        pointer: `/pipelines/${position}/stages/${stagePosition}/pipeline`,
        message: `names no pipeline: "${stage.pipeline}"`,
        suggestion: nearestWord(stage.pipeline, ids) ?? null,
      });
    }
  }
  const cycle = findCycle(
    [...all.values()].map((pipeline) =>
      pipeline.stages
        .flatMap((stage) => (stage.kind === 'subpipeline' ? ids.indexOf(stage.pipeline) : []))
        .filter((position) => position >= 0),
    ),
  );
  if (cycle !== undefined) {
    const names = cycle.map((position) => ids[position] ?? '');
    const position = own.findIndex(({ id }) => id === names[0]);
    problems.push({
      pointer: position < 0 ? '/pipelines' : `/pipelines/${position}`,
      message: `contains itself: ${[...names, names[0]].join(' → ')}`,
      suggestion: null,
    });
  }
  if (problems.length > 0) throw configError(file, problems);
  return all;
}

/** One error for all problems of a configuration; the first is its place. */
export function configError(file: string, problems: readonly ConfigProblem[]): OrchError {
  const lines = problems.map(({ pointer, message, suggestion }) => {
    const guess = suggestion === null ? '' : ` (did you mean "${suggestion}"?)`;
    return `${file}: ${pointer === '' ? '/' : pointer} ${message}${guess}`;
  });
  const first = problems[0]?.pointer ?? '';
  return new OrchError('ORCH_CONFIG_INVALID', lines.join('\n'), {
    place: `${file}: ${first === '' ? '/' : first}`,
    hint: 'Nothing was run. The schema is in @orch/cli: schemas/codex.orchestrator.schema.json',
  });
}

import {
  buildCatalog,
  OrchError,
  type PipelineCatalog,
  type PipelineDefinition,
  type ProjectConfig,
} from '@orch/core';
import { readConfig, withPositions } from './read-config.ts';

/** The pipelines of a repository as they are defined now. */
export interface ProjectPipelines {
  readonly catalog: PipelineCatalog;
  readonly config: ProjectConfig;
  /** The pipeline that runs unless one is named. */
  readonly defaultPipeline: string;
  /** Ids of the pipelines that stand in the configuration; the others are detected. */
  readonly configured: readonly string[];
}

/** The default pipeline (DESIGN §6). */
const diagnosticsId = 'diagnostics';

/**
 * Reads the configuration and, where it does not define `diagnostics` itself, detects what that
 * pipeline is for this repository.
 *
 * @throws OrchError `ORCH_CONFIG_INVALID`, `ORCH_CONFIG_UNREADABLE`, `ORCH_PIPELINE_EMPTY`
 */
export async function readCatalog(root: string): Promise<ProjectPipelines> {
  const read = await readConfig(root);
  const { config, file } = read;
  const configured = (config.pipelines ?? []).map(({ id }) => id);
  const defaults: PipelineDefinition[] = [];
  if (!configured.includes(diagnosticsId)) {
    const { detectDiagnostics } = await import('../diagnostics/detect-diagnostics.ts');
    const detected = detectDiagnostics(root, config);
    if (detected !== null) defaults.push(detected);
    else if (config.defaultPipeline === diagnosticsId) throw nothingDetected();
  }
  const catalog = await withPositions(read, () =>
    Promise.resolve(buildCatalog(defaults, config, file)),
  );
  const defaultPipeline = config.defaultPipeline ?? diagnosticsId;
  return { catalog, config, defaultPipeline, configured };
}

/**
 * The pipeline that a verb was asked for.
 *
 * @throws OrchError `ORCH_PIPELINE_EMPTY` where it is `diagnostics` and nothing was detected
 */
export function choosePipeline(pipelines: ProjectPipelines, named: string | undefined): string {
  const id = named ?? pipelines.defaultPipeline;
  if (id === diagnosticsId && !pipelines.catalog.has(id)) throw nothingDetected();
  return id;
}

function nothingDetected(): OrchError {
  return new OrchError(
    'ORCH_PIPELINE_EMPTY',
    'Nothing to run was found here: no build, lint or test of a toolchain that orch knows.',
    {
      place: 'pipeline diagnostics',
      hint: 'Define a pipeline in codex.orchestrator.json; `orch init` writes one to begin with.',
    },
  );
}

import type { PipelineCatalog } from '@orch/core';

/** Whether a pipeline, or one that it has as a stage, belongs to the phase Implementation. */
export function belongsToImplementation(catalog: PipelineCatalog, pipelineId: string): boolean {
  const seen = new Set<string>();
  const queue = [pipelineId];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const pipeline = catalog.get(id);
    if (pipeline?.phase === 'implementation') return true;
    for (const stage of pipeline?.stages ?? []) {
      if (stage.kind === 'subpipeline') queue.push(stage.pipeline);
    }
  }
  return false;
}

import type { PipelineDefinition, ProjectConfig } from '@orch/core';
import { detectStages } from './detect-stages.ts';
import { readFacts } from './read-facts.ts';

/** The default pipeline for a repository; `null` where there is nothing to run. */
export function detectDiagnostics(root: string, config: ProjectConfig): PipelineDefinition | null {
  const stages = detectStages(readFacts(root, config));
  return stages.length === 0 ? null : { id: 'diagnostics', title: 'Diagnostics', stages };
}

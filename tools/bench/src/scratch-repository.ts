import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A stage as the configuration has it. */
export interface ScratchStage {
  readonly id: string;
  readonly command: string | readonly string[];
  readonly needs?: readonly string[];
}

/** Makes a folder a repository with the given pipelines. */
export function writeConfig(
  folder: string,
  pipelines: Readonly<Record<string, readonly ScratchStage[]>>,
): void {
  const config = {
    defaultPipeline: Object.keys(pipelines)[0],
    pipelines: Object.entries(pipelines).map(([id, stages]) => ({
      id,
      stages: stages.map((stage) => ({ kind: 'command', ...stage })),
    })),
  };
  writeFileSync(join(folder, 'codex.orchestrator.json'), JSON.stringify(config));
}

/** So many stages that each do nothing. */
export function trueStages(count: number): ScratchStage[] {
  return Array.from({ length: count }, (_, at) => ({ id: `s${at + 1}`, command: 'true' }));
}

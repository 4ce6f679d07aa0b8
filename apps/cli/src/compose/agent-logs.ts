import type { PlannedStage } from '@orch/core';
import { logPath } from '@orch/persistence';

/**
 * Where the log of Codex stands, from the run's folder, for a stage whose own log is that of the manager
 * that Codex works for.
 */
export function codersLogPath(stage: PlannedStage): string {
  return logPath(stage).replace(/\.ndjson$/, '.codex.ndjson');
}

import type { BegunRun } from '@orch/core';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { replaceFile } from '../files/atomic-write.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { storageError } from '../files/storage-error.ts';
import type { RunPaths } from '../paths/run-paths.ts';

/** What the compatibility pointers say (wire shape). */
export interface RunPointer {
  readonly v: 1;
  readonly kind: 'pointer';
  readonly task_id: string;
  readonly run_id: string;
  /** The manifest, relative to the repository's root. */
  readonly manifest: string;
}

/** What `resume-token.json` says (wire shape). */
export interface ResumeToken {
  readonly v: 1;
  readonly task_id: string;
  readonly run_id: string;
  readonly plan_digest: string;
  /** What a person types to go on. */
  readonly command: string;
}

/**
 * Writes the small files that point to a run: the two compatibility pointers and the resume token.
 * All three follow from the run's state, so they are not forced to the disk.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function writeRunPointers(
  paths: RunPaths,
  state: BegunRun,
  onPoint: FaultPoint | undefined,
): void {
  const ids = { task_id: state.taskId, run_id: state.runId };
  const pointer: RunPointer = { v: 1, kind: 'pointer', ...ids, manifest: paths.manifestReference };
  const token: ResumeToken = {
    v: 1,
    ...ids,
    plan_digest: state.plan.digest,
    command: `orch resume --run ${state.runId}`,
  };
  for (const [path, value] of [
    [paths.mcpPointer, pointer],
    [paths.compatPointer, pointer],
    [paths.resumeToken, token],
  ] as const) {
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      throw storageError(error, 'make the folder of a pointer', path);
    }
    replaceFile(path, `${JSON.stringify(value)}\n`, { name: 'pointer', onPoint });
  }
}

import type { RunKey } from '@orch/core';
import { readJson } from '../files/read-json.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';
import type { Manifest } from './manifest.ts';

/**
 * Reads the manifest of a run. It may be older than the journal, by 30 s at most while the run goes
 * on; never newer.
 *
 * @returns `null` where there is none, or none yet
 * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_DATA_VERSION`, `ORCH_STORAGE_*`
 */
export async function readManifest(roots: RunRoots, key: RunKey): Promise<Manifest | null> {
  return await readJson('manifest', runPaths(roots, key).manifest);
}

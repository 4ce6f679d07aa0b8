import type { RunRoots } from '@orch/persistence';
import { join } from 'node:path';

/** The roots of a workspace in a store of collected runs. */
export function storeRoots(folder: string): RunRoots {
  return { root: folder, runsDir: join(folder, '.runs'), outDir: join(folder, 'out') };
}

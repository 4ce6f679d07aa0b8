import { join } from 'node:path';
import type { RunRoots } from '../src/paths/run-paths.ts';

/** The usual roots in a folder. */
export function rootsIn(root: string): RunRoots {
  return { root, runsDir: join(root, '.runs'), outDir: join(root, 'out') };
}

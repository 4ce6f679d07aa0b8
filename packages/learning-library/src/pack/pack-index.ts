import { relative, sep } from 'node:path';
import type { Pack, PackManifest } from './pack.ts';

/** A line of `patterns/index.json` (wire shape). */
export interface PackIndexEntry {
  readonly id: string;
  readonly version: string;
  readonly kind: PackManifest['kind'];
  readonly state: PackManifest['state'];
  readonly summary: string;
  /** The folder, from the root of the repository. */
  readonly path: string;
}

/** The index of a library: generated, never edited. */
export function indexOf(root: string, packs: readonly Pack[]): { v: 1; packs: PackIndexEntry[] } {
  return {
    v: 1,
    packs: packs.map(({ manifest: { id, version, kind, state, summary }, folder }) => ({
      id,
      version,
      kind,
      state,
      summary,
      path: relative(root, folder).split(sep).join('/'),
    })),
  };
}

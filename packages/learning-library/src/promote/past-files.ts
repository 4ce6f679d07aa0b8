import { languageOf, type Language } from '../edits/language.ts';
import { isGenerated } from '../edits/noise.ts';
import { BlobReader } from '../mine/blob-reader.ts';
import { usualLimits } from '../mine/mine-history.ts';
import { readHistory, type HistoryEnd } from '../mine/read-history.ts';
import { choose, scriptFiles } from '../plan/list-files.ts';
import type { ReplayRequest } from './replay.ts';

/** A file that a commit changed and that the pack could change, with where its texts are. */
export interface PastFile {
  readonly commit: string;
  readonly path: string;
  readonly oldPath: string;
  readonly language: Language;
  readonly kind: 'edited' | 'moved' | 'deleted';
  /** Ids of the blobs before and after. */
  readonly blobs: readonly [string, string];
}

/** The files to be replayed, the oldest commit first. */
export interface PastFiles {
  readonly files: readonly PastFile[];
  readonly commits: number;
  readonly truncated: HistoryEnd['truncated'] | 'files';
}

const maxFiles = 2000;
const noBlobs = ['', ''] as const;

/**
 * Finds the files of past commits that hold a needle of the pack, and those that were moved or deleted:
 * they say nothing about how code is edited, but where it is.
 */
export async function pastFiles({ root, pack, range, limits }: ReplayRequest): Promise<PastFiles> {
  const { needles = [], applies_to } = pack.manifest;
  const commits = readHistory(root, { ...usualLimits, ...limits }, range);
  const reader = new BlobReader(root);
  const files: PastFile[] = [];
  let edited = 0;
  const holds = (text: Buffer) =>
    needles.length === 0 || needles.some((needle) => text.includes(needle));
  try {
    for (;;) {
      const next = await commits.next();
      if (next.done === true) {
        return {
          files: files.reverse(),
          commits: next.value.commits,
          truncated: next.value.truncated,
        };
      }
      const { id, files: changed } = next.value;
      for (const { path, oldPath, kind, blobs } of changed) {
        const language = languageOf(path);
        if (language === null || isGenerated(path) || kind === 'create' || kind === 'copy')
          continue;
        if (choose([oldPath], applies_to.files ?? scriptFiles, undefined).length === 0) continue;
        const file = { commit: id, path, oldPath, language };
        if (kind === 'delete') files.push({ ...file, kind: 'deleted', blobs: noBlobs });
        else if (blobs === null) files.push({ ...file, kind: 'moved', blobs: noBlobs });
        else {
          const before = await reader.read(blobs[0]);
          if (before === null || !holds(before)) continue;
          files.push({ ...file, kind: 'edited', blobs });
          edited += 1;
        }
      }
      if (edited < maxFiles) continue;
      await commits.return({ commits: 0, large: 0, truncated: null });
      const replayed = new Set(files.map(({ commit }) => commit)).size;
      return { files: files.reverse(), commits: replayed, truncated: 'files' };
    }
  } finally {
    await reader.close();
  }
}

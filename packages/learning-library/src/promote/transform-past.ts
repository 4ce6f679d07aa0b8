import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BlobReader } from '../mine/blob-reader.ts';
import type { Pack } from '../pack/pack.ts';
import { scriptFiles } from '../plan/list-files.ts';
import { planCodemod } from '../plan/plan-codemod.ts';
import { readText } from '../plan/text-form.ts';
import type { Versions } from './judge-file.ts';
import type { PastFile } from './past-files.ts';
import type { ReplayRequest } from './replay.ts';

/** A file of a past commit with what pack and commit made of it; `null` where
 * it was not edited, or the pack failed. */
export interface TransformedPast {
  readonly file: PastFile;
  readonly versions: Versions | null;
}

/** So many files are transformed at a time; all files of a commit are in one batch. */
const batchSize = 400;

/** Applies a pack to past files, in a folder of their own, batch by batch. */
export async function* transformPast(
  { root, pack }: ReplayRequest,
  files: readonly PastFile[],
): AsyncGenerator<TransformedPast[]> {
  const reader = new BlobReader(root);
  try {
    for (let from = 0; from < files.length;) {
      let to = Math.min(from + batchSize, files.length);
      while (to < files.length && files[to]?.commit === files[to - 1]?.commit) to += 1;
      yield await transformBatch(reader, pack, files.slice(from, to));
      from = to;
    }
  } finally {
    await reader.close();
  }
}

async function transformBatch(
  reader: BlobReader,
  pack: Pack,
  files: readonly PastFile[],
): Promise<TransformedPast[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'orch-replay-')));
  try {
    const texts: (readonly [Buffer, Buffer] | null)[] = [];
    for (const [at, { kind, blobs }] of files.entries()) {
      if (kind !== 'edited') {
        texts.push(null);
        continue;
      }
      const [before, after] = [await reader.read(blobs[0]), await reader.read(blobs[1])];
      texts.push(before === null || after === null ? null : [before, after]);
      if (before === null) continue;
      const place = join(folder, placeOf(files, at));
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, before);
    }
    const plan = await planCodemod({
      root: folder,
      codemod: { kind: 'pack', pack: onAllPlaces(pack) },
      checkIdempotence: false,
    });
    const changes = new Map(plan.changes.map((change) => [change.path, change]));
    const failed = new Set(plan.failures.map(({ path }) => path));
    return files.map((file, at): TransformedPast => {
      const place = placeOf(files, at);
      const [before, committed] = (texts[at] ?? []).map((bytes) => readText(bytes)?.text);
      if (before === undefined || committed === undefined || failed.has(place)) {
        return { file, versions: null };
      }
      const after = changes.get(place)?.after ?? null;
      const transformed = after === null ? before : (readText(after)?.text ?? before);
      return { file, versions: { before, committed, transformed, language: file.language } };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder for each file; what the listing of a folder would pass over gets other names. */
function placeOf(files: readonly PastFile[], at: number): string {
  const path = files[at]?.oldPath ?? '';
  const names = path
    .split('/')
    .map((name) => (/^(?:\.|node_modules$)/u.test(name) ? `_${name}` : name));
  return `${at}/${names.join('/')}`;
}

/** Which files are the pack's was found out before. */
function onAllPlaces({ manifest, folder }: Pack): Pack {
  return { manifest: { ...manifest, applies_to: { files: [...scriptFiles, '**/*'] } }, folder };
}

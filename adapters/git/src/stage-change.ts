import { createHash } from 'node:crypto';
import type { ChangedFile, Redactor, WorktreeChange } from '@orch/core';
import type { Environment } from './git-environment.ts';
import type { ObjectFormat } from './leaf.ts';
import { patchText } from './patch-text.ts';
import { writeWhole, type PatchPlace } from './patch-file.ts';
import { displayPath } from './path-bytes.ts';
import type { PrivateStore } from './private-store.ts';
import { diffTrees, TreeBuilder, type LeafChange, type Tree } from './tree.ts';
import { diffStoredTrees, type CountedChange, type TreeDiff } from './tree-diff.ts';

export interface ChangeRequest {
  readonly before: Tree;
  readonly after: Tree;
  readonly place: PatchPlace;
  readonly store: PrivateStore;
  readonly format: ObjectFormat;
  readonly redactor: Redactor | null;
  readonly maxPatchBytes: number;
  readonly env: Environment;
}

const nothing: TreeDiff = { changes: [], patch: Buffer.alloc(0), cut: false };

/**
 * What lies between two different trees: every changed file, and a patch of those whose content can
 * be shown.
 * @throws OrchError `ORCH_STORAGE_FAILED`; NodeJS.ErrnoException where the patch cannot be written
 */
export async function changeBetween(request: ChangeRequest): Promise<WorktreeChange> {
  const { before, after, place } = request;
  const changes = diffTrees(before, after);
  const hidden = changes.filter(isHidden);
  const shown = changes.filter((change) => !isHidden(change));
  const diff = shown.length === 0 ? nothing : await diffShown(shown, request);
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const files = [
    ...diff.changes.map((counted) => changedFile(counted, byPath)),
    ...hidden.map(hiddenFile),
  ];
  const patch = patchText(diff.patch, diff.cut, {
    redactor: request.redactor,
    maxBytes: request.maxPatchBytes,
    notes: hidden.map((change) => hiddenNote(change, request.redactor)),
  });
  await writeWhole(place.file, patch.bytes);
  const sum = (count: (file: ChangedFile) => number) => files.reduce((all, f) => all + count(f), 0);
  return {
    before: before.oid,
    after: after.oid,
    diff: {
      path: place.ref,
      sha256: createHash('sha256').update(patch.bytes).digest('hex'),
      files: files.length,
      added: sum(({ added }) => added),
      deleted: sum(({ deleted }) => deleted),
    },
    files,
  };
}

/** Trees of the changed files alone are enough to compare, and there is little to store. */
async function diffShown(
  shown: readonly LeafChange[],
  { store, format, maxPatchBytes, env }: ChangeRequest,
): Promise<TreeDiff> {
  const builder = new TreeBuilder(format);
  const side = (key: 'before' | 'after'): Tree =>
    builder.build(
      shown.flatMap(({ path, [key]: leaf }) => (leaf === null ? [] : [[path, leaf] as const])),
    );
  const trees = { before: side('before'), after: side('after') };
  store.addTree(trees.before);
  store.addTree(trees.after);
  const oids = { before: trees.before.oid, after: trees.after.oid };
  return diffStoredTrees(store.gitDir, oids, shown, maxPatchBytes, env);
}

/** Files of which one side is known by its digest alone. */
function isHidden({ before, after }: LeafChange): boolean {
  return (before ?? after)?.content !== 'stored' || (after ?? before)?.content !== 'stored';
}

function changedFile(
  { path, oldPath, added, deleted }: CountedChange,
  byPath: ReadonlyMap<string, LeafChange>,
): ChangedFile {
  const change = byPath.get(path);
  const leaf = change?.after ?? change?.before;
  return {
    path: displayPath(path),
    oldPath: oldPath === null ? null : displayPath(oldPath),
    added,
    deleted,
    bytes: change?.after?.bytes ?? 0,
    symlink: leaf?.mode === '120000',
  };
}

/** Lines that nobody compared all count, so that a limit on size cannot be passed by sheer size. */
function hiddenFile({ path, before, after }: LeafChange): ChangedFile {
  const isSame = before !== null && before.oid === after?.oid;
  return {
    path: displayPath(path),
    oldPath: null,
    added: isSame ? 0 : (after?.lines ?? 0),
    deleted: isSame ? 0 : (before?.lines ?? 0),
    bytes: after?.bytes ?? 0,
    symlink: (after ?? before)?.mode === '120000',
  };
}

function hiddenNote({ path, before, after }: LeafChange, redactor: Redactor | null): string {
  const name = redactor === null ? displayPath(path) : redactor.text(displayPath(path));
  const [from, to] = [before, after].map((leaf) =>
    leaf === null ? 'absent' : `${leaf.bytes} bytes ${leaf.oid}`,
  );
  const why = [before, after].some((leaf) => leaf?.content === 'unreadable')
    ? 'unreadable'
    : [before, after].some((leaf) => leaf?.content === 'not_kept')
      ? 'changed before and not kept'
      : 'large';
  return `not shown (${why}): ${name}: ${from} -> ${to}`;
}

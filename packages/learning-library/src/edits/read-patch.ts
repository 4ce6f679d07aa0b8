/** A stretch of lines that one change replaced by others. Lines are without their ends. */
export interface Hunk {
  /** Line of the first removed one in the old file, counted from 1; of the one before, if none was. */
  readonly oldStart: number;
  /** Line of the first added one in the new file; of the one before, if none was. */
  readonly newStart: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** What a patch does to one file. */
export interface FilePatch {
  /** From the root; the new name of a renamed file, the old one of a deleted file. */
  readonly path: string;
  readonly oldPath: string;
  readonly kind: 'modify' | 'create' | 'delete' | 'rename' | 'copy';
  readonly binary: boolean;
  readonly hunks: readonly Hunk[];
}

/**
 * Reads the text of a patch as git writes it. Lines around changes only divide hunks. What stands
 * before the first file, and what no patch has, is passed over.
 */
export function readPatch(patch: string): FilePatch[] {
  const starts = [...patch.matchAll(/^diff --git /gmu)].map(({ index }) => index);
  return starts.map((start, at) => readFile(patch.slice(start, starts[at + 1]).split('\n')));
}

function readFile(lines: readonly string[]): FilePatch {
  const firstHunk = lines.findIndex((line) => line.startsWith('@@ '));
  const head = firstHunk === -1 ? lines : lines.slice(0, firstHunk);
  const value = (prefix: string): string | undefined =>
    head.find((line) => line.startsWith(prefix))?.slice(prefix.length);
  const created = value('new file mode ') !== undefined;
  const deleted = value('deleted file mode ') !== undefined;
  const renamed = value('rename from ');
  const copied = value('copy from ');
  const [oldHead, newHead] = headPaths(lines[0] ?? '');
  const oldPath = unquote(renamed ?? copied ?? side(value('--- ')) ?? oldHead);
  const newPath = unquote(
    value('rename to ') ?? value('copy to ') ?? side(value('+++ ')) ?? newHead,
  );
  return {
    path: deleted ? oldPath : newPath,
    oldPath: created ? newPath : oldPath,
    kind: kindOf({ created, deleted, renamed, copied }),
    binary: head.some((line) => line.startsWith('Binary files ') || line === 'GIT binary patch'),
    hunks: firstHunk === -1 ? [] : readHunks(lines.slice(firstHunk)),
  };
}

function kindOf(head: {
  readonly created: boolean;
  readonly deleted: boolean;
  readonly renamed: string | undefined;
  readonly copied: string | undefined;
}): FilePatch['kind'] {
  if (head.created) return 'create';
  if (head.deleted) return 'delete';
  if (head.renamed !== undefined) return 'rename';
  return head.copied === undefined ? 'modify' : 'copy';
}

/** The path after `--- ` or `+++ `, without `a/` or `b/`; nothing for a file that is not there. */
function side(name: string | undefined): string | undefined {
  if (name === undefined || name.startsWith('/dev/null')) return undefined;
  const path = name.replace(/\t$/u, '');
  return path.startsWith('"') ? `"${path.slice(3)}` : path.slice(2);
}

/** Both paths of `diff --git a/x b/x`, which are the same wherever no other line names them. */
function headPaths(line: string): [string, string] {
  const names = line.slice('diff --git '.length);
  if (names.startsWith('"')) {
    const [old = '', next = ''] = names.match(/"(?:[^"\\]|\\.)*"/gu) ?? [];
    return [`"${old.slice(3)}`, `"${(next === '' ? old : next).slice(3)}`];
  }
  const middle = (names.length - 1) / 2;
  return [names.slice(2, middle), names.slice(middle + 3)];
}

function readHunks(lines: readonly string[]): Hunk[] {
  const hunks: { oldStart: number; newStart: number; removed: string[]; added: string[] }[] = [];
  let [oldAt, newAt, open] = [0, 0, false];
  let [oldLeft, newLeft] = [0, 0];
  const current = () => {
    if (!open) hunks.push({ oldStart: oldAt, newStart: newAt, removed: [], added: [] });
    open = true;
    return hunks[hunks.length - 1];
  };
  for (const line of lines) {
    const range = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/u.exec(line);
    if (range !== null && oldLeft <= 0 && newLeft <= 0) {
      [oldLeft, newLeft] = [Number(range[2] ?? 1), Number(range[4] ?? 1)];
      // A side without lines is named by the line before it.
      oldAt = Number(range[1]) + (oldLeft === 0 ? 1 : 0);
      newAt = Number(range[3]) + (newLeft === 0 ? 1 : 0);
      open = false;
    } else if (line.startsWith('-') && oldLeft > 0) {
      current()?.removed.push(line.slice(1));
      oldAt += 1;
      oldLeft -= 1;
    } else if (line.startsWith('+') && newLeft > 0) {
      current()?.added.push(line.slice(1));
      newAt += 1;
      newLeft -= 1;
    } else if (line.startsWith(' ')) {
      open = false;
      oldAt += 1;
      newAt += 1;
      oldLeft -= 1;
      newLeft -= 1;
    }
  }
  return hunks.map((hunk) => ({
    ...hunk,
    oldStart: hunk.removed.length === 0 ? hunk.oldStart - 1 : hunk.oldStart,
    newStart: hunk.added.length === 0 ? hunk.newStart - 1 : hunk.newStart,
  }));
}

const escapes: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, a: 7, b: 8, f: 12, v: 11 };

/** A path as git quotes it: bytes that are no plain ASCII stand as octal numbers. */
function unquote(path: string): string {
  if (!path.startsWith('"')) return path;
  const bytes: number[] = [];
  for (const [, octal, sign, plain] of path
    .slice(1, -1)
    .matchAll(/\\([0-7]{3})|\\(.)|([^\\])/gsu)) {
    if (octal !== undefined) bytes.push(parseInt(octal, 8));
    else if (sign !== undefined) bytes.push(escapes[sign] ?? sign.charCodeAt(0));
    else bytes.push(...Buffer.from(plain ?? ''));
  }
  return Buffer.from(bytes).toString('utf8');
}

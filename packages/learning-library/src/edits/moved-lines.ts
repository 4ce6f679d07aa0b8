import type { FilePatch, Hunk } from './read-patch.ts';

/**
 * The files of a patch without lines that one hunk takes away and another one adds: they were moved,
 * not edited. They are left empty, so that the others keep their numbers.
 */
export function withoutMoved(files: readonly FilePatch[]): FilePatch[] {
  const taken = places(files, ({ removed }) => removed);
  const given = places(files, ({ added }) => added);
  let hunkAt = -1;
  return files.map((file) => ({
    ...file,
    hunks: file.hunks.map((hunk) => {
      hunkAt += 1;
      const at = hunkAt;
      const isMoved = (line: string, there: ReadonlyMap<string, ReadonlySet<number>>) => {
        const others = there.get(line.trim());
        return others !== undefined && !others.has(at);
      };
      return {
        ...hunk,
        removed: hunk.removed.map((line) => (isMoved(line, given) ? '' : line)),
        added: hunk.added.map((line) => (isMoved(line, taken) ? '' : line)),
      };
    }),
  }));
}

/** In which hunks a line stands that has something to say. */
function places(
  files: readonly FilePatch[],
  linesOf: (hunk: Hunk) => readonly string[],
): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  let at = 0;
  for (const { hunks } of files) {
    for (const hunk of hunks) {
      for (const line of linesOf(hunk)) {
        const text = line.trim();
        if (!/\w\W+\w/u.test(text)) continue;
        found.set(text, (found.get(text) ?? new Set()).add(at));
      }
      at += 1;
    }
  }
  return found;
}

import { createTwoFilesPatch } from 'diff';

/** What became of a file: its text before and after; `null` where it is not there. */
export type Change = readonly [before: string | null, after: string | null];

/** The patch of some files, in the order given, in the form in which git prints it. */
export function patchOf(changes: Readonly<Record<string, Change>>): string {
  return Object.entries(changes)
    .map(([path, [before, after]]) => {
      const names: [string, string] = [
        before === null ? '/dev/null' : `a/${path}`,
        after === null ? '/dev/null' : `b/${path}`,
      ];
      const body = createTwoFilesPatch(...names, before ?? '', after ?? '', '', '', { context: 3 });
      const lines = body
        .split('\n')
        .slice(1)
        .map((line) => line.replace(/^(---|\+\+\+) (.*)\t$/u, '$1 $2'));
      const mode =
        before === null
          ? ['new file mode 100644']
          : after === null
            ? ['deleted file mode 100644']
            : [];
      return [`diff --git a/${path} b/${path}`, ...mode, ...lines].join('\n');
    })
    .join('');
}

import { describe, expect, test } from '@jest/globals';
import { patchOf, type Change } from '../../test-support/patch-of.ts';
import { OverlapMeter } from './overlap-meter.ts';
import { editedTokens, type ComparedRun, type Overlap, type TokenCounts } from './overlap.ts';

type Files = Readonly<Record<string, Change>>;
interface Run {
  readonly patches: readonly Files[];
  readonly about?: Partial<ComparedRun>;
}

/** Measures runs, one a day; each is its patches, by default of stages of their own. */
function measure(...runs: readonly (Files | Run)[]): Overlap {
  const meter = new OverlapMeter();
  for (const [at, run] of runs.entries()) {
    const { patches, about = {} } = isRun(run) ? run : { patches: [run] };
    meter.begin({
      task_id: 't',
      run_id: `r${at + 1}`,
      started_at: new Date(Date.UTC(2026, 0, 5 + at)).toISOString(),
      apart: false,
      counts: true,
      ...about,
    });
    for (const files of patches) meter.add(patchOf(files));
  }
  return meter.result();
}

function isRun(run: Files | Run): run is Run {
  return 'patches' in run;
}

const only = (counts: Partial<TokenCounts>): TokenCounts => ({
  added: 0,
  moved: 0,
  again: 0,
  carried: 0,
  across_runs: 0,
  within_run: 0,
  renamed_across_runs: 0,
  renamed_within_run: 0,
  ...counts,
});

const sum = `export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) {
    if (Number.isNaN(value)) throw new Error('not a number');
    total += value;
  }
  return total;
}
`;
/** Counted by hand, line by line: semicolons at the ends of lines are layout. */
const sumTokens = 14 + 4 + 8 + 15 + 3 + 1 + 2 + 1;
const renamedSum = sum
  .replaceAll('sum', 'addUp')
  .replaceAll('values', 'items')
  .replaceAll('value', 'item')
  .replaceAll('total', 'result');
const other = `export class Queue<Item> {
  readonly #waiting: Item[] = [];
  push(item: Item): void {
    this.#waiting.push(item);
  }
  take(): Item | undefined {
    return this.#waiting.shift();
  }
}
`;
const third = `log.write({ level: 'info', at: now(), text: [name, version, count].join(' ') });\n`;
const otherTokens = measure({ 'x.ts': [null, other] }).tokens.added;

describe('an edit', () => {
  test('is counted in tokens, and nothing is a duplicate of itself', () => {
    const { tokens, shares, runs } = measure({ 'a.ts': [null, sum] });
    expect(tokens).toEqual(only({ added: sumTokens }));
    expect(shares).toEqual({ edited: sumTokens, across_runs: 0, within_run: 0, renamed: 0 });
    expect(runs).toHaveLength(1);
  });

  test('that an earlier run made is a duplicate, whatever file it is in', () => {
    const { tokens, shares, repeats } = measure(
      { 'a.ts': [null, sum] },
      { 'src/b.ts': ['const before = 1;\n', `const before = 1;\n\n${sum}`] },
      { 'a.ts': [null, other] },
    );
    expect(tokens).toEqual(only({ added: 2 * sumTokens + otherTokens, across_runs: sumTokens }));
    expect(shares.across_runs).toBeCloseTo(sumTokens / (2 * sumTokens + otherTokens), 9);
    expect(repeats).toEqual([
      {
        tokens: sumTokens,
        times: 1,
        first: { task_id: 't', run_id: 'r1', path: 'a.ts', line: 1 },
        again: [{ task_id: 't', run_id: 'r2', path: 'src/b.ts', line: 3 }],
      },
    ]);
  });

  test('that is made twice in one run is counted apart, and not within one file', () => {
    expect(measure({ 'a.ts': [null, sum], 'b.ts': [null, sum] }).tokens).toEqual(
      only({ added: 2 * sumTokens, within_run: sumTokens }),
    );
    const around = [`${other}\n`, `${sum}\n${other}\n${sum}`] as const;
    expect(measure({ 'a.ts': around }).tokens).toEqual(only({ added: 2 * sumTokens }));
  });

  test('with other names is counted apart, and one with other values or words is none', () => {
    expect(measure({ 'a.ts': [null, sum] }, { 'b.ts': [null, renamedSum] }).tokens).toEqual(
      only({ added: 2 * sumTokens, renamed_across_runs: sumTokens }),
    );
    const mixed = renamedSum.replace('result += item', 'item += result');
    expect(
      measure({ 'a.ts': [null, sum] }, { 'b.ts': [null, mixed] }).tokens.renamed_across_runs,
    ).toBeLessThan(sumTokens);
    const while_ = sum.replace('if (', 'while (').replace('0;', '1;');
    expect(measure({ 'a.ts': [null, renamedSum] }, { 'b.ts': [null, while_] }).tokens).toEqual(
      only({ added: 2 * sumTokens }),
    );
  });

  test('that is too small to tell is none', () => {
    const small = 'return total;\n}\n';
    const { tokens } = measure({ 'a.ts': [null, small] }, { 'b.ts': [null, small] });
    expect(tokens).toEqual(only({ added: 6 }));
  });

  test('that replaces the same by the same is a duplicate though it is small', () => {
    const replace = (name: string): Files => ({
      [name]: [
        `first(${name});\nconst text = readSync(path);\nlast();\n`.replace('.ts', ''),
        `first(${name});\nconst text = await read(path);\nlast();\n`.replace('.ts', ''),
      ],
    });
    const { tokens } = measure(replace('a.ts'), replace('b.ts'));
    expect(tokens).toEqual(only({ added: 4, across_runs: 2 }));
  });
});

describe('no new edit is', () => {
  test('code that is laid out anew', () => {
    const wide = sum
      .replaceAll('\n', '\n    ')
      .replaceAll("'", '"')
      .replace('total += value;', 'total += value');
    const { tokens, runs } = measure({ 'a.ts': [sum, wide] }, { 'a.ts': [wide, sum] });
    expect(tokens).toEqual(only({}));
    expect(runs).toEqual([]);
  });

  test('code that moved to another file, whatever the order of their names', () => {
    for (const [from, to] of [
      ['a.ts', 'b.ts'],
      ['b.ts', 'a.ts'],
    ] as const) {
      const { tokens } = measure(
        { [to]: [null, other] },
        { [from]: [sum + other, other], [to]: [other, other + sum] },
      );
      expect(tokens).toEqual(only({ added: otherTokens + sumTokens, moved: sumTokens }));
    }
  });

  test('code that one stage took away and a later one brought back', () => {
    const { tokens } = measure({
      patches: [{ 'a.ts': [sum, ''] }, { 'b.ts': [null, sum] }],
    });
    expect(tokens).toEqual(only({ added: sumTokens, moved: sumTokens }));
  });

  test('code that was taken away once, when it is added twice, but for the first time', () => {
    const { tokens } = measure({
      'a.ts': [sum, ''],
      'b.ts': [null, sum],
      'c.ts': [null, sum],
      'd.ts': [null, sum],
    });
    expect(tokens).toEqual(only({ added: 3 * sumTokens, moved: sumTokens, within_run: sumTokens }));
  });

  test('what the same run had added to the same file before, as attempts of a stage do', () => {
    const { tokens } = measure({
      patches: [{ 'a.ts': [null, sum] }, { 'a.ts': [null, sum + other] }, { 'b.ts': [null, sum] }],
    });
    expect(tokens).toEqual(
      only({ added: 3 * sumTokens + otherTokens, again: sumTokens, within_run: sumTokens }),
    );
  });

  test('what comes out of a worktree into the main one, but what is made twice side by side is', () => {
    const apart = (files: Files): Run => ({ patches: [files], about: { apart: true } });
    const { tokens } = measure(
      apart({ 'a.ts': [null, sum] }),
      apart({ 'a.ts': [null, sum] }),
      { 'a.ts': [null, sum] },
      { 'b.ts': [null, sum] },
    );
    expect(tokens).toEqual(
      only({ added: 4 * sumTokens, across_runs: 2 * sumTokens, carried: sumTokens }),
    );
  });

  test('what is no code, or made by a program', () => {
    const { tokens, files } = measure({
      'README.md': [null, sum],
      'package-lock.json': [null, sum],
      'dist/a.js': [null, sum],
      'src/a.generated.ts': [null, sum],
      'a.ts': [null, sum],
    });
    expect(tokens).toEqual(only({ added: sumTokens }));
    expect(files).toEqual({ compared: 1, not_code: 2, generated: 2 });
  });
});

test('the order of files in a patch does not matter', () => {
  const files: Files = {
    'c.ts': [sum, ''],
    'a.ts': [null, sum + other],
    'b.ts': [other, sum + other],
    'd.ts': [null, renamedSum],
    'e.ts': ['first();\n', `${third}first();\n${third}`],
    'f.ts': [null, third],
  };
  const backwards = Object.fromEntries(Object.entries(files).reverse());
  const first = { 'x.ts': [null, other] as const };
  expect(Object.keys(backwards)[0]).toBe('f.ts');
  expect(measure(first, files)).toEqual(measure(first, backwards));
});

test('runs that do not count are compared with all the same', () => {
  const { tokens, runs } = measure(
    { patches: [{ 'a.ts': [null, sum] }], about: { counts: false } },
    { 'b.ts': [null, sum] },
  );
  expect(tokens).toEqual(only({ added: sumTokens, across_runs: sumTokens }));
  expect(runs.map(({ run }) => run.run_id)).toEqual(['r2']);
});

describe('a codemod is proposed for', () => {
  const edit = (name: string): Change => [
    `one(${name});\nconst text = readSync(${name}, 'utf8');\ntwo();\n`,
    `one(${name});\nconst text = await read(${name}, { as: 'utf8' });\ntwo();\n`,
  ];

  test('an edit that runs made in three files', () => {
    const { candidates, replacements } = measure(
      { 'a.ts': edit('x'), 'b.ts': edit('y') },
      { 'e.ts': ['call(1);\n', 'emit(new Other(1));\n'] },
      { 'c.ts': edit('z'), 'd.ts': [null, other] },
    );
    expect(candidates).toMatchObject([
      {
        times: 3,
        files: 3,
        runs: 2,
        places: [{ path: 'a.ts' }, { path: 'b.ts' }, { path: 'c.ts', run_id: 'r3', line: 2 }],
      },
    ]);
    expect(replacements).toEqual({ count: 4, repeated: 3 });
    expect(candidates[0]?.before).toContain('readSync($1');
    expect(candidates[0]?.after).toContain('await read($1');
  });

  test('nothing that one run did alone, though another one merged it', () => {
    const files: Files = { 'a.ts': edit('x'), 'b.ts': edit('y'), 'c.ts': edit('z') };
    expect(measure(files).candidates).toEqual([]);
    expect(measure({ patches: [files], about: { apart: true } }, files).candidates).toEqual([]);
  });
});

test('weeks have the runs that began in them', () => {
  const days = Array.from({ length: 9 }, (_, at): Files => ({ [`f${at}.ts`]: [null, sum] }));
  expect(measure(...days).weeks).toEqual([
    {
      week: '2026-01-05',
      runs: 7,
      edited: 7 * sumTokens,
      across_runs: 6 / 7,
      within_run: 0,
      renamed: 0,
    },
    {
      week: '2026-01-12',
      runs: 2,
      edited: 2 * sumTokens,
      across_runs: 1,
      within_run: 0,
      renamed: 0,
    },
  ]);
});

test('what is beyond the memory is said, and changes nothing before it', () => {
  const meter = new OverlapMeter({ maxKeys: sumTokens - 15 });
  for (let at = 0; at < 6; at += 1) {
    const about = {
      task_id: 't',
      started_at: '2026-01-05T00:00:00.000Z',
      apart: false,
      counts: true,
    };
    meter.begin({ ...about, run_id: `r${at}` });
    const text = at % 2 === 0 ? sum : other;
    meter.add(patchOf({ [`f${at}.ts`]: [null, text] }));
  }
  const { tokens, forgotten_from: from } = meter.result();
  // There is a place for each window of 16 tokens of the first run, and for nothing else.
  expect(tokens.across_runs).toBe(2 * sumTokens);
  expect(from).toBe('r1');
});

/** Random code, the same for the same seed. */
function codeOf(seed: number, lines: number, prefix: string): string {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from(
    { length: lines },
    () => `${prefix}${next(9)}(${prefix}${next(99)}, ${next(9)}, '${prefix}${next(99)}');\n`,
  ).join('');
}

test('a run that has nothing to do with the others raises no count of duplicates', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const pieces = [1, 2, 3].map((n) => codeOf(n, 6, 'p'));
    const runs = Array.from({ length: 5 }, (_, at): Files => {
      const own = pieces[(seed * (at + 3)) % 3] ?? '';
      return { [`f${at}.ts`]: [null, codeOf(seed * 10 + at, 4, 'q') + own] };
    });
    const unrelated: Files = { 'u.ts': [null, codeOf(seed, 30, 'unrelated')] };
    const place = seed % 6;
    const more = [...runs.slice(0, place), unrelated, ...runs.slice(place)];
    const [before, after] = [measure(...runs).tokens, measure(...more).tokens];
    expect(before.across_runs).toBeGreaterThan(0);
    expect({ ...after, added: 0 }).toEqual({ ...before, added: 0 });
    expect(editedTokens(after)).toBeGreaterThan(editedTokens(before));
  }
});

test.each([
  [
    'a.ts',
    "import { one,\n  two } from './a.ts';\nimport type * as all from 'b';\nimport 'c';\nx();\n",
    3,
  ],
  ['a.ts', "const a = await import('./a.ts');\nimport.meta.url;\n", 13],
  ['a.py', 'import os\nfrom a.b import (c)\nx(y)\n', 4],
  ['a.go', 'package a\nimport "fmt"\nx(y)\n', 4],
  ['a.rs', 'use std::fmt;\nlet uses = from(x);\n', 7],
  ['a.ts', 'import { one,\ncall(1);\n', 8],
])('imports are no edits (%s: %j)', (path, text, tokens) => {
  expect(measure({ [path]: [null, text] }).tokens.added).toBe(tokens);
});

test('what is repeated inside of a large edit is named by its own lines', () => {
  const large = codeOf(1, 29, 'p') + 'done = 1;\n' + sum + codeOf(2, 10, 'p');
  const { repeats } = measure(
    { 'a.ts': [null, large] },
    { 'b.ts': [null, codeOf(3, 4, 'q') + 'done = 2;\n' + sum] },
  );
  expect(repeats).toMatchObject([
    {
      tokens: sumTokens,
      times: 1,
      first: { path: 'a.ts', line: 31 },
      again: [{ path: 'b.ts', line: 6 }],
    },
  ]);
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readYaml } from './parse-front-matter.ts';
import { readPlain } from './read-plain.ts';

/** Words, marks and blanks that people put into a front matter, in any order. */
const tokens = [
  ...['id', 'owners', 'last_review', 'Last-Review', 'a', 'b c', '2026-11-20', 'null', '~', 'x/**'],
  ...[':', ': ', ' ', '  ', '-', '- ', '#', ' # c', '\t', ',', "'", '"', '[', ']', '{', '}'],
  ...['*', '&', '!', '|', '>', '%', '@', '`', '?', '? ', '=', '<<', 'é', '🙂', '\u2028', '\u0085'],
  ...['.', '/', '0303', '1e3', 'true', '...', 'sha256:ab', '\n', '\n', '\n', '\n- ', '\n  - '],
];
const chaos = fc.array(fc.constantFrom(...tokens), { maxLength: 12 }).map((all) => all.join(''));

/** Front matter as it is mostly meant, so that the short way is taken often. */
const likely = fc.constantFrom(
  'a',
  'b, c',
  '2026-11-20',
  'src/**',
  'A <a@b.c>',
  '~',
  "it's",
  'x:y',
);
const value = fc.oneof({ weight: 12, arbitrary: likely }, { weight: 1, arbitrary: chaos });
const gap = fc.oneof(
  { weight: 9, arbitrary: fc.constant(' ') },
  { weight: 1, arbitrary: fc.constantFrom('', '  ', '\t') },
);
const scalar = fc.tuple(gap, value).map(([blank, text]) => `${blank}${text}`);
const list = fc
  .tuple(
    fc.constantFrom('', '', ' ', ' a'),
    fc.constantFrom('- ', '  - ', ' -  ', '-'),
    fc.array(value, { maxLength: 3 }),
  )
  .map(([start, dash, all]) => [start, ...all.map((each) => `${dash}${each}`)].join('\n'));
const names = ['id', 'title', 'owners', 'covers', 'status', 'x-y', 'x_y', '_z', 'Id'];
const ordered = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.oneof(scalar, list)), {
    minLength: 1,
    maxLength: 5,
    selector: ([name]) => name,
  })
  .map((all) => all.map(([name, text]) => `${name}:${text}`).join('\n'));

test('what is read the short way is what the YAML parser reads', () => {
  let short = 0;
  const agrees = (source: string): void => {
    const fields = readPlain(source, 2);
    if (fields === null) return;
    short += 1;
    expect({ source, read: { ok: true, fields, body: '' } }).toEqual({
      source,
      read: readYaml(source, 2, ''),
    });
  };
  const runs = { seed: 5, numRuns: 4000 };
  fc.assert(fc.property(ordered, agrees), runs);
  fc.assert(fc.property(chaos, agrees), runs);
  expect(short).toBeGreaterThan(500);
});

test.each([
  'id: 20261120-login\ntitle: Sign in, again\nrelates_to: tasks/prd.md\nowners:\n  - Ada\nlast_review:',
  'id: a\nowners:\n- Ada <ada@example.org>\nreviewed_code: 2026-11-20 sha256:ab\ncovers: src/x/**',
])('an ordinary front matter takes the short way', (source) => {
  expect(readPlain(source, 2)?.get('owners')?.values).toHaveLength(1);
});

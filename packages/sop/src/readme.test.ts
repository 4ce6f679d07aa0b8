import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

test('every invariant of the README is cited in the code, and by a test', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  const stated = [...readme.matchAll(/^- \*\*(I\d+)\*\*/gm)].map(([, name = '']) => name);
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && path !== 'readme.test.ts')
    .map((path) => [path, readFileSync(join(import.meta.dirname, path), 'utf8')] as const);
  const cited = (inTests: boolean): Set<string> =>
    new Set(
      sources
        .filter(([path]) => path.endsWith('.test.ts') === inTests)
        .flatMap(([, text]) => [...text.matchAll(/\bI\d+\b/g)].map(([name]) => name)),
    );
  expect(stated.length).toBe(8);
  expect(stated.filter((name) => !cited(true).has(name))).toEqual([]);
  expect(stated.filter((name) => !cited(false).has(name))).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

test('every invariant of the README is named by a test', () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  const names = ['worker/cloud-sync-worker', 'worker/crash', 'receiver/receiver'];
  const tests = names.map((name) => read(`./${name}.test.ts`)).join('\n');
  const cited = new Set([...tests.matchAll(/\bI\d+\b/gu)].map(([name]) => name));
  const stated = [...read('../README.md').matchAll(/^- \*\*(I\d+)\*\*/gmu)].map(([, name]) => name);
  expect(stated.length).toBeGreaterThan(5);
  expect(stated.filter((name) => !cited.has(name ?? ''))).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { parseSpec } from '@orch/spec-guard';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const folder = 'tasks/specs';
const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));

// Whether they still hold depends on the day and the history; the workflow "ci" asks the guard.
test.each(files)('%s can be read, and speaks of files that are there', (name) => {
  const path = `${folder}/${name}`;
  const parsed = parseSpec(path, readFileSync(join(root, path), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('; '));
  const { id, relatesTo, covers } = parsed.spec;
  expect(`${id}.md`).toBe(basename(path));
  const named = [...relatesTo, ...covers].map((each) => each.replace(/[*{[].*$/, ''));
  expect(named.filter((each) => !existsSync(join(root, each)))).toEqual([]);
  expect(named.length).toBeGreaterThan(1);
});

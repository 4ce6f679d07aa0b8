import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { harvest } from './harvest.ts';

const root = join(import.meta.dirname, '../../../..');
const rules = readdirSync(join(root, 'packages/eslint-plugin/src/rules'))
  .filter((name) => !name.includes('.test.'))
  .map((name) => name.replace('.ts', ''));

test('finds every lint rule of this repository with its tests, and nothing that is none', async () => {
  const { findings } = await harvest(root, { kinds: ['lint-rule'] });
  expect(findings.map(({ id }) => id)).toEqual(rules);
  expect(findings.filter(({ detail }) => detail['valid'] === 0)).toEqual([]);
}, 60_000);

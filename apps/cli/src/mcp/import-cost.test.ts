import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { program } from '../../test-support/orch.ts';

/** Stands in the protocol's SDK, and nowhere else. */
const mark = 'elicitation/create';
const fileOf = (bundle: string): string =>
  readFileSync(join(dirname(program), `${bundle}.js`), 'utf8');

test('what every verb loads, and what looks, plans and drives, has no MCP in it', () => {
  const others = ['main', 'look', 'plan', 'drive', 'keep', 'govern', 'set-up'];
  expect(others.filter((bundle) => fileOf(bundle).includes(mark))).toEqual([]);
  expect(['mcp-serve', 'mcp-codex'].filter((bundle) => !fileOf(bundle).includes(mark))).toEqual([]);
});

import { afterEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { Repository } from '../../test-support/repository.ts';
import { readPack } from '../pack/read-pack.ts';
import { checkPack } from './check-pack.ts';

let repository: Repository;
afterEach(() => repository.remove());

const manifest = {
  id: 'no-eval',
  version: '0.1.0',
  kind: 'lint',
  state: 'stable',
  summary: 'Forbids eval.',
  applies_to: {},
  entry: 'lint.config.mjs',
  fixtures: 'fixtures',
  provenance: { source: 'written' },
};

test('a lint pack whose ESLint is not installed does not pass, and says what is missing', async () => {
  repository = new Repository({
    'patterns/no-eval/pack.json': JSON.stringify(manifest),
    'patterns/no-eval/README.md': '# no-eval\n',
    'patterns/no-eval/lint.config.mjs': "export default [{ rules: { 'no-eval': 'error' } }];\n",
    'patterns/no-eval/fixtures/positive/call/input.js': "eval('1');\n",
    'patterns/no-eval/fixtures/positive/call/expect.json': '{"rules":["no-eval"]}',
    'patterns/no-eval/fixtures/negative/none/input.js': 'run();\n',
  });
  const read = readPack(join(repository.root, 'patterns/no-eval'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const check = await checkPack(read.pack);
  expect(check.passed).toBe(false);
  expect(check.results).toEqual([
    { name: 'positive/call', passed: false, message: expect.stringContaining("'eslint'") },
    { name: 'negative/none', passed: false, message: expect.stringContaining("'eslint'") },
  ]);
});

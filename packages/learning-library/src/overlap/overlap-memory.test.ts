import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TokenCounts } from './overlap.ts';

const program = fileURLToPath(new URL('../../test-support/measure-many.ts', import.meta.url));

test('200 MB of patches of 2,000 runs are measured in a heap of 64 MB', () => {
  const output = execFileSync(
    process.execPath,
    ['--max-old-space-size=64', '--import', import.meta.resolve('tsx'), program],
    { encoding: 'utf8', timeout: 120_000 },
  );
  const { runs, tokens, arrayBuffers } = JSON.parse(output) as {
    readonly runs: number;
    readonly tokens: TokenCounts;
    readonly arrayBuffers: number;
  };
  expect(runs).toBe(2_000);
  // Of each of the last 1,999 runs the one line that all have in common.
  expect(tokens.across_runs).toBe(1_999 * 26);
  expect(arrayBuffers).toBeLessThan(100 * tokens.added);
}, 150_000);

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runJest } from './run-jest.ts';
import { exitCodeOf, summaryLine } from './tally.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orch-runner-test-'));
  await writeFile(join(folder, 'package.json'), '{"type":"commonjs"}');
  await writeFile(join(folder, 'jest.config.js'), 'module.exports = { transform: {} };');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function countOf(files: Record<string, string>): Promise<{ line: string; exitCode: number }> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const outcome = await runJest(folder, ['--runInBand'], 'nowhere');
  return {
    line: summaryLine(outcome.tally),
    exitCode: exitCodeOf(outcome.tally, outcome.exitCode),
  };
}

describe('the count of a test run', () => {
  test('names passed and failed tests, and exits 0 only if none failed', async () => {
    const green = { 'a.test.js': "test('a', () => {}); test('b', () => {});" };
    expect(await countOf(green)).toEqual({ line: '2 passed, 0 failed', exitCode: 0 });
    const red = { 'b.test.js': "test('c', () => { throw new Error('red') });" };
    expect(await countOf(red)).toEqual({ line: '2 passed, 1 failed', exitCode: 1 });
  });

  test('takes a suite that passes when it is run again alone for passed, and names it', async () => {
    const marker = JSON.stringify(join(folder, 'was-here'));
    const shy = `const fs = require('node:fs'); test('shy', () => { const first = !fs.existsSync(${marker}); fs.writeFileSync(${marker}, ''); if (first) throw new Error('busy'); });`;
    const files = {
      'a.test.js': "test('a', () => {}); test.skip('b', () => {});",
      'shy.test.js': shy,
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const outcome = await runJest(folder, ['--runInBand'], 'nowhere');
    expect(outcome).toEqual({
      tally: { passed: 2, failed: 0, skipped: 1 },
      exitCode: 0,
      passedAlone: [expect.stringMatching(/shy\.test\.js$/)],
    });
  });

  test('names skipped tests where there are any', async () => {
    const files = { 'a.test.js': "test('a', () => {}); test.skip('b', () => {}); test.todo('c');" };
    expect(await countOf(files)).toEqual({ line: '1 passed, 0 failed, 2 skipped', exitCode: 0 });
  });

  test('a suite that does not load is a failed test, not an absent one', async () => {
    const files = { 'a.test.js': "test('a', () => {});", 'b.test.js': 'this is not JavaScript' };
    expect(await countOf(files)).toEqual({ line: '1 passed, 1 failed', exitCode: 1 });
  });

  test('a hook that throws after its tests passed is a failed test', async () => {
    const files = { 'a.test.js': "test('a', () => {}); afterAll(() => { throw new Error('x') });" };
    expect(await countOf(files)).toEqual({ line: '1 passed, 1 failed', exitCode: 1 });
  });

  test('no tests at all is a failure', async () => {
    expect((await countOf({})).exitCode).toBe(1);
  });

  test('a Jest that cannot start is a failure', async () => {
    const files = { 'jest.config.js': "throw new Error('broken configuration')" };
    expect(await countOf(files)).toEqual({ line: '0 passed, 1 failed', exitCode: 1 });
  });
});

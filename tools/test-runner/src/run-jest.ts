import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tally, type JestReport, type Tally } from './tally.ts';

const require = createRequire(import.meta.url);

/** What one run of Jest came to. */
export type JestOutcome = { tally: Tally; exitCode: number };

/** Where the output of a program goes. Never to stdout, whose last line is the count. */
export type Output = 'stderr' | 'nowhere';

/** Runs a program without stdin. Resolves to its exit code, 1 after a signal. */
export function run(
  file: string,
  args: readonly string[],
  cwd: string,
  output: Output = 'stderr',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const target = output === 'stderr' ? process.stderr : 'ignore';
    const child = spawn(file, args, { cwd, stdio: ['ignore', target, target] });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs Jest in `cwd` and counts what happened from its JSON report.
 *
 * Where Jest leaves no report (it crashed, or its configuration is wrong), that is one failed test.
 */
export async function runJest(
  cwd: string,
  args: readonly string[],
  output: Output = 'stderr',
): Promise<JestOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'orch-jest-'));
  const reportFile = join(folder, 'report.json');
  try {
    const exitCode = await run(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        require.resolve('jest/bin/jest'),
        '--ci',
        '--json',
        `--outputFile=${reportFile}`,
        ...args,
      ],
      cwd,
      output,
    );
    return { tally: await readTally(reportFile), exitCode };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readTally(reportFile: string): Promise<Tally> {
  let text: string;
  try {
    text = await readFile(reportFile, 'utf8');
  } catch (error) {
    process.stderr.write(`Jest left no report: ${String(error)}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return tally(JSON.parse(text) as JestReport);
}

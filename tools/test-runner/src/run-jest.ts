import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failedFiles, secondTally, tally, type JestReport, type Tally } from './tally.ts';

const require = createRequire(import.meta.url);

/** What the tests came to. */
export type JestOutcome = {
  tally: Tally;
  exitCode: number;
  /** Suites that failed beside others and passed when they were run again by themselves. */
  passedAlone: readonly string[];
};

/** More suites than this do not fail because the machine was busy. */
const mostRunAgain = 8;

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
 * Runs Jest in `cwd` and counts what happened from its JSON report. A few suites that failed are run
 * once more, one after the other: tests of real processes have limits in time, which a busy machine can
 * exceed. What passes only then is told by name.
 *
 * Where Jest leaves no report (it crashed, or its configuration is wrong), that is one failed test.
 */
export async function runJest(
  cwd: string,
  args: readonly string[],
  output: Output = 'stderr',
): Promise<JestOutcome> {
  const first = await runOnce(cwd, args, output);
  if (first.report === null) return { ...first, tally: noReport, passedAlone: [] };
  const files = failedFiles(first.report);
  const counted = { tally: tally(first.report), exitCode: first.exitCode, passedAlone: [] };
  if (files.length === 0 || files.length > mostRunAgain) return counted;
  const second = await runOnce(cwd, [...args, '--runInBand', '--runTestsByPath', ...files], output);
  if (second.report === null) return counted;
  const stillFailed = failedFiles(second.report);
  return {
    tally: secondTally(first.report, second.report),
    exitCode: second.exitCode,
    passedAlone: files.filter((file) => !stillFailed.includes(file)),
  };
}

const noReport: Tally = { passed: 0, failed: 1, skipped: 0 };

async function runOnce(
  cwd: string,
  args: readonly string[],
  output: Output,
): Promise<{ readonly report: JestReport | null; readonly exitCode: number }> {
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
    return { report: await readReport(reportFile), exitCode };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readReport(reportFile: string): Promise<JestReport | null> {
  let text: string;
  try {
    text = await readFile(reportFile, 'utf8');
  } catch (error) {
    process.stderr.write(`Jest left no report: ${String(error)}\n`);
    return null;
  }
  return JSON.parse(text) as JestReport;
}

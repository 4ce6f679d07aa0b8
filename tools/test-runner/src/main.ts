/**
 * `npm test`: builds what the end-to-end tests need, runs the tests, and prints the count as the
 * last line of stdout. `--no-build` leaves the build out; every other argument goes to Jest.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { run, runJest } from './run-jest.ts';
import { exitCodeOf, summaryLine } from './tally.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const args = process.argv.slice(2);
const wantsBuild = !args.includes('--no-build');

process.env.NX_DAEMON = 'false';
const buildCode = wantsBuild
  ? await run(
      process.execPath,
      [
        createRequire(import.meta.url).resolve('nx/bin/nx.js'),
        'run-many',
        '-t',
        'build',
        '--outputStyle=stream',
      ],
      root,
    )
  : 0;

if (buildCode === 0) {
  const outcome = await runJest(
    root,
    args.filter((arg) => arg !== '--no-build'),
  );
  process.exitCode = exitCodeOf(outcome.tally, outcome.exitCode);
  if (outcome.tally.passed === 0 && outcome.tally.failed === 0) {
    process.stderr.write('No test ran, which counts as a failure.\n');
  }
  for (const file of outcome.passedAlone) {
    process.stderr.write(`Failed beside others, passed when run again alone: ${file}\n`);
  }
  process.stdout.write(`${summaryLine(outcome.tally)}\n`);
} else {
  process.stderr.write('The build failed, so no test was run.\n');
  process.exitCode = 1;
  process.stdout.write(`${summaryLine({ passed: 0, failed: 1, skipped: 0 })}\n`);
}

/** How many tests ended in which way. */
export type Tally = { passed: number; failed: number; skipped: number };

/** The part of Jest's `--json` report that the count rests on. */
export type JestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: readonly {
    /** The suite's file. */
    name: string;
    status: string;
    assertionResults: readonly { status: string }[];
  }[];
};

/**
 * Counts tests, not suites.
 *
 * A suite that failed without a failed test of its own (it did not load, or a hook outside the
 * tests threw) counts as one failed test: otherwise a file that cannot be parsed would look like a
 * file without tests.
 */
export function tally(report: JestReport): Tally {
  const brokenSuites = report.testResults.filter(
    (suite) =>
      suite.status === 'failed' && !suite.assertionResults.some((t) => t.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The files of the suites in which anything failed. */
export function failedFiles(report: JestReport): string[] {
  return report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
}

/** The count once some files were run again: theirs is taken from the second run. */
export function secondTally(first: JestReport, second: JestReport): Tally {
  const again = new Set(second.testResults.map(({ name }) => name));
  const kept = first.testResults.filter(({ name }) => !again.has(name));
  const ended = kept.flatMap(({ assertionResults }) => assertionResults);
  const count = (status: string): number => ended.filter((each) => each.status === status).length;
  const broken = kept.filter(
    (suite) =>
      suite.status === 'failed' && !suite.assertionResults.some((t) => t.status === 'failed'),
  );
  const { passed, failed, skipped } = tally(second);
  return {
    passed: passed + count('passed'),
    failed: failed + count('failed') + broken.length,
    skipped: skipped + count('pending') + count('skipped') + count('todo'),
  };
}

/** `N passed, N failed`, with `, N skipped` only where any test was skipped. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  const skippedPart = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${passed} passed, ${failed} failed${skippedPart}`;
}

/**
 * The exit code that fits a tally: 0 only where something ran, nothing failed and Jest itself
 * ended well.
 */
export function exitCodeOf({ passed, failed }: Tally, jestExitCode: number): 0 | 1 {
  return passed > 0 && failed === 0 && jestExitCode === 0 ? 0 : 1;
}

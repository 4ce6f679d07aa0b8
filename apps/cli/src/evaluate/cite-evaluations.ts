import type { EvaluationReceipt } from '@orch/core';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withLibrary } from '../patterns/with-library.ts';

/** Of one attempt; more are somebody's mistake, and would swell the journal. */
const maxCited = 100;

/** What is cited of the evaluations of an attempt, and what is to be said of those that are not. */
export interface Citations {
  readonly evaluations: readonly EvaluationReceipt[];
  readonly notes: readonly string[];
}

/**
 * Reads the reports that an attempt left. One that does not fit its schema or its own trials is not cited.
 *
 * @param ref the folder relative to the run's, with `/`
 */
export async function citeEvaluations(folder: string, ref: string): Promise<Citations> {
  const names = readdirSync(folder).sort();
  const evaluations: EvaluationReceipt[] = [];
  const notes: string[] = [];
  await withLibrary(({ readReport }) => {
    for (const name of names.slice(0, maxCited)) {
      const read = readReport(join(folder, name, 'report.json'));
      if (!read.ok) {
        notes.push(`the evaluation ${name} is not cited: ${read.reason}`);
        continue;
      }
      const { id, suite, passed, counts } = read.report;
      evaluations.push({
        suite: suite.id,
        evaluation: id,
        report: `${ref}/${name}/report.json`,
        sha256: read.sha256,
        passed,
        verdicts: { ...counts },
      });
    }
  });
  if (names.length > maxCited) {
    notes.push(`${names.length - maxCited} further evaluations are not cited`);
  }
  return { evaluations, notes };
}

import type { EvaluationReport } from '@orch/learning-library';
import type { LearningLibrary } from '../patterns/with-library.ts';
import { plainLine } from '../output/plain-text.ts';

/** `orch eval run` (wire shape): the report without its single trials, and where all of it is. */
export interface EvalRunDocument extends Omit<
  EvaluationReport,
  'v' | 'trials' | 'methods' | 'id' | 'suite'
> {
  readonly evaluation: string;
  readonly suite: string;
  /** Relative to the root. */
  readonly report: string;
  readonly markdown: string;
  readonly picture: string;
  /** Trials that were not resolved, with why. */
  readonly open: readonly {
    readonly scenario: string;
    readonly configuration: string;
    readonly trial: number;
    readonly verdict: string;
    readonly reason: string;
  }[];
  /** Copies that were kept. */
  readonly kept: readonly string[];
}

/** The document of an evaluation. */
export function evaluationDocument(report: EvaluationReport, folder: string): EvalRunDocument {
  const { configurations, scenarios, comparisons, trials } = report;
  return {
    evaluation: report.id,
    suite: report.suite.id,
    passed: report.passed,
    complete: report.complete,
    counts: report.counts,
    started_at: report.started_at,
    completed_at: report.completed_at,
    configurations,
    scenarios,
    comparisons,
    report: `${folder}/report.json`,
    markdown: `${folder}/report.md`,
    picture: `${folder}/report.svg`,
    open: trials
      .filter(({ verdict }) => verdict !== 'resolved')
      .map(({ scenario, configuration, trial, verdict, reason }) => ({
        scenario,
        configuration,
        trial,
        verdict,
        reason,
      })),
    kept: trials.flatMap(({ kept }) => (kept === null ? [] : [kept])),
  };
}

/** The same for a person. */
export function evaluationText(
  document: EvalRunDocument,
  { countsText, differenceText, rateText }: LearningLibrary,
): string {
  const { suite, passed, complete, counts, configurations, scenarios, comparisons } = document;
  const several = configurations.length > 1;
  const lines = [
    `${suite}: ${passed ? 'passed' : 'not passed'}; ${countsText(counts)}${complete ? '' : '; cut short'}`,
    ...scenarios.flatMap(({ id, results }) =>
      results.map(
        ({ configuration, rate, counts: own, flaky }) =>
          `  ${id}${several ? ` ${configuration}` : ''}: ${rate.rate === null ? countsText(own) : rateText(rate)}${flaky ? ', flaky' : ''}`,
      ),
    ),
    ...(several ? configurations.map(({ id, rate }) => `  all, ${id}: ${rateText(rate)}`) : []),
    ...comparisons.map(({ sentence, overall }) => `${sentence} ${differenceText(overall)} points`),
    ...document.open.map(
      ({ scenario, configuration, trial, verdict, reason }) =>
        `${verdict}: ${scenario}${several ? ` ${configuration}` : ''}, trial ${trial}: ${plainLine(reason)}`,
    ),
    ...document.kept.map((folder) => `kept: ${folder}`),
    `report: ${document.markdown}`,
  ];
  return `${lines.join('\n')}\n`;
}

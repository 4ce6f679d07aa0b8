import type { EvaluationReport, TrialRecord } from './report.ts';
import type { Configuration, Suite } from './suite.ts';
import { compare, configurationReports, countVerdicts, scenarioReports } from './summarise.ts';

/** What a report is made from. */
export interface ReportFacts {
  readonly id: string;
  readonly suite: Suite;
  readonly configurations: readonly Configuration[];
  readonly trials: readonly TrialRecord[];
  /** Digests of the fixtures, by folder as the scenarios name it. */
  readonly fixtures: ReadonlyMap<string, string>;
  readonly startedAt: string;
  readonly completedAt: string;
  readonly complete: boolean;
}

const methods = {
  rate: 'Wilson score interval (1927); trials of a deterministic scenario that end alike count once',
  difference: 'Newcombe hybrid score interval (1998, method 10), independent trials',
  confidence: 0.95,
};

/** The report of an evaluation: a function of its trials. */
export function makeReport(facts: ReportFacts): EvaluationReport {
  const { suite, configurations, trials, complete } = facts;
  const scenarios = scenarioReports(suite.scenarios, configurations, trials, facts.fixtures);
  const counts = countVerdicts(trials);
  return {
    v: 1,
    id: facts.id,
    suite: { id: suite.id, title: suite.title ?? suite.id, sha256: suite.sha256 },
    started_at: facts.startedAt,
    completed_at: facts.completedAt,
    complete,
    passed: complete && hasPassed(trials),
    counts,
    methods,
    configurations: configurationReports(suite.scenarios, configurations, trials),
    scenarios,
    comparisons: compare(suite.scenarios, configurations, trials),
    trials,
  };
}

/**
 * E3: what is skipped has not passed, and an evaluation that skips everything has not either. A flaky scenario has a
 * trial that was not resolved, so it fails with the others.
 */
function hasPassed(trials: readonly Pick<TrialRecord, 'verdict'>[]): boolean {
  const said = trials.filter(({ verdict }) => verdict !== 'skipped');
  return said.length > 0 && said.every(({ verdict }) => verdict === 'resolved');
}

/**
 * What in a report does not follow from its own trials; `null` where all that a citation says of it does.
 */
export function contradiction(report: EvaluationReport): string | null {
  const counted = JSON.stringify(countVerdicts(report.trials));
  if (JSON.stringify(report.counts) !== counted) return 'its counts are not those of its trials';
  const passed = report.complete && hasPassed(report.trials);
  return report.passed === passed ? null : 'it did not pass by its own trials';
}

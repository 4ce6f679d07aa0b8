import { newcombe, showsDifference, wilson, type Rate } from './proportion.ts';
import type {
  Comparison,
  ConfigurationReport,
  ScenarioReport,
  TrialRecord,
  VerdictCounts,
} from './report.ts';
import { isDeterministic, type Configuration, type Scenario } from './suite.ts';
import type { Verdict } from './verdict.ts';

/** Verdicts in the order of reports. */
const verdicts: readonly Verdict[] = [
  'resolved',
  'unresolved',
  'broke',
  'error',
  'timeout',
  'invalid',
  'skipped',
  'cancelled',
];

/** How often each verdict was reached. */
export function countVerdicts(trials: readonly Pick<TrialRecord, 'verdict'>[]): VerdictCounts {
  const count = (verdict: Verdict) => trials.filter((each) => each.verdict === verdict).length;
  const counted = verdicts.map((verdict) => [verdict, count(verdict)] as const);
  return Object.fromEntries(counted.filter(([, times]) => times > 0));
}

/** E3: what a trial that is invalid, skipped or cut short says of the subject is nothing. */
function counts({ verdict }: TrialRecord): boolean {
  return !['invalid', 'skipped', 'cancelled'].includes(verdict);
}

/** A scenario with the trials of one configuration. */
interface Cell {
  readonly scenario: Scenario;
  readonly configuration: Configuration;
  readonly trials: readonly TrialRecord[];
}

function cellOf(
  scenario: Scenario,
  configuration: Configuration,
  trials: readonly TrialRecord[],
): Cell {
  return {
    scenario,
    configuration,
    trials: trials.filter(
      (each) => each.scenario === scenario.id && each.configuration === configuration.id,
    ),
  };
}

function endsAlike({ trials }: Cell): boolean {
  return new Set(trials.filter(counts).map(({ verdict }) => verdict)).size <= 1;
}

/** Trials that always end alike say no more than one of them: they count once. */
function collapses(cell: Cell): boolean {
  return isDeterministic(cell.scenario, cell.configuration) && endsAlike(cell);
}

function tally(cell: Cell, collapse: boolean): { readonly resolved: number; readonly of: number } {
  const counted = cell.trials.filter(counts);
  const resolved = counted.filter(({ verdict }) => verdict === 'resolved').length;
  if (!collapse || counted.length === 0) return { resolved, of: counted.length };
  return { resolved: Math.sign(resolved), of: 1 };
}

function rateOf(cells: readonly Cell[], collapse: (cell: Cell) => boolean = collapses): Rate {
  const tallies = cells.map((cell) => tally(cell, collapse(cell)));
  const sum = (key: 'resolved' | 'of') => tallies.reduce((total, each) => total + each[key], 0);
  return wilson(sum('resolved'), sum('of'));
}

/** What the trials came to, by scenario. */
export function scenarioReports(
  scenarios: readonly Scenario[],
  configurations: readonly Configuration[],
  trials: readonly TrialRecord[],
  fixtures: ReadonlyMap<string, string>,
): ScenarioReport[] {
  return scenarios.map((scenario) => ({
    id: scenario.id,
    title: scenario.title ?? scenario.id,
    fixture: scenario.fixture,
    fixture_sha256: fixtures.get(scenario.fixture) ?? '',
    needs: scenario.needs ?? [],
    repeat: scenario.repeat ?? 1,
    results: configurations.map((configuration) => {
      const cell = cellOf(scenario, configuration, trials);
      return {
        configuration: configuration.id,
        counts: countVerdicts(cell.trials),
        rate: rateOf([cell]),
        flaky: isDeterministic(scenario, configuration) && !endsAlike(cell),
      };
    }),
  }));
}

/** What the trials came to, by configuration. */
export function configurationReports(
  scenarios: readonly Scenario[],
  configurations: readonly Configuration[],
  trials: readonly TrialRecord[],
): ConfigurationReport[] {
  return configurations.map((configuration) => ({
    id: configuration.id,
    title: configuration.title ?? configuration.id,
    subject: configuration.subject ?? null,
    counts: countVerdicts(trials.filter((each) => each.configuration === configuration.id)),
    rate: rateOf(scenarios.map((scenario) => cellOf(scenario, configuration, trials))),
  }));
}

/** Compares the first configuration with each of the others, on scenarios that count for both. */
export function compare(
  scenarios: readonly Scenario[],
  configurations: readonly Configuration[],
  trials: readonly TrialRecord[],
): Comparison[] {
  const [a, ...others] = configurations;
  if (a === undefined) return [];
  return others.map((b) => {
    const pairs = scenarios
      .map((scenario) => [cellOf(scenario, a, trials), cellOf(scenario, b, trials)] as const)
      .filter((pair) => pair.every((cell) => cell.trials.some(counts)));
    const both = new Set(
      pairs.filter((pair) => pair.every(collapses)).map(([{ scenario }]) => scenario.id),
    );
    const collapse = ({ scenario }: Cell) => both.has(scenario.id);
    const differenceOf = (some: typeof pairs) =>
      newcombe(
        rateOf(
          some.map(([first]) => first),
          collapse,
        ),
        rateOf(
          some.map(([, second]) => second),
          collapse,
        ),
      );
    const overall = differenceOf(pairs);
    const shown = showsDifference(overall);
    return {
      a: a.id,
      b: b.id,
      scenarios: pairs.map((pair) => ({
        id: pair[0].scenario.id,
        difference: differenceOf([pair]),
      })),
      overall,
      shown,
      sentence: sentenceOf(a.id, b.id, overall.difference, shown),
    };
  });
}

function sentenceOf(a: string, b: string, difference: number | null, shown: boolean): string {
  if (difference === null) return `${a} and ${b} have no scenario in common that counts.`;
  if (!shown) return `No difference shown between ${a} and ${b}: the interval includes 0.`;
  return `On these scenarios ${b} resolves ${difference > 0 ? 'more' : 'less'} than ${a}.`;
}

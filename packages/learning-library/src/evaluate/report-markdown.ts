import type { Comparison, EvaluationReport, TrialRecord } from './report.ts';
import { countsText, differenceText, rateText } from './report-text.ts';

const maxTailChars = 600;

/** A report for people, with its picture beside it. */
export function reportMarkdown(report: EvaluationReport): string {
  const { suite, configurations, scenarios, comparisons, methods } = report;
  const odd = report.trials.filter(({ verdict }) => verdict !== 'resolved');
  const blocks = [
    `# ${cell(suite.title)}: ${report.passed ? 'passed' : 'not passed'}`,
    [
      `Evaluation \`${report.id}\` of the suite \`${suite.id}\` (${suite.sha256.slice(0, 12)}), ${report.started_at} to ${report.completed_at}.`,
      `Trials: ${countsText(report.counts)}.`,
      ...(report.complete ? [] : ['**It was cut short: not all trials were run.**']),
    ].join('\n'),
    '![Resolved trials with their intervals](report.svg)',
    table(
      ['configuration', 'resolved (95 % interval)', 'trials'],
      configurations.map(({ title, rate, counts }) => [title, rateText(rate), countsText(counts)]),
    ),
    '## Scenarios',
    table(
      ['scenario', 'configuration', 'resolved (95 % interval)', 'trials'],
      scenarios.flatMap(({ id, results }) =>
        results.map(({ configuration, rate, counts, flaky }) => [
          id,
          configuration,
          `${rateText(rate)}${flaky ? ', **flaky**' : ''}`,
          countsText(counts),
        ]),
      ),
    ),
    ...(comparisons.length === 0 ? [] : ['## Comparison', ...comparisons.map(comparisonText)]),
    ...(odd.length === 0 ? [] : ['## What was not resolved', ...odd.map(trialText)]),
    '## How it was counted',
    `${methods.rate}. ${methods.difference}. Confidence ${methods.confidence * 100} %. Invalid, skipped and cancelled trials are in no rate. Intervals are about these scenarios, not about others like them.`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function comparisonText({ a, b, overall, scenarios, sentence }: Comparison): string {
  const rows = scenarios.map(({ id, difference }) => [id, differenceText(difference)]);
  const all = ['all of them', differenceText(overall)];
  return `${sentence}\n\n${table(['scenario', `${b} minus ${a}, in points`], [...rows, all])}`;
}

function trialText({ scenario, configuration, trial, verdict, reason, checks }: TrialRecord) {
  const tail = checks
    .map((check) => check.tail)
    .filter((text) => text !== '')
    .at(-1);
  const line = `- ${scenario}, ${configuration}, trial ${trial}: **${verdict}**. ${cell(reason)}`;
  if (tail === undefined || verdict === 'invalid' || verdict === 'skipped') return line;
  const shown = tail.slice(-maxTailChars).trimEnd().replaceAll('\n', '\n      ');
  return `${line}\n\n      ${shown}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text that cannot end a cell or begin markup of its own. */
function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll(/\s*\n\s*/gu, ' ');
}

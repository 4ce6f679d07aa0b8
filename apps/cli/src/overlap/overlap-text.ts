import type { CodemodCandidate, CodePlace, Repeat } from '@orch/learning-library';
import { plainLine } from '../output/plain-text.ts';
import type { MetricsOverlapDocument } from '../verbs/metrics-overlap.ts';

const shownRepeats = 5;
const shownCandidates = 5;
const shownProblems = 5;
const shownWeeks = 12;

/** The diff overlap for a person: the number, then where, then what to do about it. */
export function overlapText(document: MetricsOverlapDocument): string {
  const { shares, tokens, runs, replacements, repeats, candidates, weeks, svg } = document;
  if (runs.read === 0) return `${['No runs.', ...notInIt(document)].join('\n')}\n`;
  if (runs.counted === 0) {
    const lines = [
      'No run that was asked for added to code.',
      ...section('Not in it:', notInIt(document)),
    ];
    return `${lines.join('\n')}\n`;
  }
  const renamed = tokens.renamed_across_runs + tokens.renamed_within_run;
  const lines = [
    `Diff overlap: ${percent(shares.across_runs)}`,
    `Of ${amount(shares.edited, 'token')} that ${amount(runs.counted, 'run')} added to code, ${number(tokens.across_runs)} had been added by an earlier run.`,
    `  ${percent(shares.within_run).padStart(7)}  ${number(tokens.within_run)} were added to another file by the same run`,
    `  ${percent(shares.renamed).padStart(7)}  ${number(renamed)} more are the same with other names`,
    `Not among them: ${number(tokens.moved)} moved, ${number(tokens.again)} done again in the same file, ${number(tokens.carried)} merged from worktrees of goals.`,
    `Of ${amount(replacements.count, 'replacement')} of code by code, ${number(replacements.repeated)} are of a kind that a codemod could make.`,
    ...comparisonText(document),
    ...section('Added again most:', repeats.slice(0, shownRepeats).flatMap(repeatText)),
    ...(candidates.length === 0
      ? ['', 'Candidates for a codemod: none (no replacement in 3 files by 2 runs).']
      : section(
          'Candidates for a codemod:',
          candidates.slice(0, shownCandidates).flatMap(candidateText),
        )),
    ...section(
      weeks.length > shownWeeks ? `The last ${shownWeeks} of ${weeks.length} weeks:` : 'Weeks:',
      weeks
        .slice(-shownWeeks)
        .map(
          (week) =>
            `  ${week.week}  ${percent(week.across_runs).padStart(7)}  of ${amount(week.edited, 'token')}, ${amount(week.runs, 'run')}`,
        ),
    ),
    ...section('Not in it:', notInIt(document)),
    ...(svg === null ? [] : ['', `Wrote ${svg}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function comparisonText({ comparison }: MetricsOverlapDocument): string[] {
  if (comparison === null) return [];
  const { at, before, after, reduction, interval, halved } = comparison;
  const low = interval === null ? '' : interval.low === null ? 'no bound' : percent(interval.low);
  const range =
    interval === null
      ? ''
      : ` (the reduction is between ${low} and ${percent(interval.high)}, at 95 %)`;
  const verdict = {
    yes: 'The runs show that it fell by half at least.',
    no: 'It did not fall by half.',
    open: 'These runs cannot tell whether it fell by half.',
    too_few_runs: 'Too few runs to tell: each side needs 10 that added to code.',
    nothing_before: 'There was none before, so there is nothing to compare with.',
  }[halved];
  return section(`Before and from ${at}, with as many runs on both sides, each side by itself:`, [
    `  before: ${percent(before.across_runs)} of ${amount(before.edited, 'token')}, ${amount(before.runs, 'run')}`,
    `  after:  ${percent(after.across_runs)} of ${amount(after.edited, 'token')}, ${amount(after.runs, 'run')}`,
    ...(reduction === null
      ? []
      : [`  ${reduction < 0 ? 'more' : 'less'} by ${percent(Math.abs(reduction))}${range}`]),
    `  ${verdict}`,
  ]);
}

function repeatText({ tokens, times, first, again }: Repeat): string[] {
  const [latest] = again.slice(-1);
  return [
    `  ${amount(tokens, 'token')}, ${times === 1 ? 'once' : `${times} times`}: first at ${placeText(first)}`,
    ...(latest === undefined
      ? []
      : [`    ${times === 1 ? '' : 'latest '}again at ${placeText(latest)}`]),
  ];
}

function candidateText({ before, after, times, files, runs, places }: CodemodCandidate): string[] {
  return [
    `  ${plainLine(before)}`,
    `    → ${plainLine(after)}`,
    `    ${times} times in ${files} files by ${runs} runs, such as ${places.slice(-2).map(placeText).join(', ')}`,
  ];
}

function placeText({ path, line, run_id }: CodePlace): string {
  return `${plainLine(path)}:${line} (run ${run_id})`;
}

function notInIt(document: MetricsOverlapDocument): string[] {
  const { runs, files, patches, problems, problems_total, damaged_lines, edits_over_limit } =
    document;
  const rest = problems_total - Math.min(problems.length, shownProblems);
  return [
    ...when(runs.gone, `  ${amount(runs.gone, 'run')} whose records were removed`),
    ...when(files.not_code, `  ${amount(files.not_code, 'file')} that are no code`),
    ...when(files.generated, `  ${amount(files.generated, 'file')} that were generated`),
    ...when(
      patches.incomplete,
      `  what was left out of ${amount(patches.incomplete, 'patch', 'patches')} when orch wrote them`,
    ),
    ...problems.slice(0, shownProblems).map(problemText),
    ...when(rest, `  ${number(rest)} more like these; see --format json`),
    ...when(
      damaged_lines,
      `  ${amount(damaged_lines, 'line')} of the run index that cannot be read`,
    ),
    ...when(
      edits_over_limit,
      `  ${amount(edits_over_limit, 'edit')} too many to look for candidates in`,
    ),
    ...(document.forgotten_from === null
      ? []
      : [
          `  what runs from ${document.forgotten_from} on added, as something to compare with: too much`,
        ]),
  ];
}

function problemText({ run_id, path, kind }: MetricsOverlapDocument['problems'][number]): string {
  const what = {
    journal: 'its journal is damaged; see orch runs verify',
    missing: 'the patch is missing',
    altered: 'the patch is not what was recorded',
    no_digest: 'no digest of the patch was recorded',
    too_large: 'the patch is too large',
  }[kind];
  return `  run ${run_id}${path === null ? '' : `, ${path}`}: ${what}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function when(count: number, line: string): string[] {
  return count === 0 ? [] : [line];
}

function amount(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`;
}

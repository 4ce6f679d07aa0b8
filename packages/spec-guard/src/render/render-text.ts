import type { Finding, SpecVerdict, Verdict } from '../guard/verdict.ts';

/** How the text is to be said. */
export interface TextOptions {
  /** Nothing blocks, whatever is found. */
  readonly dryRun?: boolean;
  /** Specs that expire within this many days are named. */
  readonly soonDays?: number;
}

/** How many different things are said of each severity, and of how many paths each. */
const namedGroups = 12;
const namedPaths = 3;
const dayMs = 86_400_000;

/** A verdict as people read it: what blocks and what to do, then what is worth a look, then the sum. */
export function renderText(verdict: Verdict, options: TextOptions = {}): string {
  const { findings } = verdict;
  const blocks = findings.filter(({ severity }) => severity === 'block');
  const warnings = findings.filter(({ severity }) => severity === 'warn');
  const mark = options.dryRun === true ? 'would block' : 'blocks';
  const parts = [
    ...section(blocks, mark),
    ...section(warnings, 'warning'),
    ...soonLines(verdict, options.soonDays ?? 7),
    ...exemptLines(verdict),
    sumLine(verdict, blocks.length, warnings.length, options.dryRun === true),
  ];
  return `${parts.join('\n')}\n`;
}

function section(findings: readonly Finding[], mark: string): string[] {
  if (findings.length === 0) return [];
  const groups = [...groupOf(findings)].slice(0, namedGroups);
  const lines = groups.flatMap((group, at) => {
    const named = group.slice(0, namedPaths).map(({ path, line, message, code }) => {
      const place = clean(line > 1 ? `${path}:${line}` : path);
      return `${mark}: ${place} ${clean(message)} [${code}]`;
    });
    const rest = group.length - named.length;
    const more = rest > 0 ? [`${mark}: and ${count(rest, 'more path')} for the same reason`] : [];
    const next = group[0]?.next ?? '';
    // What is to be done about several groups in a row is said once, below the last.
    const isSaidBelow = groups[at + 1]?.[0]?.next === next;
    return [...named, ...more, ...(isSaidBelow ? [] : [`    next: ${clean(next)}`])];
  });
  const rest = findings.length - groups.flat().length;
  return rest > 0
    ? [...lines, `${mark}: and ${rest} more (--format json has all)`, '']
    : [...lines, ''];
}

/** Findings that say the same of several paths, in the order of the first of each. */
function groupOf(findings: readonly Finding[]): Iterable<readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [finding.code, finding.message, finding.next].join('\0');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return groups.values();
}

function soonLines({ specs, at }: Verdict, soonDays: number): string[] {
  const nowDay = Math.floor(Date.parse(at) / dayMs);
  const soon = specs.flatMap((spec) => {
    const daysLeft = daysUntil(spec, nowDay);
    return spec.standing === 'ok' && daysLeft !== null && daysLeft <= soonDays
      ? [{ spec, daysLeft }]
      : [];
  });
  if (soon.length === 0) return [];
  soon.sort((a, b) => a.daysLeft - b.daysLeft);
  const lines = soon.slice(0, namedGroups).map(({ spec, daysLeft }) => {
    const when = daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`;
    return `expires ${when} (${spec.expires_on ?? ''}): ${clean(spec.path)}`;
  });
  const rest = soon.length - namedGroups;
  return [...lines, ...(rest > 0 ? [`and ${rest} more that expire soon`] : []), ''];
}

function daysUntil({ expires_on: expiresOn }: SpecVerdict, nowDay: number): number | null {
  return expiresOn === null ? null : Date.parse(expiresOn) / dayMs - nowDay;
}

function exemptLines({ specs }: Verdict): string[] {
  const exempt = specs.filter(({ standing }) => standing === 'exempt');
  if (exempt.length === 0) return [];
  const named = exempt.slice(0, 5).map(({ path, status }) => `${clean(path)} (${status ?? ''})`);
  const more = exempt.length > 5 ? `, and ${exempt.length - 5} more` : '';
  return [`not checked, because closed: ${named.join(', ')}${more}`, ''];
}

function sumLine(verdict: Verdict, blocks: number, warnings: number, dryRun: boolean): string {
  const { specs, files, status, at } = verdict;
  const looked = [
    ...(files.length > 0 ? [count(files.length, 'changed path')] : []),
    count(specs.length, 'spec'),
  ].join(' and ');
  const noted = warnings > 0 ? `, ${count(warnings, 'warning')}` : '';
  const day = `as of ${at.slice(0, 10)}`;
  const problems = `${count(blocks, 'problem')}${noted} in ${looked}, ${day}.`;
  switch (status) {
    case 'passed':
      return `Spec guard passed: nothing blocks${noted} in ${looked}, ${day}.`;
    case 'blocked':
      return `Spec guard ${dryRun ? 'would block' : 'blocks'}: ${problems}`;
    case 'failed':
      return `Spec guard ${dryRun ? 'would fail' : 'failed'}, because a spec cannot be read: ${problems}`;
  }
}

/** `1 spec`, `2 specs`. */
function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** Text from files, on one line and without what moves a terminal's cursor or turns its text around. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ');
}

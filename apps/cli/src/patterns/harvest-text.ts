import type { Finding, FindingKind } from '@orch/learning-library';
import { cut, plainLine } from '../output/plain-text.ts';
import type { PatternsHarvestDocument } from '../verbs/patterns-harvest.ts';

const titles: Readonly<Record<FindingKind, string>> = {
  'restricted-import': 'What the linter forbids',
  'lint-rule': 'Lint rules of its own',
  codemod: 'Codemods',
  migration: 'Migrations',
  generator: 'Generators',
  'repeated-edit': 'Edits that were made again and again',
  idiom: 'How it is mostly done',
  convention: 'Settings',
  toolchain: 'Commands',
  'ci-step': 'Steps of CI',
};

/** How many findings of a kind are shown where all kinds are. */
const shown = 8;

/** The report for people: the most useful first, each with a place, and what it comes to at the end. */
export function harvestText(document: PatternsHarvestDocument, all: boolean): string {
  const { files, findings, problems, problem_count: problemCount } = document;
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  const skipped = Object.entries(files.skipped)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${count} ${reason.replaceAll('_', ' ')}`);
  return [
    ...kinds.flatMap((kind) => ofKind(kind, findings, all)),
    ...candidateLines(document),
    ...problems
      .slice(0, all ? undefined : shown)
      .map(({ path, line, message }) => `! ${plainLine(path)}:${line}: ${plainLine(message)}\n`),
    ...(problemCount > shown && !all
      ? [`! ${problemCount} files could not be parsed in all\n`]
      : []),
    `\nRead ${files.read} of ${files.listed} files${skipped.length === 0 ? '' : `; not read: ${skipped.join(', ')}`}.\n`,
    historyLine(document),
    conclusion(document),
  ].join('');
}

function ofKind(kind: FindingKind, findings: readonly Finding[], all: boolean): string[] {
  const own = findings.filter((each) => each.kind === kind);
  const some = all ? own : own.slice(0, shown);
  const rest = own.length - some.length;
  return [
    `${titles[kind]} (${own.length})\n`,
    ...some.map(findingLine),
    ...(rest > 0 ? [`  … and ${rest} more: --kind ${kind}\n`] : []),
    '\n',
  ];
}

function findingLine({ id, summary, places, count, counter_count: counter }: Finding): string {
  const [first] = places;
  const place = first === undefined ? '' : ` ${plainLine(first.path)}:${first.line}`;
  const more = count > 1 ? ` (${count} places` : '';
  const against =
    counter > 0 ? `${more === '' ? ' (' : ', '}${counter} otherwise)` : more === '' ? '' : ')';
  return `  ${cut(plainLine(id), 60)}  ${cut(plainLine(summary), 120)}  ${place.trim()}${more}${against}\n`;
}

function candidateLines({ candidates }: PatternsHarvestDocument): string[] {
  if (candidates.length === 0) return [];
  const words = { proposed: '', written: ' written', exists: ' is there already: left as it is' };
  return [
    `Candidates (${candidates.length})\n`,
    ...candidates.map(
      ({ path, from, status }) =>
        `  ${plainLine(path)}  from ${from.kind} ${cut(plainLine(from.id), 60)}${words[status]}\n`,
    ),
    '\n',
  ];
}

function historyLine({ history, secret_candidates: secret }: PatternsHarvestDocument): string {
  const left =
    secret + (history?.secret_fixtures ?? 0) > 0
      ? `Left out because they hold a secret: ${secret} candidates, ${history?.secret_fixtures ?? 0} fixtures.\n`
      : '';
  if (history === null) return left;
  const end = history.truncated === null ? '' : `, no further: ${history.truncated}`;
  return `Read ${history.commits_read} ${history.commits_read === 1 ? 'commit' : 'commits'}${end}.\n${left}`;
}

function plural(count: number): string {
  return count === 1 ? '1 candidate' : `${count} candidates`;
}

/** Most of what a repository does is its own affair, and a pack that nobody needs costs everybody. */
function conclusion({ findings, candidates }: PatternsHarvestDocument): string {
  const proposed = candidates.some(({ status }) => status === 'proposed');
  return [
    `${findings.length} findings, ${plural(candidates.length)} for a pack. `,
    candidates.length === 0
      ? 'Nothing here is worth a pack by itself.\n'
      : 'Few are worth promoting, often none: promote what other projects would adopt unchanged.\n',
    ...(proposed ? ['Write the candidates: --write. Then: orch patterns test <id>\n'] : []),
  ].join('');
}

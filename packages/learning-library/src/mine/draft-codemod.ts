import { concrete, patternText } from '../edits/generalise.ts';
import type { RepeatedEdit } from '../edits/repeated-edits.ts';
import { specialise } from '../edits/specialise.ts';
import type { Candidate, Finding } from '../harvest/finding.ts';
import type { PackManifest } from '../pack/pack.ts';
import { scriptFiles } from '../plan/list-files.ts';
import { codemodText, type CodemodText } from './codemod-text.ts';
import { draftFixtures, type DraftFixture } from './draft-fixtures.ts';
import { tellingWord, type HeadPlaces } from './head-places.ts';
import { splitHistory, type SplitHistory } from './split-history.ts';
import { isOneStatement, parsesAs } from './one-statement.ts';
import { transformText } from './template-file.ts';

/** Why no codemod is drafted from an edit. */
export type NoDraft = 'language' | 'form' | 'no-word' | 'secret' | 'fixtures';

/** What a codemod is drafted from. */
export interface DraftRequest {
  /** With its places, the oldest ones first. */
  readonly edit: RepeatedEdit;
  readonly head: HeadPlaces;
  readonly finding: Finding;
  readonly hasSecret: (text: string) => boolean;
}

/** A drafted codemod, or why there is none. */
export type Draft =
  | { readonly ok: true; readonly candidate: Candidate; readonly secretFixtures: number }
  | { readonly ok: false; readonly reason: NoDraft };

/**
 * Drafts a codemod from an edit that was made again and again. What it does and its cases come from the
 * earlier commits alone; the later ones are there to try it on (M4).
 */
export function draftCodemod({ edit, head, finding, hasSecret }: DraftRequest): Draft {
  if (edit.language !== 'script') return { ok: false, reason: 'language' };
  const split = splitHistory(edit.occurrences);
  const pattern = specialise(split.learned, edit.language);
  const needle = tellingWord(pattern);
  if (needle.length < 2) return { ok: false, reason: 'no-word' };
  const [codemod] = split.learned
    .toSorted((a, b) => lines(a.after) - lines(b.after))
    .map((place) => codemodText(place, pattern, edit.language))
    .filter((each) => each !== null);
  if (codemod === undefined || !isOneStatement(codemod.before, codemod.after)) {
    return { ok: false, reason: 'form' };
  }
  if (hasSecret(`${codemod.before}\n${codemod.after}`)) return { ok: false, reason: 'secret' };
  const drafted = draftFixtures({
    codemod,
    before: pattern.before,
    language: edit.language,
    learned: split.learned,
    nearMisses: head.nearMisses,
    parses: parsesAs,
  });
  // M5: a case that holds a secret is left out, whole.
  const fixtures = drafted.filter(({ files }) => !files.some(({ text }) => hasSecret(text)));
  if (!fixtures.some(({ name }) => name.startsWith('positive/'))) {
    return { ok: false, reason: drafted.length > fixtures.length ? 'secret' : 'fixtures' };
  }
  const secretFixtures = drafted.length - fixtures.length;
  const files = filesOf({ finding, codemod, needle, split, fixtures, secretFixtures });
  return {
    ok: true,
    candidate: { folder: 'patterns', id: finding.id, from: finding, files },
    secretFixtures,
  };
}

interface Content {
  readonly finding: Finding;
  readonly codemod: CodemodText;
  readonly needle: string;
  readonly split: SplitHistory;
  readonly fixtures: readonly DraftFixture[];
  readonly secretFixtures: number;
}

function filesOf(content: Content): Candidate['files'] {
  const { finding, codemod, needle, split, fixtures } = content;
  const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ');
  const summary = `Replaces ${oneLine(codemod.before)} with ${oneLine(codemod.after)}`;
  const manifest: PackManifest = {
    id: finding.id,
    version: '0.1.0',
    kind: 'codemod',
    state: 'candidate',
    summary: summary.length > 200 ? `${summary.slice(0, 199)}…` : summary,
    applies_to: { files: scriptFiles },
    entry: 'transform.js',
    parser: 'auto',
    needles: [needle],
    fixtures: 'fixtures',
    provenance: {
      source: 'harvested',
      from: 'edits in the history of a repository',
      support: split.learned.length + split.heldBack.length,
      learned_from: originsOf(split.learned),
    },
  };
  return [
    { path: 'pack.json', text: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: 'README.md', text: readmeOf(content, summary) },
    { path: 'transform.js', text: transformText(codemod) },
    ...fixtures.flatMap(({ name, files }) =>
      files.map(({ path, text }) => ({ path: `fixtures/${name}/${path}`, text })),
    ),
  ];
}

function readmeOf(
  { finding, codemod, split, fixtures, secretFixtures }: Content,
  summary: string,
): string {
  const cases = fixtures.map(
    ({ name, from }) => `| \`${name}\` | \`${from.replaceAll('`', "'")}\` |`,
  );
  return [
    `# ${finding.id}`,
    '',
    `${summary.replaceAll('`', "'")}.`,
    '',
    '```js',
    `${codemod.before};`,
    '// becomes',
    `${codemod.after};`,
    '```',
    '',
    `Drafted from ${countOf(split.learned)}. ${countOf(split.heldBack)} were held back: \`orch patterns promote ${finding.id}\` tries it on them.`,
    'It changes these places alone: what else those commits changed, such as imports, it does not.',
    '',
    '| case | from |',
    '| --- | --- |',
    ...cases,
    '',
    ...(secretFixtures === 0
      ? []
      : [
          `${secretFixtures} more cases were left out because they hold what looks like a secret.`,
          '',
        ]),
  ].join('\n');
}

function originsOf(places: SplitHistory['learned']): string[] {
  return [...new Set(places.map(({ origin }) => origin))];
}

function countOf(places: SplitHistory['learned']): string {
  const commits = originsOf(places).length;
  return `${places.length} ${places.length === 1 ? 'place' : 'places'} of ${commits} ${commits === 1 ? 'commit' : 'commits'}`;
}

const lines = (text: string) => text.split('\n').length;

/** A name for an edit: the words that it takes away and those that it brings. */
export function nameOf({ before, after }: Pick<RepeatedEdit, 'before' | 'after'>): string {
  const words = (parts: RepeatedEdit['before'], others: RepeatedEdit['before']) => {
    const named = concrete(parts).filter((part) => /\w/u.test(part));
    const own = named.filter((part) => !others.includes(part));
    return (own.length > 0 ? own : named).slice(0, 3).join(' ');
  };
  const slug = `${words(before, after)} to ${words(after, before)}`
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/gu, '-')
    .replaceAll(/^[^a-z]+|-+$/gu, '')
    .slice(0, 50)
    .replace(/-+$/u, '');
  return slug === '' ? 'edit' : slug;
}

/** An edit as one line. */
export function lineOf({ before, after }: Pick<RepeatedEdit, 'before' | 'after'>): string {
  return `${patternText(before)} → ${patternText(after)}`;
}

import type { PackManifest } from '../../pack/pack.ts';
import type { Candidate, Finding } from '../finding.ts';

/** What is special about a candidate; the rest all of them have. */
export interface Draft {
  readonly id: string;
  readonly kind: PackManifest['kind'];
  readonly summary: string;
  readonly entry: string;
  readonly appliesTo?: PackManifest['applies_to'];
  readonly from: Finding;
  /** The entry and the fixtures. */
  readonly files: Candidate['files'];
  /** What a person has to look at before it is promoted; sentences. */
  readonly caveats: readonly string[];
}

/** The files of a candidate pack: its manifest and page, and what it brings. */
export function candidateFrom(draft: Draft, repository: string): Candidate {
  const { id, kind, from, entry } = draft;
  const [first] = from.places;
  const place = first === undefined ? '' : `:${first.path}:${first.line}`;
  const manifest: PackManifest = {
    id,
    version: '0.1.0',
    kind,
    state: 'candidate',
    summary: shortened(draft.summary, 200),
    applies_to: draft.appliesTo ?? {},
    entry,
    fixtures: 'fixtures',
    provenance: { source: 'harvested', from: `${repository}${place}`, support: from.count },
  };
  return {
    folder: kind === 'adapter' ? 'adapters' : 'patterns',
    id,
    from,
    files: [
      { path: 'pack.json', text: `${JSON.stringify(manifest, null, 2)}\n` },
      { path: 'README.md', text: page(draft, repository) },
      ...draft.files,
    ],
  };
}

function page({ id, summary, from, caveats }: Draft, repository: string): string {
  const found = from.places.slice(0, 5).map(({ path, line }) => `- \`${path}:${line}\`\n`);
  const against = from.counter_examples
    .slice(0, 5)
    .map(({ path, line }) => `- \`${path}:${line}\`\n`);
  return [
    `# ${id}\n\n${summary}\n\n`,
    `A candidate, harvested from ${repository}: ${plural(from.count, 'place')} for it, `,
    `${plural(from.counter_count, 'place')} against it.\n\n`,
    ...found,
    ...(against.length === 0 ? [] : ['\nOtherwise:\n\n', ...against]),
    ...(caveats.length === 0 ? [] : ['\n', ...caveats.map((each) => `${each}\n`)]),
    `\n\`\`\`sh\norch patterns test ${id}\n\`\`\`\n`,
  ].join('');
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** The id of a pack out of any words; `null` where nothing is left of them. */
export function packId(...words: readonly string[]): string | null {
  const id = words
    .join('-')
    .replace(/([a-z0-9])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^[^a-z]+|-+$/gu, '')
    .slice(0, 60)
    .replace(/-+$/u, '');
  return id === '' ? null : id;
}

import { posix } from 'node:path';
import type { Candidate, Finding } from '../finding.ts';
import { outputOf } from '../readers/codemods.ts';
import { candidateFrom, packId } from './pack-files.ts';
import { standing } from './stands-alone.ts';

/** Gives the text of a file of the repository; `null` where it is not to be read. */
export type ReadText = (path: string) => string | null;

/** The most cases that are taken along. */
const mostCases = 20;

/**
 * Transforms that stand alone and have cases that show what they do. What needs other files of its
 * repository, or Babel to be loaded, stays there.
 */
export function codemodCandidates(
  findings: readonly Finding[],
  paths: ReadonlySet<string>,
  read: ReadText,
  repository: string,
): Candidate[] {
  return findings.flatMap((finding) => {
    const [place] = finding.places;
    const fixtures = finding.detail['fixtures'];
    if (finding.kind !== 'codemod' || place === undefined || !Array.isArray(fixtures)) return [];
    const folder = posix.dirname(place.path);
    // It is in a pack already.
    if (paths.has(posix.join(folder, 'pack.json'))) return [];
    const name = posix.basename(place.path).replace(/\.[^.]+$/u, '');
    const id = packId(name === 'transform' || name === 'index' ? posix.basename(folder) : name);
    const text = read(place.path);
    const alone = text === null ? null : standing(place.path, text, ['jscodeshift']);
    const cases = casesOf(
      fixtures.filter((each) => typeof each === 'string'),
      read,
    );
    if (id === null || text === null || alone === null || !cases.some(isPositive)) return [];
    const entry = `transform.${alone.ending}`;
    const endings = [...new Set(cases.map(({ ending }) => ending))].sort();
    const [only = 'js'] = endings;
    const draft = {
      id,
      kind: 'codemod',
      summary: `The transform ${place.path} of ${repository}.`,
      entry,
      appliesTo: { files: [endings.length > 1 ? `**/*.{${endings.join(',')}}` : `**/*.${only}`] },
      from: finding,
      files: [{ path: entry, text }, ...cases.flatMap(filesOf)],
      caveats: [
        'Say in `pack.json` what it does, and add `needles`, without which every file is parsed.',
      ],
    } as const;
    return [candidateFrom(draft, repository)];
  });
}

interface Case {
  readonly name: string;
  readonly ending: string;
  readonly input: string;
  readonly output: string;
}

function isPositive({ input, output }: Case): boolean {
  return input !== output;
}

function casesOf(inputs: readonly string[], read: ReadText): Case[] {
  return inputs.slice(0, mostCases).flatMap((path) => {
    const [input, output] = [read(path), read(outputOf(path))];
    const [, stem = '', ending = ''] = /^(.*?)\.?input\.([^.]+)$/u.exec(posix.basename(path)) ?? [];
    const name = packId(stem === '' ? posix.basename(posix.dirname(path)) : stem);
    return input === null || output === null || name === null
      ? []
      : [{ name, ending, input, output }];
  });
}

/** What became of an input is a negative case: a codemod that runs once more changes nothing. */
function filesOf(each: Case): Candidate['files'][number][] {
  const { name, ending, input, output } = each;
  const done = { path: `fixtures/negative/${name}/input.${ending}`, text: output };
  if (!isPositive(each)) return [done];
  const folder = `fixtures/positive/${name}`;
  return [
    { path: `${folder}/input.${ending}`, text: input },
    { path: `${folder}/output.${ending}`, text: output },
    done,
  ];
}

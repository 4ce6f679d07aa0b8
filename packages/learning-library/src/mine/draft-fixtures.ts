import type { Language } from '../edits/language.ts';
import type { Occurrence } from '../edits/repeated-edits.ts';
import type { Part } from '../edits/generalise.ts';
import { fill, fillings, type CodemodText } from './codemod-text.ts';
import type { HeadPlace } from './head-places.ts';

/** A case of a drafted codemod, and where its code is from. */
export interface DraftFixture {
  /** Folder below `fixtures/`. */
  readonly name: string;
  readonly from: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** What cases are made from. */
export interface FixtureSource {
  readonly codemod: CodemodText;
  readonly before: readonly Part[];
  readonly language: Language;
  readonly learned: readonly Occurrence[];
  readonly nearMisses: readonly HeadPlace[];
  /** Whether a text is a program by itself, in a file of that ending. */
  readonly parses: (text: string, extension: string) => boolean;
}

const positives = 6;
const negatives = 3;

/**
 * Cases from real commits: the code as it stood, and what became of it, in the line breaks of the
 * codemod. What it became, and places of the same name in another form, must stay as they are.
 */
export function draftFixtures(source: FixtureSource): DraftFixture[] {
  const cases = source.learned
    .map((place) => ({ place, ...textsOf(place, source) }))
    .filter(({ input }) => input !== '')
    .filter(({ input }, at, all) => all.findIndex((other) => other.input === input) === at)
    .slice(0, positives);
  const stays = source.nearMisses
    .map(({ path, line, text }) => ({ text: `${text};\n`, path, line }))
    .filter(({ text, path }) => source.parses(text, extensionOf(path)))
    .slice(0, negatives);
  return [
    ...cases.map(({ place, input, output }, at): DraftFixture => {
      const name = `positive/${at + 1}-${place.origin.slice(0, 8)}`;
      const end = extensionOf(place.path);
      return {
        name,
        from: `${place.origin.slice(0, 12)} ${place.path}:${place.oldLine}`,
        files: [
          { path: `input.${end}`, text: input },
          { path: `output.${end}`, text: output },
        ],
      };
    }),
    ...cases.slice(0, 1).map(({ place, output }): DraftFixture => {
      return {
        name: `negative/already-${place.origin.slice(0, 8)}`,
        from: `${place.origin.slice(0, 12)} ${place.path}:${place.newLine}`,
        files: [{ path: `input.${extensionOf(place.path)}`, text: output }],
      };
    }),
    ...stays.map(({ text, path, line }, at): DraftFixture => {
      const file = { path: `input.${extensionOf(path)}`, text };
      return { name: `negative/other-${at + 1}`, from: `${path}:${line}`, files: [file] };
    }),
  ];
}

/** The two texts of a case; empty ones where the place does not make one. */
function textsOf(
  { before, after, path }: Occurrence,
  { codemod, before: pattern, language, parses }: FixtureSource,
): { readonly input: string; readonly output: string } {
  const filled = fillings(before, pattern, language);
  const [input, output] = [`${before};\n`, `${fill(codemod.after, filled ?? new Map())};\n`];
  const fine =
    filled !== null && [input, output, after].every((text) => parses(text, extensionOf(path)));
  return fine ? { input, output } : { input: '', output: '' };
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

import type { TokenEdit } from './edits-of.ts';
import { Code } from './code.ts';
import { generalise, isHole, type Part } from './generalise.ts';
import { hunkEdits } from './hunk-edits.ts';
import { languageOf, type Language } from './language.ts';
import { isGenerated, noiseOf, renamedBy, type Noise } from './noise.ts';
import type { FilePatch } from './read-patch.ts';
import { specialise } from './specialise.ts';
import { withoutMoved } from './moved-lines.ts';

/** One place where an edit was made. */
export interface Occurrence extends TokenEdit {
  /** What made it: a commit, a run. */
  readonly origin: string;
  readonly path: string;
  readonly oldPath: string;
}

/** An edit that was made again and again. */
export interface RepeatedEdit {
  /** The most general form, by which edits are the same. */
  readonly key: string;
  readonly language: Language;
  /** What all places have in common; holes for the rest. */
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** In the order in which they were added. */
  readonly occurrences: readonly Occurrence[];
  readonly files: number;
  readonly origins: readonly string[];
  /** How often the opposite was done, undone pairs not counted. */
  readonly inverse: number;
}

/** What was found, and what was left out and why; counts are of places. */
export interface RepeatedEdits {
  /** The most frequent ones first. */
  readonly edits: readonly RepeatedEdit[];
  readonly dropped: Readonly<
    Record<Noise | 'generated' | 'reverted' | 'large' | 'over_limit', number>
  >;
}

/** From how many files and origins on an edit is a repeated one. */
export interface Support {
  readonly minFiles: number;
  readonly minOrigins: number;
}

const usual: Support = { minFiles: 3, minOrigins: 2 };
/** So many places are held at most, to bound the memory. */
const maxOccurrences = 100_000;
const maxChars = 2000;

interface Group {
  readonly language: Language;
  occurrences: Occurrence[];
}

/** Gathers edits from patches, and tells which were made again and again. */
export class EditCollector {
  readonly #groups = new Map<string, Group>();
  readonly #renamed = new Set<string>();
  readonly #dropped: Record<keyof RepeatedEdits['dropped'], number> = {
    formatting: 0,
    version: 0,
    path: 0,
    modifier: 0,
    import_list: 0,
    rename: 0,
    generated: 0,
    reverted: 0,
    large: 0,
    over_limit: 0,
  };
  #count = 0;

  /** Takes the files of a patch that one origin made; origins come in the order of their time. */
  add(origin: string, files: readonly FilePatch[]): void {
    // Prose and data first: they may be most of a patch, and nothing is compared with them.
    for (const file of withoutMoved(files.filter(({ path }) => languageOf(path) !== null))) {
      const language = languageOf(file.path);
      if (language === null) continue;
      if (isGenerated(file.path)) {
        this.#dropped.generated += file.hunks.length;
        continue;
      }
      for (const hunk of file.hunks) {
        const { edits, renamed, large } = hunkEdits(hunk, language);
        this.#dropped.large += large;
        for (const pair of renamed) this.#renamed.add(own(pair.join('\n')));
        for (const edit of edits) this.#take({ ...edit, origin, ...pathsOf(file) }, language);
      }
    }
  }

  #take(found: Occurrence, language: Language): void {
    const noise = noiseOf(found, language);
    if (noise !== null || found.before.length + found.after.length > maxChars) {
      this.#dropped[noise ?? 'large'] += 1;
      return;
    }
    if (this.#count >= maxOccurrences) {
      this.#dropped.over_limit += 1;
      return;
    }
    this.#count += 1;
    const key = own(keyOf(found.before, found.after, language));
    const group = this.#groups.get(key) ?? { language, occurrences: [] };
    group.occurrences.push({ ...found, before: own(found.before), after: own(found.after) });
    this.#groups.set(key, group);
  }

  /** How many places of edits are held, whatever their support. */
  get count(): number {
    return this.#count;
  }

  /** The edits that have enough support. */
  finish({ minFiles, minOrigins }: Support = usual): RepeatedEdits {
    const dropped = { ...this.#dropped };
    const edits: RepeatedEdit[] = [];
    for (const [key, { language, occurrences: all }] of this.#groups) {
      if (!isEnough(all, minFiles, minOrigins)) continue;
      const opposite = this.#opposite(all, language);
      const { kept, reverted, left } = withoutReverted(all, opposite, language);
      dropped.reverted += reverted;
      if (!isEnough(kept, minFiles, minOrigins)) continue;
      const pair = kept[0] === undefined ? null : renamedBy(kept[0], language);
      if (pair !== null && this.#renamed.has(pair.join('\n'))) {
        dropped.rename += kept.length;
        continue;
      }
      edits.push({
        key,
        language,
        ...specialise(kept, language),
        occurrences: kept,
        files: filesOf(kept).size,
        origins: [...originsOf(kept)],
        inverse: left,
      });
    }
    edits.sort((a, b) => b.occurrences.length - a.occurrences.length || (a.key < b.key ? -1 : 1));
    return { edits, dropped };
  }

  #opposite([first]: readonly Occurrence[], language: Language): readonly Occurrence[] {
    if (first === undefined) return [];
    return this.#groups.get(keyOf(first.after, first.before, language))?.occurrences ?? [];
  }
}

/** What an edit has in common with others like it, as one text. */
export function keyOf(before: string, after: string, language: Language): string {
  const general = generalise(before, after, language);
  const text = (parts: readonly Part[]) =>
    parts.map((part) => (isHole(part) ? `\0${part.rest ? '*' : ''}${part.hole}` : part)).join('\n');
  return `${language}\n${text(general.before)}\n\0=>\n${text(general.after)}`;
}

/** Takes out each place together with one where the same file was later changed back, or before. */
function withoutReverted(
  occurrences: readonly Occurrence[],
  opposite: readonly Occurrence[],
  language: Language,
): { kept: Occurrence[]; reverted: number; left: number } {
  if (opposite.length === 0) return { kept: [...occurrences], reverted: 0, left: 0 };
  const tokens = (text: string) => {
    const code = new Code(text, language);
    return code.key([0, code.tokens.length]);
  };
  const back = new Map<string, number>();
  for (const { path, before, after } of opposite) {
    const key = [path, tokens(after), tokens(before)].join('\0');
    back.set(key, (back.get(key) ?? 0) + 1);
  }
  const kept = occurrences.filter(({ path, before, after }) => {
    const key = [path, tokens(before), tokens(after)].join('\0');
    const count = back.get(key) ?? 0;
    if (count > 0) back.set(key, count - 1);
    return count === 0;
  });
  const left = [...back.values()].reduce((sum, count) => sum + count, 0);
  return { kept, reverted: occurrences.length - kept.length, left };
}

function isEnough(occurrences: readonly Occurrence[], files: number, origins: number): boolean {
  return filesOf(occurrences).size >= files && originsOf(occurrences).size >= origins;
}

const filesOf = (occurrences: readonly Occurrence[]) =>
  new Set(occurrences.map(({ path }) => path));
const originsOf = (occurrences: readonly Occurrence[]) =>
  new Set(occurrences.map(({ origin }) => origin));

function pathsOf({ path, oldPath }: FilePatch): { path: string; oldPath: string } {
  return { path: own(path), oldPath: own(oldPath) };
}

/** A copy that does not keep the large text alive which it was cut from. */
function own(text: string): string {
  return Buffer.from(text).toString();
}

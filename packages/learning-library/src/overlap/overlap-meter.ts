import { readPatch } from '../edits/read-patch.ts';
import { codeChange, type CodeHunk } from './code-change.ts';
import type { CodeToken } from './code-token.ts';
import { CodemodCandidates } from './codemod-candidates.ts';
import {
  exactTokens,
  keyAt,
  renamedReplacementKey,
  renamedTokens,
  renamedWindowKeys,
  replacedTokens,
  replacementKey,
  windowKeys,
} from './fingerprint.ts';
import { KeyTable } from './key-table.ts';
import {
  noTokens,
  sharesOf,
  sumTokens,
  type ComparedRun,
  type FileCounts,
  type Overlap,
  type RunOverlap,
  type TokenCounts,
} from './overlap.ts';
import { overlapWeeks } from './overlap-weeks.ts';
import { Places } from './places.ts';
import { RunMemory } from './run-memory.ts';

/** What a token is counted as, but for all that are new. */
type Kind = Exclude<keyof TokenCounts, 'added'>;
/** For each token of a stretch what it is counted as. */
type Marks = (Kind | undefined)[];

interface Current {
  readonly run: ComparedRun;
  readonly memory: RunMemory;
  readonly tokens: { -readonly [Name in keyof TokenCounts]: number };
}

/** Where the code of a stretch is. */
interface Here {
  readonly current: Current;
  readonly path: string;
  readonly line: number;
}

const defaultMaxKeys = 8_000_000;

/**
 * Measures how much of what runs added to code had been added before. Runs come in the order in
 * which they began, each with its patches in the order in which they were made.
 *
 * O3: what is kept of a run are keys of 12 to 24 bytes for each token that it edited, up to `maxKeys` in
 * each of three tables (exact, renamed, of runs in worktrees of their own). Beyond that nothing more
 * is remembered, and the result says from which run on.
 */
export class OverlapMeter {
  readonly #exact: KeyTable;
  readonly #renamed: KeyTable;
  readonly #apart: KeyTable;
  readonly #places = new Places();
  readonly #candidates = new CodemodCandidates();
  readonly #runs: RunOverlap[] = [];
  readonly #files = { compared: 0, not_code: 0, generated: 0 };
  #current: Current | null = null;
  #forgottenFrom: string | null = null;

  constructor({ maxKeys = defaultMaxKeys }: { readonly maxKeys?: number } = {}) {
    this.#exact = new KeyTable(maxKeys);
    this.#renamed = new KeyTable(maxKeys);
    this.#apart = new KeyTable(maxKeys);
  }

  /** Begins the next run. */
  begin(run: ComparedRun): void {
    this.#endRun();
    this.#places.begin(run);
    this.#candidates.begin(run);
    this.#current = { run, memory: new RunMemory(), tokens: { ...noTokens } };
  }

  /**
   * Adds what a stage of the run changed, as git prints it.
   *
   * @throws Error where no run was begun
   */
  add(patch: string): void {
    const current = this.#current;
    if (current === null) throw new Error('A patch belongs to a run.');
    const { hunks, code, files } = codeChange(readPatch(patch));
    current.memory.begin();
    if (current.run.counts) {
      this.#candidates.add(code);
      for (const name of Object.keys(files) as (keyof FileCounts)[]) {
        this.#files[name] += files[name];
      }
    }
    // O2: code may be added to a file whose name comes before that of the file it was taken from.
    for (const { removed } of hunks) {
      for (const { tokens } of removed) {
        for (const key of movedKeys(tokens).keys) current.memory.remove(key);
      }
    }
    for (const hunk of hunks) this.#addHunk(current, hunk);
  }

  /** What was found in all runs so far. */
  result(): Overlap {
    this.#endRun();
    const { candidates, replacements, overLimit } = this.#candidates.finish();
    const tokens = sumTokens(this.#runs.map((each) => each.tokens));
    return {
      runs: this.#runs,
      tokens,
      shares: sharesOf(tokens),
      files: this.#files,
      repeats: this.#places.repeats(),
      replacements,
      candidates,
      edits_over_limit: overLimit,
      weeks: overlapWeeks(this.#runs),
      forgotten_from: this.#forgottenFrom,
    };
  }

  #endRun(): void {
    const current = this.#current;
    this.#current = null;
    if (current === null) return;
    if (this.#exact.hasRefused || this.#renamed.hasRefused || this.#apart.hasRefused) {
      this.#forgottenFrom ??= current.run.run_id;
    }
    const { run, tokens } = current;
    if (run.counts && tokens.added > 0) this.#runs.push({ run, tokens });
  }

  #addHunk(current: Current, { path, added, replaced }: CodeHunk): void {
    const exact = replaced && replacementKey(replaced.before, replaced.after);
    const renamed = replaced && renamedReplacementKey(replaced.before, replaced.after);
    for (const { tokens, line } of added) {
      this.#addStretch({ current, path, line }, tokens, { exact, renamed });
    }
  }

  #addStretch(
    here: Here,
    tokens: readonly CodeToken[],
    replacement: { readonly exact: number | null; readonly renamed: number | null },
  ): void {
    const { current, path } = here;
    const { memory, run } = current;
    const marks: Marks = Array<Kind | undefined>(tokens.length).fill(undefined);
    const whole = (key: number | null): Keys => ({
      keys: key === null ? [] : [key],
      window: tokens.length,
    });
    const exact: Keys = { keys: windowKeys(tokens, exactTokens), window: exactTokens };
    const renamed: Keys = { keys: renamedWindowKeys(tokens, renamedTokens), window: renamedTokens };
    const wholeExact = whole(replacement.exact);
    const wholeRenamed = whole(replacement.renamed);

    mark(marks, movedKeys(tokens), (key) => (memory.takeRemoved(key) ? 'moved' : undefined));
    for (const keys of [exact, wholeExact]) {
      mark(marks, keys, (key) => (memory.isAgain(key, path) ? 'again' : undefined));
    }
    if (!run.apart) {
      for (const keys of [exact, wholeExact]) {
        mark(marks, keys, (key) =>
          this.#apart.get(keyAt(key, path)) === undefined ? undefined : 'carried',
        );
      }
    }
    for (const keys of [exact, wholeExact]) {
      const repeats = new RepeatedHere();
      mark(
        marks,
        keys,
        (key) => this.#places.relation(this.#exact.get(key), path),
        (key, kind, at, count) => {
          const place = this.#exact.get(key);
          if (kind !== 'across_runs' || place === undefined) return;
          repeats.add(at, count, place, this.#places.fileOf(place));
        },
      );
      if (!run.counts) continue;
      for (const { at, place, count } of repeats.found) {
        this.#places.repeat(place, path, lineOf(here, tokens, at), count);
      }
    }
    for (const keys of [renamed, wholeRenamed]) {
      mark(marks, keys, (key) => {
        const kind = this.#places.relation(this.#renamed.get(key), path);
        return kind && (`renamed_${kind}` as const);
      });
    }
    count(current.tokens, marks);
    this.#remember(here, tokens, marks, [exact, wholeExact], [renamed, wholeRenamed]);
  }

  /** What was only moved is nothing that the run added, so a later run does not repeat it. */
  #remember(
    here: Here,
    tokens: readonly CodeToken[],
    marks: Marks,
    exact: readonly Keys[],
    renamed: readonly Keys[],
  ): void {
    const { current, path } = here;
    const each = (all: readonly Keys[], keep: (key: number, place: number) => void): void => {
      for (const { keys } of all) {
        for (const [at, key] of keys.entries()) {
          if (marks[at] === 'moved') continue;
          keep(key, this.#places.at(path, lineOf(here, tokens, at)));
        }
      }
    };
    each(exact, (key, place) => {
      this.#exact.addNew(key, place);
      if (current.run.apart) this.#apart.addNew(keyAt(key, path), 0);
    });
    each(renamed, (key, place) => {
      this.#renamed.addNew(key, place);
    });
  }
}

/** Gathers stretches that repeat one stretch of an earlier file from the windows that do. */
class RepeatedHere {
  readonly found: { at: number; place: number; count: number; file: object | undefined }[] = [];
  #next = -1;

  /** @param count how many tokens of the window at this token are repeated and are in no earlier one */
  add(at: number, count: number, place: number, file: object | undefined): void {
    const last = this.found.at(-1);
    if (last !== undefined && at === this.#next && last.file === file) last.count += count;
    else this.found.push({ at, place, count, file });
    this.#next = at + 1;
  }
}

/** The line of the file in which a token of a stretch is. */
function lineOf({ line }: Here, tokens: readonly CodeToken[], at: number): number {
  return line + (tokens[at]?.line ?? 0) - (tokens[0]?.line ?? 0);
}

/** Keys in the order of the tokens at which they begin, and how many tokens each is about. */
interface Keys {
  readonly keys: readonly number[];
  readonly window: number;
}

/** What is too short for a window may still have moved as a whole. */
function movedKeys(tokens: readonly CodeToken[]): Keys {
  const window = Math.min(exactTokens, tokens.length);
  return { keys: window < replacedTokens ? [] : windowKeys(tokens, window), window };
}

/** Gives the tokens of every key that `decide` knows their kind; O1: those that have one keep it. */
function mark(
  marks: Marks,
  { keys, window }: Keys,
  decide: (key: number) => Kind | undefined,
  marked?: (key: number, kind: Kind, at: number, tokens: number) => void,
): void {
  for (const [start, key] of keys.entries()) {
    const kind = decide(key);
    if (kind === undefined) continue;
    let tokens = 0;
    for (let at = start; at < start + window; at += 1) {
      if (marks[at] !== undefined) continue;
      marks[at] = kind;
      tokens += 1;
    }
    marked?.(key, kind, start, tokens);
  }
}

function count(tokens: Current['tokens'], marks: Marks): void {
  tokens.added += marks.length;
  for (const kind of marks) if (kind !== undefined) tokens[kind] += 1;
}

import { patternText } from '../edits/generalise.ts';
import type { FilePatch } from '../edits/read-patch.ts';
import { EditCollector, type Occurrence, type RepeatedEdit } from '../edits/repeated-edits.ts';
import { codePlace, type Place } from './places.ts';
import type { CodePlace, ComparedRun } from './overlap.ts';

/** An edit that runs made so often that a codemod could make it instead (wire shape). */
export interface CodemodCandidate {
  /** As a person reads it: `$1` for an expression, `...$1` for the rest of a list. */
  readonly before: string;
  readonly after: string;
  /** In how many places, files and runs it was made. */
  readonly times: number;
  readonly files: number;
  readonly runs: number;
  /** The latest ones, oldest first. */
  readonly places: readonly CodePlace[];
}

/** Places where runs replaced code by code (wire shape). */
export interface ReplacementCounts {
  readonly count: number;
  /** Those of candidates for a codemod. */
  readonly repeated: number;
}

const minFiles = 3;
const minRuns = 2;
const maxCandidates = 20;
const maxPlaces = 5;

/** Gathers what runs replaced, and tells what they replaced in many places by the same. */
export class CodemodCandidates {
  readonly #edits = new EditCollector();
  readonly #runs: ComparedRun[] = [];

  begin(run: ComparedRun): void {
    this.#runs.push(run);
  }

  add(files: readonly FilePatch[]): void {
    this.#edits.add(String(this.#runs.length - 1), files);
  }

  /** The most frequent candidates first, and how many places were too many to be kept. */
  finish(): {
    readonly candidates: readonly CodemodCandidate[];
    readonly replacements: ReplacementCounts;
    readonly overLimit: number;
  } {
    const { edits, dropped } = this.#edits.finish({ minFiles, minOrigins: minRuns });
    const all = edits
      .map((edit) => this.#candidate(edit))
      .filter(({ files, runs }) => files >= minFiles && runs >= minRuns)
      .sort((a, b) => b.times - a.times);
    return {
      candidates: all.slice(0, maxCandidates),
      replacements: {
        count: this.#edits.count,
        repeated: all.reduce((sum, { times }) => sum + times, 0),
      },
      overLimit: dropped.over_limit,
    };
  }

  #candidate({ before, after, occurrences }: RepeatedEdit): CodemodCandidate {
    const own = madeOnce(occurrences);
    return {
      before: patternText(before),
      after: patternText(after),
      times: own.length,
      files: new Set(own.map(({ path }) => path)).size,
      runs: new Set(own.map(({ origin }) => origin)).size,
      places: own.slice(-maxPlaces).flatMap((each) => this.#place(each)),
    };
  }

  #place({ origin, path, newLine }: Occurrence): CodePlace[] {
    const run = this.#runs[Number(origin)];
    return run === undefined ? [] : [codePlace({ run, path, line: newLine } satisfies Place)];
  }
}

/** The same edit of the same file in another run is one that was merged, or made again after it was thrown away. */
function madeOnce(occurrences: readonly Occurrence[]): Occurrence[] {
  const first = new Map<string, string>();
  return occurrences.filter(({ path, before, after, origin }) => {
    const key = [path, before, after].join('\0');
    const by = first.get(key) ?? origin;
    first.set(key, by);
    return by === origin;
  });
}

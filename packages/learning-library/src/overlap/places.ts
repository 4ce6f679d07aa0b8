import type { CodePlace, ComparedRun, Repeat } from './overlap.ts';

/** Where code is. */
export interface Place {
  readonly run: ComparedRun;
  readonly path: string;
  readonly line: number;
}

interface Repeated {
  tokens: number;
  times: number;
  readonly again: Place[];
}

/** One file in one run: places in it share this. */
interface FileOfRun {
  readonly run: ComparedRun;
  readonly path: string;
}

const maxRepeats = 20;
/** How many of the places that repeat something are kept. */
const maxAgain = 5;

/** Where code was first added, by small numbers, and what was added again later. */
export class Places {
  readonly #files: FileOfRun[] = [];
  /** For each place the number of its file, and its line. */
  readonly #places: number[] = [];
  readonly #repeated = new Map<number, Repeated>();
  readonly #paths = new Map<string, string>();
  #run: ComparedRun | null = null;
  #lastLine = 0;

  begin(run: ComparedRun): void {
    this.#run = run;
    this.#lastLine = 0;
  }

  /** The number of a place in the present run; the same one for what comes next in the same line. */
  at(path: string, line: number): number {
    if (this.#run === null) throw new Error('A place belongs to a run.');
    const last = this.#files.at(-1);
    if (last?.run !== this.#run || last.path !== path) {
      this.#files.push({ run: this.#run, path: this.#ownCopy(path) });
    } else if (this.#lastLine === line) {
      return this.#places.length / 2 - 1;
    }
    this.#lastLine = line;
    return this.#places.push(this.#files.length - 1, line) / 2 - 1;
  }

  /** The file of the run that a place is in: the same object for all places in it that come in a row. */
  fileOf(place: number): object | undefined {
    return this.#files[this.#places[place * 2] ?? -1];
  }

  /** What code of a file in the present run is to a place: the same file of the same run is neither. */
  relation(place: number | undefined, path: string): 'across_runs' | 'within_run' | undefined {
    const first = place === undefined ? undefined : this.#files[this.#places[place * 2] ?? -1];
    if (first === undefined) return undefined;
    if (first.run !== this.#run) return 'across_runs';
    return first.path === path ? undefined : 'within_run';
  }

  /** Says that so many tokens which began at a place stand here again. */
  repeat(place: number, path: string, line: number, tokens: number): void {
    if (this.#run === null || tokens === 0) return;
    const repeated = this.#repeated.get(place) ?? { tokens: 0, times: 0, again: [] };
    repeated.tokens += tokens;
    repeated.times += 1;
    repeated.again.push({ run: this.#run, path: this.#ownCopy(path), line });
    if (repeated.again.length > maxAgain) repeated.again.shift();
    this.#repeated.set(place, repeated);
  }

  /** What was added again most, by tokens. */
  repeats(): Repeat[] {
    return [...this.#repeated]
      .sort(([placeA, a], [placeB, b]) => b.tokens - a.tokens || placeA - placeB)
      .slice(0, maxRepeats)
      .flatMap(([place, { tokens, times, again }]) => {
        const file = this.#files[this.#places[place * 2] ?? -1];
        const line = this.#places[place * 2 + 1];
        if (file === undefined || line === undefined) return [];
        return [
          { tokens, times, first: codePlace({ ...file, line }), again: again.map(codePlace) },
        ];
      });
  }

  /** O3: a path that was cut out of a patch keeps all of the patch in memory. */
  #ownCopy(path: string): string {
    const known = this.#paths.get(path);
    if (known !== undefined) return known;
    const copy = Buffer.from(path).toString();
    this.#paths.set(copy, copy);
    return copy;
  }
}

/** A place as it is written out. */
export function codePlace({ run, path, line }: Place): CodePlace {
  return { task_id: run.task_id, run_id: run.run_id, path, line };
}

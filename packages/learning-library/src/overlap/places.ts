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

const maxRepeats = 20;
/** How many of the places that repeat something are kept. */
const maxAgain = 5;

/** Where code was first added, by small numbers, and what was added again later. */
export class Places {
  readonly #places: Place[] = [];
  readonly #repeated = new Map<number, Repeated>();
  readonly #paths = new Map<string, string>();
  #run: ComparedRun | null = null;

  begin(run: ComparedRun): void {
    this.#run = run;
  }

  /** The number of a place in the present run. */
  add(path: string, line: number): number {
    return this.#places.push(this.#here(path, line)) - 1;
  }

  /** What code of a file in the present run is to a place: the same file of the same run is neither. */
  relation(place: number | undefined, path: string): 'across_runs' | 'within_run' | undefined {
    const first = place === undefined ? undefined : this.#places[place];
    if (first === undefined) return undefined;
    if (first.run !== this.#run) return 'across_runs';
    return first.path === path ? undefined : 'within_run';
  }

  /** @param tokens how many tokens of each place stand here again */
  repeat(tokens: ReadonlyMap<number, number>, path: string, line: number): void {
    for (const [place, count] of tokens) {
      const repeated = this.#repeated.get(place) ?? { tokens: 0, times: 0, again: [] };
      repeated.tokens += count;
      repeated.times += 1;
      repeated.again.push(this.#here(path, line));
      if (repeated.again.length > maxAgain) repeated.again.shift();
      this.#repeated.set(place, repeated);
    }
  }

  /** What was added again most, by tokens. */
  repeats(): Repeat[] {
    return [...this.#repeated]
      .sort(([placeA, a], [placeB, b]) => b.tokens - a.tokens || placeA - placeB)
      .slice(0, maxRepeats)
      .flatMap(([place, { tokens, times, again }]) => {
        const first = this.#places[place];
        return first === undefined
          ? []
          : [{ tokens, times, first: codePlace(first), again: again.map(codePlace) }];
      });
  }

  #here(path: string, line: number): Place {
    if (this.#run === null) throw new Error('A place belongs to a run.');
    return { run: this.#run, path: this.#ownCopy(path), line };
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

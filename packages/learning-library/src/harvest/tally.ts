import type { Finding, FindingKind, Place } from './finding.ts';
import { findingOf, Places, type About } from './places.ts';

type Description = Pick<About, 'summary' | 'detail'>;

/** Findings of one kind while they are counted, by id. */
export class Tally {
  readonly #kind: FindingKind;
  readonly #entries = new Map<
    string,
    { readonly description: Description; readonly places: Places; readonly counter: Places }
  >();

  constructor(kind: FindingKind) {
    this.#kind = kind;
  }

  /** One more place that shows it. The first description stays. */
  add(id: string, description: Description, path: string, line: number): void {
    const known = this.#entries.get(id);
    if (known === undefined) {
      this.#entries.set(id, { description, places: new Places(), counter: new Places() });
    }
    this.#entries.get(id)?.places.add(path, line);
  }

  /** A place that does otherwise, of something that was added. */
  addCounter(id: string, { path, line }: Place): void {
    this.#entries.get(id)?.counter.add(path, line);
  }

  /** By id. */
  findings(): Finding[] {
    return [...this.#entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { description, places, counter }]) =>
        findingOf({ kind: this.#kind, id, ...description }, places, counter),
      );
  }
}

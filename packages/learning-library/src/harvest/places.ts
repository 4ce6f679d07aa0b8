import { placesShown, type Finding, type Place } from './finding.ts';

/** Places that are counted; only the first few are kept (H4). */
export class Places {
  readonly #first: Place[] = [];
  #count = 0;

  add(path: string, line: number): void {
    this.#count += 1;
    if (this.#first.length < placesShown) this.#first.push({ path, line });
  }

  /** Places that were counted elsewhere, of which the first are known. */
  addAll(first: readonly Place[], count: number): void {
    this.#count += count;
    this.#first.push(...first.slice(0, placesShown - this.#first.length));
  }

  get count(): number {
    return this.#count;
  }

  get first(): readonly Place[] {
    return this.#first;
  }
}

/** What is said of a finding besides where it is. */
export type About = Pick<Finding, 'kind' | 'id' | 'summary'> & Partial<Pick<Finding, 'detail'>>;

/** A finding with the places for it, and those against it if there are any. */
export function findingOf(about: About, places: Places, counter: Places = new Places()): Finding {
  return {
    kind: about.kind,
    id: about.id,
    summary: about.summary,
    places: places.first,
    count: places.count,
    counter_examples: counter.first,
    counter_count: counter.count,
    detail: about.detail ?? {},
  };
}

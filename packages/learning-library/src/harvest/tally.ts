import type { JsonValue } from '@orch/core';
import { placesShown, type Finding, type FindingKind, type Place } from './finding.ts';

/** What is said of a finding besides its places. */
export interface Description {
  readonly summary: string;
  readonly detail?: Readonly<Record<string, JsonValue>>;
}

interface Entry {
  description: Description;
  readonly places: Place[];
  count: number;
  readonly counterPlaces: Place[];
  counterCount: number;
}

/** Findings of one kind while they are counted. Places beyond the first few are only counted (H4). */
export class Tally {
  readonly #kind: FindingKind;
  readonly #entries = new Map<string, Entry>();

  constructor(kind: FindingKind) {
    this.#kind = kind;
  }

  /** One more place that shows it. The first description stays. */
  add(id: string, description: Description, place: Place): void {
    const entry = this.#entry(id, description);
    entry.count += 1;
    if (entry.places.length < placesShown) entry.places.push(place);
  }

  /** One more place that does otherwise, of something that was added. */
  addCounter(id: string, place: Place): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.counterCount += 1;
    if (entry.counterPlaces.length < placesShown) entry.counterPlaces.push(place);
  }

  /** By id. */
  findings(): Finding[] {
    return [...this.#entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { description, places, count, counterPlaces, counterCount }]) => ({
        kind: this.#kind,
        id,
        summary: description.summary,
        places,
        count,
        counter_examples: counterPlaces,
        counter_count: counterCount,
        detail: description.detail ?? {},
      }));
  }

  #entry(id: string, description: Description): Entry {
    const known = this.#entries.get(id);
    if (known !== undefined) return known;
    const entry = { description, places: [], count: 0, counterPlaces: [], counterCount: 0 };
    this.#entries.set(id, entry);
    return entry;
  }
}

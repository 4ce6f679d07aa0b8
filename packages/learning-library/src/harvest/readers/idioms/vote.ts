import type { JsonValue } from '@orch/core';
import type { Finding } from '../../finding.ts';
import { findingOf, Places } from '../../places.ts';

/** How often something must be done, and in which share of all places, to be called a habit. */
const fewestPlaces = 5;
const leastShare = 0.8;

/** Whether so many places against so many others are a habit. */
export function isHabit(count: number, counter: number): boolean {
  return count >= fewestPlaces && count / (count + counter) >= leastShare;
}

/** Places by the choice that was made there. */
export class Vote<Choice extends string> {
  readonly #places = new Map<Choice, Places>();

  add(choice: Choice, path: string, line: number): void {
    const places = this.#places.get(choice) ?? new Places();
    this.#places.set(choice, places);
    places.add(path, line);
  }

  /** The choice that is a habit, with the places of all others against it; empty where none is. */
  findings(
    id: string,
    summaries: Readonly<Record<Choice, string>>,
    detail: Readonly<Record<string, JsonValue>> = {},
  ): Finding[] {
    const [winner] = [...this.#places].sort(([, a], [, b]) => b.count - a.count);
    if (winner === undefined) return [];
    const [choice, places] = winner;
    const counter = new Places();
    for (const [other, { first, count }] of this.#places) {
      if (other !== choice) counter.addAll(first, count);
    }
    if (!isHabit(places.count, counter.count)) return [];
    const counts = Object.fromEntries([...this.#places].map(([each, { count }]) => [each, count]));
    const summary = summaries[choice];
    return [
      findingOf(
        { kind: 'idiom', id, summary, detail: { choice, counts, ...detail } },
        places,
        counter,
      ),
    ];
  }
}

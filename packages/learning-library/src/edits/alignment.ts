import { diffArrays } from 'diff';
import type { Span } from './code.ts';

/** One of two lists of texts. */
export type Side = 'before' | 'after';

/** How two lists of texts go together: the smallest number of texts is taken away and added. */
export class Alignment {
  /** For each step the index of its text on both sides; -1 where a side has none. */
  readonly #steps: Record<Side, number[]> = { before: [], after: [] };
  /** For each text of a side, its step. */
  readonly #stepOf: Record<Side, number[]> = { before: [], after: [] };

  add(side: Side | 'both'): void {
    for (const each of ['before', 'after'] as const) {
      const there = side === 'both' || side === each;
      this.#steps[each].push(there ? this.#stepOf[each].length : -1);
      if (there) this.#stepOf[each].push(this.length - 1);
    }
  }

  get length(): number {
    return Math.max(this.#steps.before.length, this.#steps.after.length);
  }

  isChange(step: number): boolean {
    return this.#steps.before[step] === -1 || this.#steps.after[step] === -1;
  }

  /** Where the changes end that go on from a step. */
  runEnd(step: number): number {
    let end = step;
    while (this.isChange(end)) end += 1;
    return end;
  }

  stepOf(side: Side, index: number): number {
    return this.#stepOf[side][index] ?? -1;
  }

  /** What of one side lies in a stretch of steps; an empty span where nothing does. */
  span([from, to]: Span, side: Side): Span {
    const there = this.#steps[side].slice(from, to).filter((index) => index !== -1);
    const [first, last] = [there[0], there.at(-1)];
    return first === undefined || last === undefined ? [0, 0] : [first, last + 1];
  }
}

/** Aligns two lists; `null` where more than so many texts differ. */
export function alignTexts(
  before: readonly string[],
  after: readonly string[],
  maxDifferences: number,
): Alignment | null {
  const parts = diffArrays([...before], [...after], { maxEditLength: maxDifferences });
  if (parts === undefined) return null;
  const alignment = new Alignment();
  for (const { count, added, removed } of parts) {
    for (let each = 0; each < count; each += 1) {
      alignment.add(added ? 'after' : removed ? 'before' : 'both');
    }
  }
  return alignment;
}

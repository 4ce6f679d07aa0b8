/** Which name a merged span takes where two begin at the same byte: the higher one. */
export const PRIORITY = { context: 1, format: 2, known: 3 } as const;

/** A range of clean bytes to be replaced by `[redacted:<name>]`. */
export interface Span {
  start: number;
  end: number;
  name: string;
  priority: number;
}

function wins(a: Span, b: Span): boolean {
  if (a.start !== b.start) return a.start < b.start;
  if (a.priority !== b.priority) return a.priority > b.priority;
  if (a.end !== b.end) return a.end > b.end;
  return a.name < b.name;
}

/**
 * The spans found and not yet written, in the order of the input, none touching another of its
 * name and none overlapping. What is asked for is near the end, so searches begin there.
 *
 * I3: what is redacted is the union of all matches, so it does not matter in which order they
 * are found, and no match can hide the rest of another one that it overlaps.
 */
export class SpanList {
  #spans: Span[] = [];
  /** Index of the first span that was not taken yet. */
  #head = 0;

  /** Adds a span; those that overlap it, or touch it under the same name, become one with it. */
  add(span: Span): void {
    let merged = span;
    const after: Span[] = [];
    for (
      let last = this.#last();
      last !== undefined && last.end >= merged.start;
      last = this.#last()
    ) {
      this.#spans.pop();
      const overlap = last.start < merged.end && merged.start < last.end;
      const touch = last.name === merged.name && last.start <= merged.end;
      if (!overlap && !touch) {
        if (last.end === merged.start) {
          this.#spans.push(last);
          break;
        }
        after.push(last);
        continue;
      }
      const { name, priority } = wins(last, merged) ? last : merged;
      const start = Math.min(last.start, merged.start);
      merged = { start, end: Math.max(last.end, merged.end), name, priority };
    }
    this.#spans.push(merged);
    while (after.length > 0) this.#spans.push(...after.splice(-1));
  }

  #last(): Span | undefined {
    return this.#spans.length > this.#head ? this.#spans.at(-1) : undefined;
  }

  /** The first span, in the order of the input. */
  first(): Span | undefined {
    return this.#spans[this.#head];
  }

  removeFirst(): void {
    this.#head += 1;
  }

  /** True when a span begins before the position and ends after it. */
  covers(position: number): boolean {
    for (let i = this.#spans.length - 1; i >= this.#head; i -= 1) {
      const span = this.#spans[i];
      if (span === undefined || span.end <= position) return false;
      if (span.start < position) return true;
    }
    return false;
  }

  /** True when a span ends exactly there. */
  endsAt(position: number): boolean {
    for (let i = this.#spans.length - 1; i >= this.#head; i -= 1) {
      const span = this.#spans[i];
      if (span === undefined || span.end <= position) return span?.end === position;
    }
    return false;
  }

  /** Moves the origin of all positions forward, and forgets what was taken. */
  shift(by: number): void {
    this.#spans.splice(0, this.#head);
    this.#head = 0;
    for (const span of this.#spans) {
      span.start -= by;
      span.end -= by;
    }
  }
}

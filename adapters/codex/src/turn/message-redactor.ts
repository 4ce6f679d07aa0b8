import type { JsonValue, Redactor } from '@orch/core';

/** Takes secrets out of everything that a turn puts on a disk or a screen, and counts them (I6). */
export class MessageRedactor {
  readonly #redactor: Redactor | null;
  #count = 0;

  /** `null` switches redaction off. */
  constructor(redactor: Redactor | null) {
    this.#redactor = redactor;
  }

  get count(): number {
    return this.#count;
  }

  text(value: string): string {
    if (this.#redactor === null) return value;
    const stream = this.#redactor.stream();
    const parts = [stream.push(Buffer.from(value)), stream.end()];
    if (stream.count === 0) return value;
    this.#count += stream.count;
    return Buffer.concat(parts).toString('utf8');
  }

  /** A copy with every string redacted, those that are keys included. */
  json(value: JsonValue): JsonValue {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => this.json(item));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [this.text(key), this.json(item)]),
    );
  }
}

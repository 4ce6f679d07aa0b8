import type { InspectOptions } from 'node:util';

const hidden = '[redacted]';

/**
 * A value that no way of printing shows. `reveal` is the only way to it, so that a reader of the code
 * finds every place where a secret leaves the type.
 *
 * I1: the value is a private field, which JSON, spreading, `util.inspect`, comparison and structured clone do not
 * see; what they do see says `[redacted]`.
 */
export class Secret {
  /** What it is called where it comes from, such as `CLOUD_SYNC_TOKEN`. Never its value. */
  readonly name: string;
  /** Shown by whatever walks over the members of an object, a structured clone included. */
  readonly value = hidden;
  readonly #value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.#value = value;
  }

  /** The value itself. Use it where it is needed, and keep it nowhere. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [Symbol.toPrimitive](): string {
    return hidden;
  }

  [Symbol.for('nodejs.util.inspect.custom')](_depth: number, _options: InspectOptions): string {
    return hidden;
  }
}

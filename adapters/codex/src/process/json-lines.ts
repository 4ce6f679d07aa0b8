const newline = 0x0a;
/** A longer line than this is taken for a broken program. */
const maxLineBytes = 64 * 1024 * 1024;

/** Cuts a stream of bytes into lines of text. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  #parts: Buffer[] = [];
  #held = 0;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** @throws RangeError when a line has no end within 64 MiB */
  push(chunk: Buffer): void {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      this.#parts.push(chunk.subarray(from, at));
      from = at + 1;
      this.#give();
    }
    if (from === chunk.length) return;
    this.#held += chunk.length - from;
    if (this.#held > maxLineBytes) throw new RangeError('a line of output has no end');
    this.#parts.push(chunk.subarray(from));
  }

  /** Gives a last line that has no newline. */
  end(): void {
    if (this.#held > 0) this.#give();
  }

  #give(): void {
    const line = Buffer.concat(this.#parts).toString('utf8').trimEnd();
    this.#parts = [];
    this.#held = 0;
    if (line !== '') this.#onLine(line);
  }
}

import { StringDecoder } from 'node:string_decoder';
import type { RedactionStream, StreamReceipt } from '@orch/core';
import type { AttemptLog } from './attempt-log.ts';
import { OutputTail } from './output-tail.ts';
import type { StreamName } from './stream-name.ts';

/** One stream on its way from the pipe: redacted first, and only then logged, kept and shown (I8). */
export class StreamCapture {
  readonly #stream: StreamName;
  readonly #log: AttemptLog;
  readonly #redaction: RedactionStream | null;
  readonly #onText: ((text: string) => void) | null;
  readonly #decoder = new StringDecoder('utf8');
  readonly #tail = new OutputTail();

  constructor(
    stream: StreamName,
    log: AttemptLog,
    redaction: RedactionStream | null,
    onText: ((text: string) => void) | null,
  ) {
    this.#stream = stream;
    this.#log = log;
    this.#redaction = redaction;
    this.#onText = onText;
  }

  /** Takes bytes that may be overwritten after this call. */
  push(chunk: Uint8Array): void {
    this.#pass(this.#redaction === null ? chunk : this.#redaction.push(chunk));
  }

  end(): void {
    if (this.#redaction !== null) this.#pass(this.#redaction.end());
    const rest = this.#decoder.end();
    if (rest !== '') this.#onText?.(rest);
  }

  get redactions(): number {
    return this.#redaction?.count ?? 0;
  }

  receipt(): StreamReceipt {
    const { text, truncatedBytes } = this.#tail.text();
    return { bytes: this.#tail.total, truncated_bytes: truncatedBytes, tail: text };
  }

  /** The end of the stream, at most `maxBytes` of it. */
  tailText(maxBytes: number): string {
    return this.#tail.text(maxBytes).text;
  }

  #pass(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#tail.push(bytes);
    this.#log.append(this.#stream, bytes);
    if (this.#onText === null) return;
    const text = this.#decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    if (text !== '') this.#onText(text);
  }
}

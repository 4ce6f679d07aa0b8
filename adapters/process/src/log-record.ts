import type { StreamName } from './stream-name.ts';

/** First record of an attempt in a stage's log. Wire format. */
export interface LogHeader {
  readonly v: 1;
  readonly attempt: number;
  readonly at: string;
  readonly stage: string;
  /** Bytes of a torn last line of an attempt before that was cut off; absent when there was none. */
  readonly cut_bytes?: number;
}

/** A piece of output: text, or base64 of bytes that are no text. Wire format. */
export type LogChunk =
  | { readonly t: string; readonly s: StreamName; readonly d: string }
  | { readonly t: string; readonly s: StreamName; readonly b64: string };

/** A message of an agent's protocol, for programs; it is no output. Wire format. */
export interface LogEvent {
  readonly t: string;
  readonly event: unknown;
}

/** Last record of an attempt. Without it the attempt's log is incomplete. Wire format. */
export interface LogFooter {
  readonly end: string;
  readonly attempt: number;
  /** Bytes of each stream, after redaction. */
  readonly stdout: number;
  readonly stderr: number;
}

export type LogRecord = LogHeader | LogChunk | LogEvent | LogFooter;

import { StringDecoder } from 'node:string_decoder';
import type { LogEntry, LogSelection } from './read-log.ts';
import { readLog } from './read-log.ts';
import { streamNames } from './stream-name.ts';
import type { StreamName } from './stream-name.ts';

/** A line of output, or a piece of one that is very long. */
export interface LogLine {
  readonly attempt: number;
  /** When the end of the piece was seen; lines of one record share it. */
  readonly at: string;
  readonly stream: StreamName;
  /** Without its newline. */
  readonly text: string;
  /** `false` when no newline followed: the line goes on in the next piece, or the output ended. */
  readonly complete: boolean;
}

/** A line longer than this many characters is given in pieces, so that memory stays flat. */
const maxLineLength = 256 * 1024;

/** The line of one stream that has no end yet. */
class OpenLine {
  #decoder = new StringDecoder('utf8');
  #text = '';

  *add(entry: Extract<LogEntry, { kind: 'output' }>): Generator<LogLine> {
    const { attempt, at, stream } = entry;
    const lines = (this.#text + this.#decoder.write(entry.bytes)).split('\n');
    this.#text = lines.pop() ?? '';
    for (const text of lines) yield { attempt, at, stream, text, complete: true };
    if (this.#text.length >= maxLineLength) {
      yield { attempt, at, stream, text: this.#text, complete: false };
      this.#text = '';
    }
  }

  *end(attempt: number, at: string, stream: StreamName): Generator<LogLine> {
    const text = this.#text + this.#decoder.end();
    this.#text = '';
    if (text !== '') yield { attempt, at, stream, text, complete: false };
  }
}

/**
 * The output line by line, each stream by itself, in the order in which the lines ended. Bytes that
 * are no UTF-8 show as U+FFFD.
 * @throws as `readLog`
 */
export async function* readLogLines(
  file: string,
  selection: LogSelection = {},
): AsyncGenerator<LogLine> {
  const open = { stdout: new OpenLine(), stderr: new OpenLine() };
  let attempt = 0;
  let at = '';
  for await (const entry of readLog(file, selection)) {
    if (entry.kind !== 'output') {
      for (const stream of streamNames) yield* open[stream].end(attempt, entry.at, stream);
    } else {
      yield* open[entry.stream].add(entry);
    }
    ({ attempt, at } = entry);
  }
  for (const stream of streamNames) yield* open[stream].end(attempt, at, stream);
}

import { createReadStream } from 'node:fs';
import { OrchError, describeThrown } from '@orch/core';
import type { LogChunk, LogEvent, LogFooter, LogHeader, LogRecord } from './log-record.ts';
import { streamNames } from './stream-name.ts';
import type { StreamName } from './stream-name.ts';

/** Which part of a stage's log to read; everything unless given. */
export interface LogSelection {
  readonly attempt?: number;
  readonly stream?: StreamName;
}

/**
 * What a stage's log says, in order. An attempt that has a `begin` and no `end` is incomplete: it
 * still runs, or whoever recorded it was killed.
 */
export type LogEntry =
  | {
      readonly kind: 'begin';
      readonly attempt: number;
      readonly at: string;
      readonly stage: string;
      /** Bytes of a torn line of the attempt before that were cut off. */
      readonly cutBytes: number;
    }
  | {
      readonly kind: 'output';
      readonly attempt: number;
      readonly at: string;
      readonly stream: StreamName;
      readonly bytes: Buffer;
    }
  | {
      readonly kind: 'end';
      readonly attempt: number;
      readonly at: string;
      /** Bytes of each stream. */
      readonly stdout: number;
      readonly stderr: number;
    };

const newline = 0x0a;

/** The whole lines of a file as bytes; a last one without its newline is left out. */
async function* wholeLines(file: string, start = 0): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const chunk of createReadStream(file, { start, highWaterMark: 256 * 1024 })) {
    const bytes = chunk as Buffer;
    let from = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      const end = bytes.subarray(from, at);
      yield parts.length === 0 ? end : Buffer.concat([...parts, end]);
      parts = [];
      from = at + 1;
    }
    if (from < bytes.length) parts.push(bytes.subarray(from));
  }
}

const isHeader = (record: Partial<LogHeader>): record is LogHeader =>
  record.v === 1 &&
  typeof record.attempt === 'number' &&
  typeof record.at === 'string' &&
  typeof record.stage === 'string';

const isFooter = (record: Partial<LogFooter>): record is LogFooter =>
  typeof record.end === 'string' &&
  typeof record.attempt === 'number' &&
  typeof record.stdout === 'number' &&
  typeof record.stderr === 'number';

const isChunk = (record: { t?: unknown; s?: unknown; d?: unknown; b64?: unknown }): boolean =>
  typeof record.t === 'string' &&
  streamNames.some((name) => name === record.s) &&
  (typeof record.d === 'string') !== (typeof record.b64 === 'string');

const isEvent = (record: { t?: unknown; event?: unknown }): boolean =>
  typeof record.t === 'string' && record.event !== undefined;

function parse(line: Buffer, place: string): LogRecord {
  try {
    const record: unknown = JSON.parse(line.toString('utf8'));
    if (typeof record === 'object' && record !== null) {
      if (isHeader(record) || isFooter(record)) return record;
      if (isChunk(record)) return record as LogChunk;
      if (isEvent(record)) return record as LogEvent;
    }
  } catch (error) {
    throw new OrchError(
      'ORCH_DATA_DAMAGED',
      `a record of the log is no JSON: ${describeThrown(error)}`,
      {
        place,
        cause: error,
      },
    );
  }
  throw new OrchError('ORCH_DATA_DAMAGED', 'a record of the log has an unknown shape', { place });
}

function toEntry(record: Exclude<LogRecord, LogEvent>, attempt: number): LogEntry {
  if ('v' in record) {
    const { at, stage, cut_bytes: cutBytes = 0 } = record;
    return { kind: 'begin', attempt: record.attempt, at, stage, cutBytes };
  }
  if ('end' in record) {
    return { kind: 'end', attempt, at: record.end, stdout: record.stdout, stderr: record.stderr };
  }
  const bytes = 'd' in record ? Buffer.from(record.d, 'utf8') : Buffer.from(record.b64, 'base64');
  return { kind: 'output', attempt, at: record.t, stream: record.s, bytes };
}

/**
 * Reads a stage's log with flat memory; an agent's messages between its output are left out. It may be read while it is being written.
 * @throws OrchError `ORCH_DATA_DAMAGED` with `file:line` as its place; file system errors as they are
 */
export async function* readLog(
  file: string,
  selection: LogSelection = {},
): AsyncGenerator<LogEntry> {
  let attempt = 0;
  let line = 0;
  for await (const bytes of wholeLines(file)) {
    line += 1;
    const record = parse(bytes, `${file}:${line}`);
    if ('event' in record) continue;
    const entry = toEntry(record, attempt);
    attempt = entry.attempt;
    if (selection.attempt !== undefined && selection.attempt !== attempt) continue;
    if (entry.kind === 'output' && (selection.stream ?? entry.stream) !== entry.stream) continue;
    yield entry;
  }
}

/** A place between two records of a log, from which one can read on. */
export interface LogPosition {
  /** Bytes from the start of the file; a record begins there. */
  readonly offset: number;
  /** The attempt that the records there belong to; 0 before the first. */
  readonly attempt: number;
}

/**
 * Reads a stage's log from a place on, and says after each record where the next one begins. An
 * agent's message is no entry.
 * @throws OrchError `ORCH_DATA_DAMAGED`; file system errors as they are
 */
export async function* readLogFrom(
  file: string,
  from: LogPosition,
): AsyncGenerator<{ readonly entry: LogEntry | null; readonly next: LogPosition }> {
  let { offset, attempt } = from;
  for await (const bytes of wholeLines(file, offset)) {
    const record = parse(bytes, `${file}, byte ${offset}`);
    const entry = 'event' in record ? null : toEntry(record, attempt);
    attempt = entry?.attempt ?? attempt;
    offset += bytes.length + 1;
    yield { entry, next: { offset, attempt } };
  }
}

/** The output itself: byte for byte what the stage wrote, after redaction. */
export async function* decodeLog(
  file: string,
  selection: LogSelection = {},
): AsyncGenerator<Uint8Array> {
  for await (const entry of readLog(file, selection)) {
    if (entry.kind === 'output') yield entry.bytes;
  }
}

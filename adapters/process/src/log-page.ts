import { OrchError } from '@orch/core';
import { closeSync, openSync, readSync } from 'node:fs';
import { readLogFrom } from './read-log.ts';
import type { LogEntry, LogPosition, LogSelection } from './read-log.ts';

/** Where a page of a log begins: a record, and how many bytes of its output were given already. */
export interface LogCursor extends LogPosition {
  readonly skip: number;
}

/** What to read of a log. */
export interface LogPageRequest extends LogSelection {
  /** The first page begins at the start of the log. */
  readonly from?: LogCursor;
  /** Bytes of output that a page holds at most; at least 4, so that any character fits. */
  readonly maxBytes: number;
}

/** A part of a stage's output, stdout and stderr in the order in which they were read. */
export interface LogPage {
  readonly bytes: Buffer;
  /** Where the next page begins. More may have come there by the time that it is asked for. */
  readonly next: LogCursor;
  /** Nothing followed when the page was read. */
  readonly atEnd: boolean;
}

const start: LogCursor = { offset: 0, attempt: 0, skip: 0 };

/**
 * Reads one page of a stage's output. Memory and result are bounded, however long the log is, and
 * characters are not cut at the border of two pages.
 *
 * @throws OrchError `ORCH_USAGE` for a place where no record begins; `ORCH_DATA_DAMAGED`; file system
 *   errors as they are
 */
export async function readLogPage(
  file: string,
  { from = start, maxBytes, ...selection }: LogPageRequest,
): Promise<LogPage> {
  assertRecordBegins(file, from.offset);
  const parts: Buffer[] = [];
  let room = maxBytes;
  let here: LogCursor = from;
  for await (const { entry, next } of readLogFrom(file, from)) {
    if (isSelected(entry, selection)) {
      const rest = entry.bytes.subarray(here.skip);
      const piece = rest.subarray(0, wholeCharacters(rest, room));
      if (piece.length > 0) parts.push(piece);
      if (piece.length < rest.length) {
        here = { ...here, skip: here.skip + piece.length };
        return { bytes: Buffer.concat(parts), next: here, atEnd: false };
      }
      room -= piece.length;
    }
    here = { ...next, skip: 0 };
  }
  return { bytes: Buffer.concat(parts), next: here, atEnd: true };
}

/**
 * Reads the end of a stage's output. The whole log is read once for it, in flat memory.
 *
 * @throws OrchError `ORCH_DATA_DAMAGED`; file system errors as they are
 */
export async function readLogEnd(
  file: string,
  { maxBytes, ...selection }: Omit<LogPageRequest, 'from'>,
): Promise<LogPage & { readonly omittedBytes: number }> {
  const parts: Buffer[] = [];
  let held = 0;
  let total = 0;
  let here: LogPosition = start;
  for await (const { entry, next } of readLogFrom(file, start)) {
    here = next;
    if (!isSelected(entry, selection)) continue;
    parts.push(entry.bytes);
    held += entry.bytes.length;
    total += entry.bytes.length;
    while (held - (parts[0]?.length ?? held) >= maxBytes) held -= parts.shift()?.length ?? 0;
  }
  const all = Buffer.concat(parts);
  const bytes = all.subarray(nextCharacter(all, Math.max(0, all.length - maxBytes)));
  return {
    bytes,
    next: { ...here, skip: 0 },
    atEnd: true,
    omittedBytes: total - bytes.length,
  };
}

function isSelected(
  entry: LogEntry | null,
  { attempt, stream }: LogSelection,
): entry is Extract<LogEntry, { kind: 'output' }> {
  return (
    entry?.kind === 'output' &&
    (attempt === undefined || entry.attempt === attempt) &&
    (stream === undefined || entry.stream === stream)
  );
}

const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && (byte & 0xc0) === 0x80;

/** At most `room` bytes, ending between two characters; of what is no text, exactly `room`. */
function wholeCharacters(bytes: Buffer, room: number): number {
  if (bytes.length <= room) return bytes.length;
  for (let end = room; end >= Math.max(0, room - 3); end -= 1) {
    if (!isContinuation(bytes[end])) return end;
  }
  return room;
}

function nextCharacter(bytes: Buffer, from: number): number {
  for (let at = from; at < Math.min(bytes.length, from + 4); at += 1) {
    if (!isContinuation(bytes[at])) return at;
  }
  return from;
}

function assertRecordBegins(file: string, offset: number): void {
  if (offset === 0) return;
  const before = Buffer.alloc(1);
  const fd = openSync(file, 'r');
  try {
    if (readSync(fd, before, 0, 1, offset - 1) === 1 && before[0] === 0x0a) return;
  } finally {
    closeSync(fd);
  }
  throw new OrchError('ORCH_USAGE', `No record of the log begins at byte ${offset}.`, {
    place: file,
    hint: 'Begin again without a cursor.',
  });
}

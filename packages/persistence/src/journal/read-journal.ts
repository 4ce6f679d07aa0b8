import { OrchError, type ErrorCode, type JournalEntry, type RunEvent } from '@orch/core';
import { isUtf8 } from 'node:buffer';
import { closeSync, openSync } from 'node:fs';
import { readLines } from '../files/read-lines.ts';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { validatorFor, type Check } from '../schemas/validators.ts';
import { upcast } from '../upcast/upcast.ts';
import { type JournalHead } from './journal-line.ts';
import { sha256Of } from '../digest/sha256.ts';

/** A line that was not written to its end. It was never acknowledged to anybody. */
export interface TornTail {
  /** Where it begins, in bytes from the start of the file. */
  readonly offset: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** The first line that does not fit. */
export interface JournalDamage {
  readonly code: Extract<ErrorCode, 'ORCH_DATA_DAMAGED' | 'ORCH_DATA_VERSION'>;
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

/** What a journal holds, up to the first damage. */
export interface JournalReading {
  readonly entries: readonly JournalEntry[];
  readonly head: JournalHead;
  readonly torn: TornTail | null;
  readonly damage: JournalDamage | null;
}

/**
 * Reads and verifies a journal. Never writes. The file is read in pieces; only one line and the
 * events themselves are held.
 *
 * @returns `null` where there is no journal
 * @throws OrchError `ORCH_STORAGE_*`
 */
export async function readJournal(path: string): Promise<JournalReading | null> {
  const check = await validatorFor('journal-line');
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw storageError(error, 'read the journal', path);
  }
  const entries: JournalEntry[] = [];
  let head: JournalHead = { entries: 0, sha256: null };
  try {
    for (const line of readLines(fd)) {
      if (!line.ended) {
        const { offset, bytes } = line;
        const torn = { offset, bytes: bytes.byteLength, sha256: sha256Of(bytes) };
        return { entries, head, torn, damage: null };
      }
      const outcome = decode(line.bytes, head, check);
      if ('reason' in outcome) {
        return { entries, head, torn: null, damage: { ...outcome, line: head.entries + 1 } };
      }
      entries.push(outcome);
      head = { entries: outcome.seq, sha256: sha256Of(line.bytes) };
    }
    return { entries, head, torn: null, damage: null };
  } catch (error) {
    throw storageError(error, 'read the journal', path);
  } finally {
    closeSync(fd);
  }
}

/** The error for a journal that cannot be believed. */
export function damagedJournal(path: string, damage: JournalDamage): OrchError {
  return new OrchError(
    damage.code,
    `The journal does not fit at line ${damage.line}: ${damage.reason}`,
    {
      place: `${path}:${damage.line}`,
      hint:
        damage.code === 'ORCH_DATA_VERSION'
          ? 'Use the version of orch that wrote it, or a newer one.'
          : 'Nothing was changed. Keep the folder, and start a new run.',
      data: { line: damage.line },
    },
  );
}

type Outcome = JournalEntry | Omit<JournalDamage, 'line'>;

function decode(bytes: Buffer, head: JournalHead, check: Check): Outcome {
  if (!isUtf8(bytes)) return damaged('it is not valid UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return damaged('it is not JSON');
  }
  const current = upcast('journal-line', value);
  if (current.kind === 'unknown_version') {
    return { code: 'ORCH_DATA_VERSION', reason: `version ${current.version} is not known` };
  }
  const problem = check(current.value);
  if (problem !== null) return damaged(problem);
  const line = current.value as WireLine; // the schema has just said so
  if (line.seq !== head.entries + 1) {
    return damaged(`seq ${line.seq} where ${head.entries + 1} belongs`);
  }
  if (line.prev !== head.sha256) {
    return damaged(
      'prev is not the digest of the line before; a line was changed, added or removed',
    );
  }
  const event = { type: line.type, data: line.data } as RunEvent; // the schema has just said so
  return { seq: line.seq, at: line.at, event };
}

interface WireLine {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly data: unknown;
  readonly prev: string | null;
}

function damaged(reason: string): Omit<JournalDamage, 'line'> {
  return { code: 'ORCH_DATA_DAMAGED', reason };
}

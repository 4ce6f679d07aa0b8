import type { JournalEntry, TimedEvent } from '@orch/core';
import { sha256Of } from '../digest/sha256.ts';

/** The version of the journal's lines that this code writes. */
const journalVersion = 1;

/** Where a chain stands: what the next line must refer to. */
export interface JournalHead {
  /** Number of lines, which is the `seq` of the last one. */
  readonly entries: number;
  /** SHA-256 (hex) of the last line without its newline; `null` for an empty journal. */
  readonly sha256: string | null;
}

export const emptyHead: JournalHead = { entries: 0, sha256: null };

/** Events as lines that continue a chain. */
export interface EncodedLines {
  readonly bytes: Buffer;
  readonly head: JournalHead;
  readonly entries: readonly JournalEntry[];
}

/**
 * Turns events into journal lines (DESIGN §4), each with the digest of the line before it.
 *
 * I1: `seq` counts from 1 without gaps, and `prev` is the digest of the previous line's bytes.
 */
export function encodeLines(events: readonly TimedEvent[], from: JournalHead): EncodedLines {
  let { entries: seq, sha256 } = from;
  const entries: JournalEntry[] = [];
  let text = '';
  for (const { at, event } of events) {
    seq += 1;
    const prev = sha256 === null ? 'null' : `"${sha256}"`;
    const line = `{"v":${journalVersion},"seq":${seq},"at":${JSON.stringify(at)},"type":${JSON.stringify(event.type)},"data":${JSON.stringify(event.data)},"prev":${prev}}`;
    sha256 = sha256Of(line);
    text += `${line}\n`;
    entries.push({ seq, at, event });
  }
  return { bytes: Buffer.from(text), head: { entries: seq, sha256 }, entries };
}

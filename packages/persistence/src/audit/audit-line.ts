import type { JsonValue } from '@orch/core';
import { createHmac } from 'node:crypto';
import { sha256Of } from '../digest/sha256.ts';

/** One line of `out/audit.log` (wire shape). */
export interface AuditLine {
  readonly v: 1;
  /** From 1, without gaps, also across rotated files. */
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly data: Readonly<Record<string, JsonValue>>;
  /** SHA-256 (hex) of the bytes of the line before, without its newline. */
  readonly prev: string | null;
  /** HMAC-SHA-256 (hex) of the line without this member; `null` in a log without a key. */
  readonly mac: string | null;
}

/** Where the log stands (wire shape of `out/audit.head` but for `v` and `mac`). */
export interface AuditHead {
  readonly seq: number;
  readonly sha256: string;
}

/** The type of the first line of every file but the oldest; its data names the file before. */
export const continuedType = 'log.continued';

/** What an event of the audit log says. */
export interface AuditEvent {
  readonly at: string;
  readonly type: string;
  readonly data: Readonly<Record<string, JsonValue>>;
}

/** The line that follows `head`, without its newline, and the head that it makes. */
export function encodeAuditLine(
  event: AuditEvent,
  head: AuditHead | null,
  key: Uint8Array | undefined,
): { readonly text: string; readonly head: AuditHead } {
  const { at, type, data } = event;
  const seq = (head?.seq ?? 0) + 1;
  const signed = { v: 1, seq, at, type, data, prev: head?.sha256 ?? null };
  const text = JSON.stringify({ ...signed, mac: key === undefined ? null : macOf(signed, key) });
  return { text, head: { seq, sha256: sha256Of(text) } };
}

/** Whether a line carries the mark that this key makes. */
export function isSignedWith(line: AuditLine, key: Uint8Array): boolean {
  const { v, seq, at, type, data, prev } = line;
  return line.mac === macOf({ v, seq, at, type, data, prev }, key);
}

/** The mark of a head, so that a forger cannot shorten log and head together. */
export function headMac(head: AuditHead, key: Uint8Array): string {
  return macOf({ seq: head.seq, sha256: head.sha256 }, key);
}

function macOf(value: object, key: Uint8Array): string {
  return createHmac('sha256', key).update(JSON.stringify(value)).digest('hex');
}

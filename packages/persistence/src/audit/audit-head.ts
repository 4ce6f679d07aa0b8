import { OrchError } from '@orch/core';
import { join } from 'node:path';
import { atomicWrite } from '../files/atomic-write.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { parseJson, readJson } from '../files/read-json.ts';
import { sha256Of } from '../digest/sha256.ts';
import { rotatedName, rotatedNumbers, type AuditPaths } from './audit-files.ts';
import { headMac, type AuditHead, type AuditLine } from './audit-line.ts';
import { readTail, type FileTail } from './audit-tail.ts';

/** `out/audit.head` (wire shape). */
export interface AuditHeadFile extends AuditHead {
  readonly v: 1;
  readonly mac: string | null;
}

/** @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_DATA_VERSION`, `ORCH_STORAGE_*` */
export async function readAuditHead(paths: AuditPaths): Promise<AuditHeadFile | null> {
  return await readJson('audit-head', paths.head);
}

/** @throws OrchError `ORCH_STORAGE_*` */
export async function writeAuditHead(
  paths: AuditPaths,
  { seq, sha256 }: AuditHead,
  key: Uint8Array | undefined,
  onPoint: FaultPoint | undefined,
): Promise<void> {
  const mac = key === undefined ? null : headMac({ seq, sha256 }, key);
  const file: AuditHeadFile = { v: 1, seq, sha256, mac };
  await atomicWrite(paths.head, `${JSON.stringify(file)}\n`, { name: 'audit.head', onPoint });
}

/** Where an audit log may be gone on with. */
export interface AuditEnd {
  readonly head: AuditHead | null;
  /** A crash came between the last line and its head. */
  readonly isAhead: boolean;
  /** The newest file's end; `null` where the file is missing (new log, or a crash in a rotation). */
  readonly tail: FileTail | null;
  /** The number of the newest rotated file; 0 where there is none. */
  readonly rotated: number;
}

/**
 * Finds the end of a log that may be written. The head is written after the line, so after a crash
 * the log may be exactly one line ahead of it; nothing else is a crash.
 *
 * @throws OrchError `ORCH_DATA_DAMAGED` for any other difference
 */
export async function findAuditEnd(paths: AuditPaths): Promise<AuditEnd> {
  const known = await readAuditHead(paths);
  const rotated = rotatedNumbers(paths.folder).at(-1) ?? 0;
  const tail = readTail(paths.newest);
  const before = rotated === 0 ? null : readTail(join(paths.folder, rotatedName(rotated)));
  const last = tail?.last ?? before?.last ?? null;
  if (last === null) {
    if (known === null) return { head: null, isAhead: false, tail, rotated };
    throw doesNotFit(paths, `it has no line, and its head says that there are ${known.seq}`);
  }
  const sha256 = sha256Of(last);
  const { seq, prev }: AuditLine = await parseJson('audit-line', last, paths.newest);
  const head = { seq, sha256 };
  if (known?.sha256 === sha256 && known.seq === seq) {
    return { head, isAhead: false, tail, rotated };
  }
  const isOneAhead = seq === (known?.seq ?? 0) + 1 && prev === (known?.sha256 ?? null);
  if (isOneAhead) return { head, isAhead: true, tail, rotated };
  throw doesNotFit(paths, `it ends with line ${seq}, and its head is line ${known?.seq ?? 0}`);
}

function doesNotFit(paths: AuditPaths, reason: string): OrchError {
  return new OrchError('ORCH_DATA_DAMAGED', `The audit log does not fit its head: ${reason}.`, {
    place: paths.newest,
    hint: 'Nothing was written. Run `orch audit verify`, keep the files, and find out who did it.',
  });
}

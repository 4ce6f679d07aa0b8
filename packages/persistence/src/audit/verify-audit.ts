import { describeThrown, OrchError } from '@orch/core';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../files/read-json.ts';
import { readLines } from '../files/read-lines.ts';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { sha256Of } from '../digest/sha256.ts';
import { newestAuditFile, rotatedName, rotatedNumbers, type AuditPaths } from './audit-files.ts';
import { readAuditHead, type AuditHeadFile } from './audit-head.ts';
import {
  continuedType,
  headMac,
  isSignedWith,
  type AuditHead,
  type AuditLine,
} from './audit-line.ts';

/** A head of the log that was noted elsewhere, such as in a git ref. */
export type AuditAnchor = AuditHead;

/** The first thing that does not fit. */
export interface AuditMisfit {
  /** Name of the file in `out`. */
  readonly file: string;
  /** Line in that file, from 1; `null` where the file itself is what does not fit. */
  readonly line: number | null;
  readonly reason: string;
}

export interface AuditReport {
  readonly intact: boolean;
  readonly misfit: AuditMisfit | null;
  /** Lines that fit, in all files. */
  readonly lines: number;
  readonly files: readonly string[];
  readonly head: AuditHead | null;
  /** Whether lines carry marks of a key, whether or not one was given. */
  readonly signed: boolean;
  /** `keyed` where a key was given and held; without one only accidents are detected. */
  readonly assurance: 'keyed' | 'unkeyed';
  /** What the check proves and what it does not, for a human. */
  readonly statement: string;
  /** Remarks, such as a head that a crash left one line behind. */
  readonly notes: readonly string[];
}

class Misfit extends Error {
  readonly misfit: AuditMisfit;

  constructor(file: string, line: number | null, reason: string) {
    super(reason);
    this.misfit = { file, line, reason };
  }
}

/** What is known while the files are read, oldest first. */
interface Progress {
  head: AuditHead | null;
  lines: number;
  lastSigned: boolean;
  signed: boolean;
  /** Digests of the anchors that are still to be seen, by their line. */
  readonly anchors: Map<number, string>;
}

/**
 * Checks an audit log: every line against the one before it, over all files, and the end against
 * the head and the anchors. Names the first line that does not fit. Never writes.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export async function verifyAudit(
  paths: AuditPaths,
  key: Uint8Array | undefined,
  anchors: readonly AuditAnchor[],
): Promise<AuditReport> {
  const numbers = rotatedNumbers(paths.folder);
  const files = [...numbers.map(rotatedName), newestAuditFile];
  const progress: Progress = {
    head: null,
    lines: 0,
    lastSigned: false,
    signed: false,
    anchors: new Map(anchors.map(({ seq, sha256 }) => [seq, sha256])),
  };
  const notes: string[] = [];
  let misfit: AuditMisfit | null = null;
  try {
    for (const [position, file] of files.entries()) {
      const expected = rotatedName(position + 1);
      if (file !== newestAuditFile && file !== expected) {
        throw new Misfit(expected, null, `the file is missing; the next one is ${file}`);
      }
      await verifyFile(paths, file, files[position - 1], key, progress);
    }
    await verifyEnd(paths, key, progress, notes);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    misfit = error.misfit;
  }
  const intact = misfit === null;
  const assurance = key !== undefined && intact ? 'keyed' : 'unkeyed';
  return {
    intact,
    misfit,
    lines: progress.lines,
    files,
    head: progress.head,
    signed: progress.signed,
    assurance,
    statement: statementOf(intact, key !== undefined, anchors.length),
    notes,
  };
}

async function verifyFile(
  paths: AuditPaths,
  file: string,
  previous: string | undefined,
  key: Uint8Array | undefined,
  progress: Progress,
): Promise<void> {
  const path = join(paths.folder, file);
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return; // What should be there shows against the head.
    throw storageError(error, 'read the audit log', path);
  }
  try {
    let number = 0;
    for (const { bytes, ended } of readLines(fd)) {
      number += 1;
      if (!ended) throw new Misfit(file, number, 'the line is unfinished');
      const line = await parse(bytes, path, file, number);
      checkLine(line, file, number, number === 1 ? previous : undefined, key, progress);
      const sha256 = sha256Of(bytes);
      checkAnchor(progress, line.seq, sha256, file, number);
      progress.head = { seq: line.seq, sha256 };
      progress.lines += 1;
      progress.lastSigned = line.mac !== null;
      progress.signed ||= line.mac !== null;
    }
  } finally {
    closeSync(fd);
  }
}

async function parse(
  bytes: Buffer,
  path: string,
  file: string,
  number: number,
): Promise<AuditLine> {
  try {
    return await parseJson('audit-line', bytes, path);
  } catch (error) {
    if (!(error instanceof OrchError)) throw error;
    throw new Misfit(file, number, describeThrown(error));
  }
}

function checkLine(
  line: AuditLine,
  file: string,
  number: number,
  previous: string | undefined,
  key: Uint8Array | undefined,
  { head }: Progress,
): void {
  if (previous !== undefined) {
    const carriedOn = line.type === continuedType ? line.data.previous : null;
    if (typeof carriedOn === 'string' && carriedOn !== previous) {
      throw new Misfit(carriedOn, null, `the file is missing; ${file} carries on from it`);
    }
    if (carriedOn !== previous) {
      throw new Misfit(file, number, `the file does not carry on from ${previous}`);
    }
  }
  const seq = (head?.seq ?? 0) + 1;
  if (line.seq !== seq)
    throw new Misfit(file, number, `it is line ${line.seq} where ${seq} belongs`);
  if (line.prev !== (head?.sha256 ?? null)) {
    throw new Misfit(file, number, 'prev is not the digest of the line before');
  }
  if (key !== undefined && line.mac !== null && !isSignedWith(line, key)) {
    throw new Misfit(file, number, 'its mark was not made with this key');
  }
}

function checkAnchor(
  { anchors }: Progress,
  seq: number,
  sha256: string,
  file: string,
  number: number,
): void {
  const anchored = anchors.get(seq);
  if (anchored === undefined) return;
  if (anchored !== sha256) throw new Misfit(file, number, 'it is not the line that was anchored');
  anchors.delete(seq);
}

async function verifyEnd(
  paths: AuditPaths,
  key: Uint8Array | undefined,
  { head, lastSigned, anchors }: Progress,
  notes: string[],
): Promise<void> {
  const known = await readHead(paths);
  const cutOff = (seq: number, witness: string) =>
    new Misfit(
      newestAuditFile,
      null,
      `the end was cut off: ${witness} tells of line ${seq}, the log ends with line ${head?.seq ?? 0}`,
    );
  if (known !== null && known.seq > (head?.seq ?? 0)) throw cutOff(known.seq, 'the head');
  for (const seq of anchors.keys()) throw cutOff(seq, 'an anchor');
  if (head === null) return;
  if (head.seq - (known?.seq ?? 0) === 1) {
    notes.push('The head is one line behind: a crash, which the next line heals.');
  } else if (known === null) {
    throw new Misfit('audit.head', null, 'the head is missing');
  } else if (known.seq !== head.seq || known.sha256 !== head.sha256) {
    throw new Misfit(
      'audit.head',
      null,
      `it is of line ${known.seq}, which is not the last of the log`,
    );
  }
  if (key === undefined) return;
  if (!lastSigned)
    throw new Misfit(newestAuditFile, null, 'the last line carries no mark of a key');
  if (known !== null && known.mac !== headMac(known, key)) {
    throw new Misfit('audit.head', null, 'its mark was not made with this key');
  }
}

async function readHead(paths: AuditPaths): Promise<AuditHeadFile | null> {
  try {
    return await readAuditHead(paths);
  } catch (error) {
    if (!(error instanceof OrchError) || !error.code.startsWith('ORCH_DATA')) throw error;
    throw new Misfit('audit.head', null, describeThrown(error));
  }
}

function statementOf(intact: boolean, keyed: boolean, anchors: number): string {
  if (!intact) return 'The log was changed or damaged after it was written.';
  const anchored = anchors === 0 ? '' : ` It still has the ${anchors} anchored line(s).`;
  return keyed
    ? `Nobody without the key changed, added or removed a line; an older copy of the whole log, put back, shows only against an anchor.${anchored}`
    : `No accident changed the log. Without a key this says nothing of a forger who writes all of it anew.${anchored}`;
}

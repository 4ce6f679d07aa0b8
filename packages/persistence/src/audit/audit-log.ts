import { OrchError, type Clock, type JsonValue } from '@orch/core';
import { closeSync, constants, fdatasyncSync, openSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultPoint } from '../files/fault-point.ts';
import { overwriteTail } from '../files/overwrite-tail.ts';
import { storageError } from '../files/storage-error.ts';
import { makeFolders } from '../files/make-folders.ts';
import { syncFolder } from '../files/sync-folder.ts';
import { writeAll } from '../files/write-all.ts';
import { sha256Of } from '../digest/sha256.ts';
import { acquireLock, type LockRetry } from '../lock/acquire-lock.ts';
import type { OwnedLock } from '../lock/owned-lock.ts';
import { auditPaths, rotatedName, type AuditPaths } from './audit-files.ts';
import { findAuditEnd, writeAuditHead, type AuditEnd } from './audit-head.ts';

import {
  continuedType,
  encodeAuditLine,
  type AuditEvent,
  type AuditHead,
  type AuditLine,
} from './audit-line.ts';
import { auditLinesAfter } from './audit-lines-after.ts';
import { verifyAudit, type AuditAnchor, type AuditReport } from './verify-audit.ts';

export interface AuditLogOptions {
  /** The folder `out`. */
  readonly outDir: string;
  readonly clock: Pick<Clock, 'nowMs' | 'sleep'>;
  /** Makes a keyed chain. Never made here, never kept. */
  readonly key?: Uint8Array;
  /** A file of this size is put aside before the next line; 10 MiB unless given. */
  readonly maxBytes?: number;
  readonly retry?: LockRetry;
  readonly random?: () => number;
  readonly onPoint?: FaultPoint;
}

/** What one writer can do while no other one writes. */
export interface AuditTurn {
  /** The newest line, also where a crash left the file of the head behind. */
  head(): Promise<AuditHead | null>;
  /** The lines after line `seq`, the newest first; whole ones only. */
  linesAfter(seq: number): AsyncIterable<AuditLine>;
  append: AuditLog['append'];
}

/** Writers take the lock for about a millisecond each; this waits for some hundreds of them. */
const patientRetry: LockRetry = { attempts: 60, firstDelayMs: 2, maxDelayMs: 100 };
const defaultMaxBytes = 10 * 1024 * 1024;

/**
 * The hash-chained log of what somebody may have to answer for: sync attempts, approvals, elevated
 * actions.
 *
 * I16: a line is on the disk, chained to the one before, before `append` resolves; the lock makes
 * the writers of all processes one. Rotation carries the chain over in the first line of the new
 * file. A log that does not fit its head is not written to.
 */
export class AuditLog {
  readonly #options: AuditLogOptions;
  readonly #paths: AuditPaths;

  constructor(options: AuditLogOptions) {
    this.#options = options;
    this.#paths = auditPaths(options.outDir);
  }

  /**
   * Appends one line.
   *
   * @param data redacted by the caller
   * @returns the new head
   * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_STORAGE_*`
   */
  async append(type: string, data: Readonly<Record<string, JsonValue>>): Promise<AuditHead> {
    return await this.exclusively((turn) => turn.append(type, data));
  }

  /**
   * Lets one writer look at the log and append what it lacks while nobody else can.
   *
   * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_STORAGE_*`, and what `work` throws
   */
  async exclusively<Result>(work: (turn: AuditTurn) => Promise<Result>): Promise<Result> {
    const lock = await this.#acquire();
    try {
      return await work({
        head: () => this.head(),
        linesAfter: (seq) => auditLinesAfter(this.#paths, seq),
        append: (type, data) => this.#append(type, data),
      });
    } catch (error) {
      throw storageError(error, 'append to the audit log', this.#paths.newest);
    } finally {
      await lock.release();
    }
  }

  /**
   * Where the log stands, for anchoring it elsewhere; `null` for an empty log.
   *
   * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_STORAGE_*`
   */
  async head(): Promise<AuditHead | null> {
    return (await findAuditEnd(this.#paths)).head;
  }

  /**
   * Checks every line of every file. Never writes, and never makes a key.
   *
   * @param anchors heads that were noted elsewhere, which the log must still have
   * @throws OrchError `ORCH_STORAGE_*`
   */
  async verify(anchors: readonly AuditAnchor[] = []): Promise<AuditReport> {
    return await verifyAudit(this.#paths, this.#options.key, anchors);
  }

  async #append(type: string, data: Readonly<Record<string, JsonValue>>): Promise<AuditHead> {
    const { clock, key } = this.#options;
    const at = new Date(clock.nowMs()).toISOString();
    const end = await findAuditEnd(this.#paths);
    // Else a second crash would leave the log two lines ahead.
    if (end.head !== null && end.isAhead) await this.#writeHead(end.head);
    const before = await this.#makeReady(end, at);
    const { text, head } = encodeAuditLine({ at, type, data }, before, key);
    await this.#appendText(text);
    await this.#writeHead(head);
    return head;
  }

  /** Records what a crash cut off, and puts a full file aside; then the next line may follow. */
  async #makeReady({ head, tail, rotated }: AuditEnd, at: string): Promise<AuditHead | null> {
    const { maxBytes = defaultMaxBytes, onPoint } = this.#options;
    const torn = tail?.torn ?? null;
    const cut = torn && { bytes: torn.bytes.byteLength, sha256: sha256Of(torn.bytes) };
    const isFresh = (tail?.last ?? null) === null;
    if (isFresh && head !== null) return await this.#continue(rotated, cut, head, at);
    if (torn !== null) {
      return await this.#overwrite({ at, type: 'log.cut', data: { ...cut } }, torn.offset, head);
    }
    if (head === null || tail === null || tail.size < maxBytes) return head;
    renameSync(this.#paths.newest, join(this.#paths.folder, rotatedName(rotated + 1)));
    onPoint?.('audit.rotate.after');
    return await this.#continue(rotated + 1, null, head, at);
  }

  /** Begins a file with the line that carries the chain over. */
  async #continue(
    previous: number,
    cut: { readonly bytes: number; readonly sha256: string } | null,
    head: AuditHead,
    at: string,
  ): Promise<AuditHead> {
    const data = { previous: rotatedName(previous), cut };
    const event = { at, type: continuedType, data };
    if (cut !== null) return await this.#overwrite(event, 0, head);
    const line = encodeAuditLine(event, head, this.#options.key);
    await this.#appendText(line.text);
    await this.#writeHead(line.head);
    return line.head;
  }

  async #overwrite(event: AuditEvent, offset: number, head: AuditHead | null): Promise<AuditHead> {
    const line = encodeAuditLine(event, head, this.#options.key);
    overwriteTail(this.#paths.newest, offset, Buffer.from(`${line.text}\n`));
    await this.#writeHead(line.head);
    return line.head;
  }

  async #appendText(text: string): Promise<void> {
    const { onPoint } = this.#options;
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND;
    onPoint?.('audit.write.before');
    const fd = openSync(this.#paths.newest, flags, 0o666);
    try {
      writeAll(fd, Buffer.from(`${text}\n`));
      onPoint?.('audit.write.after');
      fdatasyncSync(fd);
    } finally {
      closeSync(fd);
    }
    onPoint?.('audit.sync.after');
    await syncFolder(this.#paths.folder);
  }

  async #writeHead(head: AuditHead): Promise<void> {
    await writeAuditHead(this.#paths, head, this.#options.key, this.#options.onPoint);
  }

  async #acquire(): Promise<OwnedLock> {
    const { clock, random = Math.random, retry = patientRetry, onPoint } = this.#options;
    try {
      makeFolders(this.#paths.folder);
    } catch (error) {
      throw storageError(error, 'make the folder of the audit log', this.#paths.folder);
    }
    const outcome = await acquireLock(this.#paths.lock, {
      nowMs: () => clock.nowMs(),
      sleep: (ms, signal) => clock.sleep(ms, signal),
      random,
      retry,
      onPoint,
    });
    if (outcome.kind === 'acquired') return outcome.lock;
    throw new OrchError(
      'ORCH_STORAGE_FAILED',
      `The audit log was locked at all ${retry.attempts} attempts; nothing was written.`,
      { place: this.#paths.lock, hint: 'Find the process that holds the lock, and try again.' },
    );
  }
}

import type { JournalEntry } from '@orch/core';
import { closeSync, fdatasyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { storageError } from '../files/storage-error.ts';
import { encodeLines, type JournalHead } from './journal-line.ts';
import type { TornTail } from './read-journal.ts';

/**
 * Puts a `journal.cut` event in the place of an unfinished last line. The event is written over the
 * torn bytes before the file is shortened, so that a crash in between leaves a torn line again and
 * never an unrecorded cut. The caller holds the lease.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function cutTornTail(
  path: string,
  torn: TornTail,
  head: JournalHead,
  at: string,
): { readonly entries: readonly JournalEntry[]; readonly head: JournalHead } {
  const data = { bytes: torn.bytes, sha256: torn.sha256 };
  const encoded = encodeLines([{ at, event: { type: 'journal.cut', data } }], head);
  try {
    const fd = openSync(path, 'r+');
    try {
      let written = 0;
      while (written < encoded.bytes.byteLength) {
        written += writeSync(fd, encoded.bytes, written, undefined, torn.offset + written);
      }
      ftruncateSync(fd, torn.offset + written);
      fdatasyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw storageError(error, 'cut an unfinished line off the journal', path);
  }
  return encoded;
}

import type { JournalEntry } from '@orch/core';
import { overwriteTail } from '../files/overwrite-tail.ts';
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
    overwriteTail(path, torn.offset, encoded.bytes);
  } catch (error) {
    throw storageError(error, 'cut an unfinished line off the journal', path);
  }
  return encoded;
}

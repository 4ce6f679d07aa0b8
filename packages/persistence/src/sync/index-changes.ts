import type { RunKey } from '@orch/core';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { sha256Of } from '../digest/sha256.ts';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { parseIndexLine } from '../index/run-index.ts';
import { sharedPaths, type RunRoots } from '../paths/run-paths.ts';
import { validatorFor } from '../schemas/validators.ts';
import type { IndexPosition } from './sync-state.ts';

/** Runs that the index names after a position; each once, in the order of its newest line. */
export interface IndexChanges {
  readonly runs: readonly { readonly key: RunKey; readonly endedAt: string | null }[];
  readonly position: IndexPosition | null;
}

const anchorBytes = 256;
const chunkBytes = 256 * 1024;

/**
 * What changed since a position of the run index. An index that was made again since is read from
 * its beginning.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export async function indexChanges(
  roots: RunRoots,
  from: IndexPosition | null,
): Promise<IndexChanges> {
  const path = sharedPaths(roots).runIndex;
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return { runs: [], position: null };
    throw storageError(error, 'read the run index', path);
  }
  try {
    const start = from !== null && isStill(fd, from) ? from.offset : 0;
    const check = await validatorFor('index-line');
    const found = new Map<string, { key: RunKey; endedAt: string | null }>();
    let end = start;
    for (const text of wholeLines(fd, start)) {
      end += text.byteLength + 1;
      const line = parseIndexLine(text.toString('utf8'), check);
      if (line === null) continue;
      const name = `${line.task_id}/${line.run_id}`;
      found.delete(name); // So that it stands where its newest line stands.
      const key = { taskId: line.task_id, runId: line.run_id };
      found.set(name, { key, endedAt: line.completed_at });
    }
    return { runs: [...found.values()], position: { offset: end, anchor_sha256: anchor(fd, end) } };
  } catch (error) {
    throw storageError(error, 'read the run index', path);
  } finally {
    closeSync(fd);
  }
}

function isStill(fd: number, { offset, anchor_sha256: sha256 }: IndexPosition): boolean {
  return fstatSync(fd).size >= offset && anchor(fd, offset) === sha256;
}

/** The digest of the bytes before an offset. */
function anchor(fd: number, offset: number): string {
  const length = Math.min(anchorBytes, offset);
  const bytes = Buffer.alloc(length);
  readSync(fd, bytes, 0, length, offset - length);
  return sha256Of(bytes);
}

/** Lines that have their newline; what another process is just writing is for the next time. */
function* wholeLines(fd: number, start: number): Generator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let position = start;
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const count = readSync(fd, chunk, 0, chunkBytes, position);
    if (count === 0) return;
    position += count;
    const bytes = Buffer.concat([rest, chunk.subarray(0, count)]);
    let from = 0;
    for (let at = bytes.indexOf(0x0a, from); at !== -1; at = bytes.indexOf(0x0a, from)) {
      yield bytes.subarray(from, at);
      from = at + 1;
    }
    rest = bytes.subarray(from);
  }
}

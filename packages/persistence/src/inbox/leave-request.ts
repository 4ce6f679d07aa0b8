import type { InboxRequest } from '@orch/core';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../files/atomic-write.ts';
import { ownIdentity, type ProcessIdentity } from '../process/process-identity.ts';
import { storageError } from '../files/storage-error.ts';

/** A request as it lies in the inbox (wire shape). */
export interface InboxFile {
  readonly v: 1;
  readonly at: string;
  readonly request: InboxRequest;
  /** The process that left it, so that the owner can look where it comes from. */
  readonly writer?: ProcessIdentity;
}

/**
 * Leaves a request for the owner of a run. It is on the disk when this resolves, and is delivered
 * to whoever owns the run, now or after the next resume. Names sort by time.
 *
 * @param inbox the run's inbox folder
 * @throws OrchError `ORCH_STORAGE_*`
 */
export async function leaveRequestIn(
  inbox: string,
  request: InboxRequest,
  nowMs: number,
): Promise<void> {
  try {
    mkdirSync(inbox, { recursive: true });
  } catch (error) {
    throw storageError(error, 'make the inbox of the run', inbox);
  }
  const name = `${nowMs.toString(36).padStart(9, '0')}-${randomBytes(5).toString('hex')}.json`;
  const file: InboxFile = {
    v: 1,
    at: new Date(nowMs).toISOString(),
    request,
    writer: ownIdentity(),
  };
  await atomicWrite(join(inbox, name), `${JSON.stringify(file)}\n`, { name: 'inbox request' });
}

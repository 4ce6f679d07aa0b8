import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import type { FaultPoint } from '../files/fault-point.ts';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { writeAll } from '../files/write-all.ts';
import { livenessOf, ownIdentity } from '../process/process-identity.ts';
import { claimLine, ownerIn, type Claim } from './claim-log.ts';
import { makeLockFile, removeLockFile } from './lock-file.ts';

/** An owner on another machine counts as dead once it has not refreshed its lock for so long. */
const foreignStaleMs = 30_000;

export interface LockOptions {
  /** Wall clock in milliseconds; compared with the time of the lock file of a foreign owner. */
  readonly nowMs: () => number;
  readonly onPoint?: FaultPoint | undefined;
}

/** Somebody else has the lock. The owner is unknown where it changed while we looked. */
export interface HeldBy {
  readonly kind: 'held';
  readonly owner: Claim | null;
}

/** The lock is ours. `previous` is the dead owner whom we replaced, where there was one. */
export interface Acquired {
  readonly kind: 'acquired';
  readonly lock: OwnedLock;
  readonly previous: Claim | null;
}

/**
 * A lock file with an owner.
 *
 * The `lockfile` package makes the file exclusively and removes it. Who owns it is written inside,
 * as a log of claims (see {@link Claim}). A dead owner is replaced inside the file; the file is
 * unlinked by its living owner and nobody else, so no lock can be deleted from under its holder.
 *
 * I5: a lock is never taken from a process that lives, however long it stands still; only an owner
 * on another machine, whose life cannot be seen, loses it after 30 s without a refresh.
 */
export class OwnedLock {
  readonly claim: Claim;
  readonly #path: string;
  readonly #fd: number;
  readonly #inode: bigint;
  #sizeSeen: bigint;
  #released = false;

  private constructor(path: string, fd: number, claim: Claim) {
    const stat = fstatSync(fd, { bigint: true });
    this.#path = path;
    this.#fd = fd;
    this.#inode = stat.ino;
    this.#sizeSeen = stat.size;
    this.claim = claim;
  }

  /**
   * Tries once to take the lock; waits for nobody.
   *
   * @throws OrchError `ORCH_STORAGE_*`
   */
  static async tryAcquire(path: string, options: LockOptions): Promise<Acquired | HeldBy> {
    try {
      // Each round that does not decide means that another process made progress.
      for (let round = 0; round < 16; round += 1) {
        options.onPoint?.('lock.make.before');
        await makeLockFile(path);
        options.onPoint?.('lock.claim.before');
        const outcome = claimFile(path, options);
        switch (outcome.kind) {
          case 'claimed': {
            const lock = new OwnedLock(path, outcome.fd, outcome.claim);
            return { kind: 'acquired', lock, previous: outcome.previous };
          }
          case 'held':
            return outcome;
          case 'gone':
            break;
        }
      }
      return { kind: 'held', owner: null };
    } catch (error) {
      throw storageError(error, 'take the lock', path);
    }
  }

  /** Whether the lock is still ours. Two system calls as long as nobody else wrote to it. */
  isOurs(): boolean {
    if (this.#released || inodeAt(this.#path) !== this.#inode) return false;
    const { size } = fstatSync(this.#fd, { bigint: true });
    if (size === this.#sizeSeen) return true;
    if (ownerIn(contentOf(this.#fd))?.token !== this.claim.token) return false;
    this.#sizeSeen = size;
    return true;
  }

  /** Tells other machines that we live. */
  refresh(nowMs: number): void {
    if (!this.#released) futimesSync(this.#fd, nowMs / 1000, nowMs / 1000);
  }

  /** Gives the lock back; does nothing where it is no longer ours. Safe to call twice. */
  async release(): Promise<void> {
    if (this.#released) return;
    const ours = this.isOurs();
    this.#released = true;
    if (ours) await removeLockFile(this.#path);
    closeSync(this.#fd);
  }
}

/** Looks at a lock without touching it; `null` where nobody owns it. */
export function inspectLock(
  path: string,
  nowMs: number,
): { readonly owner: Claim; readonly alive: boolean } | null {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw storageError(error, 'read the lock', path);
  }
  try {
    const owner = ownerIn(contentOf(fd));
    return owner && { owner, alive: isAlive(owner, fd, nowMs) };
  } finally {
    closeSync(fd);
  }
}

type ClaimOutcome =
  | {
      readonly kind: 'claimed';
      readonly fd: number;
      readonly claim: Claim;
      readonly previous: Claim | null;
    }
  | HeldBy
  | { readonly kind: 'gone' };

function claimFile(path: string, options: LockOptions): ClaimOutcome {
  let fd: number;
  try {
    // Without O_CREAT: a claim never brings a removed file back.
    fd = openSync(path, constants.O_RDWR | constants.O_APPEND);
  } catch (error) {
    if (isAbsent(error)) return { kind: 'gone' };
    throw error;
  }
  let outcome: ClaimOutcome | undefined;
  try {
    outcome = claimOpenFile(path, fd, options);
    return outcome;
  } finally {
    if (outcome?.kind !== 'claimed') closeSync(fd);
  }
}

function claimOpenFile(path: string, fd: number, { nowMs, onPoint }: LockOptions): ClaimOutcome {
  const previous = ownerIn(contentOf(fd));
  // The descriptor keeps the inode from being used again, so equal numbers mean the same file.
  const inode = fstatSync(fd, { bigint: true }).ino;
  if (previous !== null && isAlive(previous, fd, nowMs())) {
    return inodeAt(path) === inode ? { kind: 'held', owner: previous } : { kind: 'gone' };
  }
  const claim: Claim = {
    v: 1,
    ...ownIdentity(),
    token: randomUUID(),
    after: previous?.token ?? null,
    at: new Date(nowMs()).toISOString(),
  };
  writeAll(fd, Buffer.from(claimLine(claim)));
  onPoint?.('lock.claim.after');
  const owner = ownerIn(contentOf(fd));
  if (inodeAt(path) !== inode) return { kind: 'gone' };
  if (owner?.token !== claim.token) return { kind: 'held', owner };
  return { kind: 'claimed', fd, claim, previous };
}

function isAlive(owner: Claim, fd: number, nowMs: number): boolean {
  switch (livenessOf(owner)) {
    case 'alive':
      return true;
    case 'dead':
      return false;
    case 'foreign':
      return nowMs - fstatSync(fd).mtimeMs < foreignStaleMs;
  }
}

function contentOf(fd: number): string {
  const bytes = Buffer.alloc(fstatSync(fd).size);
  let filled = 0;
  while (filled < bytes.byteLength) {
    const count = readSync(fd, bytes, filled, bytes.byteLength - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.toString('utf8', 0, filled);
}

function inodeAt(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

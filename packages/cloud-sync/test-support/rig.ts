import { ManualClock } from '@orch/core/testing';
import type { CredentialPort, RevealableSecret, SyncTarget } from '../src/client/sync-target.ts';
import { RunsApiTarget } from '../src/client/runs-api-target.ts';
import { CloudSyncWorker, type WorkerOptions } from '../src/worker/cloud-sync-worker.ts';
import { MemoryArchive, MemoryAudit, MemoryStore } from './memory.ts';

/** Credentials that the test replaces. */
export class TestCredentials implements CredentialPort {
  value: string;
  /** What the next one who asks after a refusal gets. */
  next: string | null = null;
  rejected = 0;
  #secret: RevealableSecret | null = null;

  constructor(value: string) {
    this.value = value;
  }

  get(name: string): Promise<RevealableSecret> {
    const { value } = this;
    this.#secret ??= { name, reveal: () => value };
    return Promise.resolve(this.#secret);
  }

  reject(): void {
    this.rejected += 1;
    this.value = this.next ?? this.value;
    this.#secret = null;
  }
}

let ids = 0;

/** A worker with everything around it that a test wants to see. */
export function rig(
  url: string,
  token: string,
  more: Partial<WorkerOptions> & { timeoutMs?: number; archive?: MemoryArchive } = {},
): {
  worker: CloudSyncWorker;
  another: () => CloudSyncWorker;
  archive: MemoryArchive;
  store: MemoryStore;
  audit: MemoryAudit;
  clock: ManualClock;
  credentials: TestCredentials;
  target: SyncTarget;
} {
  const { timeoutMs = 2_000, archive = new MemoryArchive(), ...options } = more;
  const store = new MemoryStore();
  const audit = new MemoryAudit();
  const clock = new ManualClock();
  const credentials = new TestCredentials(token);
  const target =
    options.target ??
    new RunsApiTarget({
      url,
      workspace: 'acme',
      tokenName: 'TOKEN',
      credentials,
      clock,
      timeoutMs,
    });
  const another = (): CloudSyncWorker =>
    new CloudSyncWorker({
      archive,
      store,
      audit,
      target,
      clock,
      random: () => 0,
      newId: () => `attempt-${++ids}`,
      redactText: (text) => text.replaceAll(token, '[redacted]'),
      ...options,
    });
  return { worker: another(), another, archive, store, audit, clock, credentials, target };
}

export const never = new AbortController().signal;

/** Moves a clock on whenever somebody sleeps, until something is done. */
export async function untilDone<Result>(
  clock: ManualClock,
  work: Promise<Result>,
  stepMs = 1_000,
): Promise<Result> {
  const state = { done: false };
  const result = work.finally(() => {
    state.done = true;
  });
  result.catch(() => undefined);
  for (let turn = 0; turn < 1_000_000 && !state.done; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (clock.sleeping > 0) clock.advance(stepMs);
  }
  return await result;
}

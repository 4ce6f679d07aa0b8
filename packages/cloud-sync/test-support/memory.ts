import { canonicalJson, type JsonValue, type RunKey } from '@orch/core';
import { createHash } from 'node:crypto';
import type {
  ArchivedRun,
  ArchiveChanges,
  ArchivePosition,
  RunArchive,
  SyncAudit,
  SyncCursor,
  SyncMark,
  SyncStore,
} from '../src/outbox/ports.ts';
import type { RunKeeper, StoreOutcome } from '../src/receiver/receiver.ts';

/** A manifest with what a receiver looks at. */
export function sampleManifest(key: RunKey, status = 'succeeded'): object {
  return {
    v: 1,
    task_id: key.taskId,
    run_id: key.runId,
    status,
    stages: [],
    evaluations: [{ pack: 'p', score: 1 }],
    journal: { entries: 2, head_sha256: createHash('sha256').update(key.runId).digest('hex') },
  };
}

/** Runs in memory, which the test makes and ends. */
export class MemoryArchive implements RunArchive {
  readonly #log: { key: RunKey; endedAt: string | null }[] = [];
  readonly #runs = new Map<string, ArchivedRun>();

  /** @param at seconds after some moment; the time of its end */
  end(runId: string, at = this.#log.length, taskId = 'task'): RunKey {
    const key = { taskId, runId };
    const endedAt = new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString();
    this.put(key, {
      kind: 'present',
      endedAt,
      pausedAt: null,
      bytes: 100,
      manifest: sampleManifest(key),
      journal: Buffer.from('{}\n'),
      withheld: null,
    });
    this.#log.push({ key, endedAt });
    return key;
  }

  begin(runId: string, taskId = 'task'): RunKey {
    const key = { taskId, runId };
    this.put(key, {
      kind: 'present',
      endedAt: null,
      pausedAt: null,
      bytes: 10,
      manifest: sampleManifest(key, 'running'),
      journal: null,
      withheld: null,
    });
    this.#log.push({ key, endedAt: null });
    return key;
  }

  /** A run that waits, in a state of so many bytes. The list of changes tells of it once alone. */
  pause(runId: string, bytes: number, taskId = 'task'): RunKey {
    const key = { taskId, runId };
    const isListed = this.#runs.has(`${taskId}/${runId}`);
    this.put(key, {
      kind: 'present',
      endedAt: null,
      pausedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, bytes)).toISOString(),
      bytes,
      manifest: { ...sampleManifest(key, 'paused'), bytes },
      journal: null,
      withheld: null,
    });
    if (!isListed) this.#log.push({ key, endedAt: null });
    return key;
  }

  put({ taskId, runId }: RunKey, run: ArchivedRun): void {
    this.#runs.set(`${taskId}/${runId}`, run);
  }

  changesSince(position: ArchivePosition | null): Promise<ArchiveChanges> {
    const runs = this.#log.slice(position?.offset ?? 0);
    return Promise.resolve({ runs, position: { offset: this.#log.length, anchor_sha256: '' } });
  }

  journalBytes({ taskId, runId }: RunKey): number | null {
    const run = this.#runs.get(`${taskId}/${runId}`);
    if (run?.kind === 'present') return run.bytes;
    return run?.kind === 'damaged' ? 1 : null;
  }

  read({ taskId, runId }: RunKey): Promise<ArchivedRun> {
    return Promise.resolve(this.#runs.get(`${taskId}/${runId}`) ?? { kind: 'absent' });
  }
}

/** The state of sending in memory. Two workers on one of these are two processes on one disk. */
export class MemoryStore implements SyncStore {
  readonly cursors = new Map<string, SyncCursor>();
  readonly marks = new Map<string, SyncMark>();
  #last: Promise<unknown> = Promise.resolve();

  async exclusively<Result>(
    _target: string,
    work: () => Promise<Result>,
  ): Promise<{ kind: 'done'; result: Result }> {
    const before = this.#last;
    const mine = before.then(work, work);
    this.#last = mine.then(
      () => undefined,
      () => undefined,
    );
    return { kind: 'done', result: await mine };
  }

  readCursor(target: string): Promise<SyncCursor | null> {
    return Promise.resolve(this.cursors.get(target) ?? null);
  }

  writeCursor(target: string, cursor: SyncCursor): Promise<void> {
    this.cursors.set(target, cursor);
    return Promise.resolve();
  }

  readMark(target: string, key: RunKey): Promise<SyncMark | null> {
    return Promise.resolve(this.marks.get(nameOf(target, key)) ?? null);
  }

  writeMark(target: string, key: RunKey, mark: SyncMark): void {
    this.marks.set(nameOf(target, key), mark);
  }

  removeMark(target: string, key: RunKey): void {
    this.marks.delete(nameOf(target, key));
  }
}

/** An audit log in memory. */
export class MemoryAudit implements SyncAudit {
  readonly lines: Readonly<Record<string, JsonValue>>[] = [];

  seq(): Promise<number> {
    return Promise.resolve(this.lines.length);
  }

  has(attemptId: string, afterSeq: number): Promise<boolean> {
    return Promise.resolve(
      this.lines.slice(afterSeq).some((line) => line['attempt_id'] === attemptId),
    );
  }

  append(_type: string, data: Readonly<Record<string, JsonValue>>): Promise<void> {
    this.lines.push(data);
    return Promise.resolve();
  }
}

/** Keeps runs in memory, and counts how often each state of one had an effect. */
export class MemoryKeeper implements RunKeeper {
  readonly effects = new Map<string, number>();
  /** Ids in the order in which they came. */
  readonly order: string[] = [];
  /** What every run waits for before it is kept. */
  gate: Promise<void> = Promise.resolve();

  async keep(workspace: string, key: RunKey, manifest: object): Promise<StoreOutcome> {
    await this.gate;
    const name = `${workspace}/${key.taskId}/${key.runId}/${canonicalJson(manifest)}`;
    const seen = this.effects.get(name);
    if (seen !== undefined) return { kind: 'known', same: true };
    this.effects.set(name, 1);
    this.order.push(`${key.taskId}/${key.runId}`);
    return { kind: 'stored', created: true };
  }
}

function nameOf(target: string, { taskId, runId }: RunKey): string {
  return `${target} ${taskId}/${runId}`;
}

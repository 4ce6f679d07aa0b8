import { OrchError } from '../failure/orch-error.ts';
import type { InboxRequest, RunKey, RunStore, RunWriter } from '../ports/run-store.ts';
import type { JournalEntry, TimedEvent } from '../run/journal-entry.ts';
import { queuedRun, type RunState } from '../run/run-state.ts';

interface Held {
  entries: JournalEntry[];
  owned: boolean;
  listener: ((request: InboxRequest) => Promise<void>) | null;
  waiting: InboxRequest[];
}

/**
 * A store in memory, with one lease a run like a real one. `failAfter` makes it break like a full
 * disk, and `crash` takes the lease away like the death of its owner.
 */
export class MemoryRunStore implements RunStore {
  readonly #runs = new Map<string, Held>();
  /** Entries after which every append fails; `null` for never. */
  failAfter: number | null = null;
  #beforeAppend: (() => Promise<void>) | null = null;
  /** The newest state that a writer was told of. */
  observed: RunState = queuedRun;

  create(key: RunKey): Promise<RunWriter> {
    const existing = this.#runs.get(name(key));
    if (existing !== undefined && existing.entries.length > 0) {
      return Promise.reject(new OrchError('ORCH_RUN_EXISTS', `Run ${key.runId} exists.`));
    }
    const held: Held = { entries: [], owned: false, listener: null, waiting: [] };
    this.#runs.set(name(key), held);
    return this.#take(key, held);
  }

  open(key: RunKey): Promise<RunWriter> {
    const held = this.#runs.get(name(key));
    if (held === undefined) {
      return Promise.reject(new OrchError('ORCH_RUN_UNKNOWN', `There is no run ${key.runId}.`));
    }
    return this.#take(key, held);
  }

  exists(key: RunKey): Promise<boolean> {
    return Promise.resolve((this.#runs.get(name(key))?.entries.length ?? 0) > 0);
  }

  /** The run's journal so far. */
  entries(key: RunKey): readonly JournalEntry[] {
    return this.#runs.get(name(key))?.entries ?? [];
  }

  /** The owner is gone, as after a kill: its lease is free, and its later appends fail. */
  crash(key: RunKey): void {
    const held = this.#runs.get(name(key));
    if (held === undefined) return;
    this.#runs.set(name(key), {
      ...held,
      entries: [...held.entries],
      owned: false,
      listener: null,
    });
    held.owned = false;
  }

  /** Holds the next append, like a slow disk: says when it has begun, and lets it go on. */
  holdNextAppend(): { readonly begun: Promise<void>; letGo(): void } {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const begun = new Promise<void>((resolve) => {
      this.#beforeAppend = () => {
        this.#beforeAppend = null;
        resolve();
        return held;
      };
    });
    return { begun, letGo };
  }

  /** Leaves a request for the owner, as another process would. */
  async leaveRequest(key: RunKey, request: InboxRequest): Promise<void> {
    const held = this.#runs.get(name(key));
    if (held === undefined)
      throw new OrchError('ORCH_RUN_UNKNOWN', `There is no run ${key.runId}.`);
    if (held.listener === null) held.waiting.push(request);
    else await held.listener(request);
  }

  #take(key: RunKey, held: Held): Promise<RunWriter> {
    if (held.owned) {
      return Promise.reject(new OrchError('ORCH_LEASE_HELD', `Run ${key.runId} is being written.`));
    }
    held.owned = true;
    return Promise.resolve({
      key,
      history: [...held.entries],
      append: (events) => this.#append(held, events),
      observe: (state) => {
        this.observed = state;
      },
      inbox: {
        onRequest: (listener) => {
          held.listener = listener;
          for (const request of held.waiting.splice(0)) void listener(request);
        },
      },
      close: () => {
        held.owned = false;
        held.listener = null;
        return Promise.resolve();
      },
    });
  }

  async #append(held: Held, events: readonly TimedEvent[]): Promise<readonly JournalEntry[]> {
    await (this.#beforeAppend?.() ?? Promise.resolve());
    if (!held.owned) throw new OrchError('ORCH_LEASE_LOST', 'The lease was lost.');
    const full = this.failAfter !== null && held.entries.length + events.length > this.failAfter;
    if (full) throw new OrchError('ORCH_STORAGE_FULL', 'The disk is full.');
    const entries = events.map((timed, offset) => ({
      ...timed,
      seq: held.entries.length + offset + 1,
    }));
    held.entries.push(...entries);
    return entries;
  }
}

function name({ taskId, runId }: RunKey): string {
  return `${taskId}/${runId}`;
}

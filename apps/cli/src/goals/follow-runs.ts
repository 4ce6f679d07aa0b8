import {
  evolve,
  OrchError,
  queuedRun,
  type JournalEntry,
  type RunBus,
  type RunEvent,
  type RunKey,
  type RunState,
} from '@orch/core';

/** A line of `--format ndjson`, as far as it is a fact of a journal. */
interface EventLine {
  readonly task_id: string;
  readonly run_id: string;
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly data: unknown;
}

/** Shows runs that other processes write, on the bus of this one. What is shown decides nothing. */
export class RunFollower {
  readonly #bus: RunBus;
  readonly #seen = new Map<string, { readonly state: RunState; readonly seq: number }>();

  constructor(bus: RunBus) {
    this.#bus = bus;
  }

  /** Takes a line that an orch said; lines that are no fact, or come without what was before, are let be. */
  line(text: string): void {
    const value = parse(text);
    if (value === null) return;
    const { task_id: taskId, run_id: runId, seq, at, type, data } = value;
    // The writer has checked what it says; one that says another thing is caught in the fold.
    const event = { type, data } as RunEvent;
    this.entries({ taskId, runId }, [{ seq, at, event }], true);
  }

  /** Takes what is new of a run's journal. */
  entries(key: RunKey, all: readonly JournalEntry[], show: boolean): void {
    const seen = this.#seen.get(key.runId) ?? { state: queuedRun, seq: 0 };
    const entries = all.filter(({ seq }) => seq > seen.seq);
    const [first] = entries;
    const last = entries.at(-1);
    if (first === undefined || last === undefined || first.seq !== seen.seq + 1) return;
    const state = fold(seen.state, entries);
    if (state === null) return;
    this.#seen.set(key.runId, { state, seq: last.seq });
    if (show) void this.#bus.emit('run:journal', { key, entries, state });
  }
}

function fold(from: RunState, entries: readonly JournalEntry[]): RunState | null {
  try {
    return entries.reduce<RunState>((state, entry) => evolve(state, entry), from);
  } catch (error) {
    // The journal itself is checked by those who read it; a view does without.
    if (error instanceof OrchError) return null;
    throw error;
  }
}

function parse(text: string): EventLine | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The last words of a process that was killed.
    return null;
  }
  if (typeof value !== 'object' || value === null || !('seq' in value)) return null;
  return value as EventLine;
}

import type { JournalEntry } from '../run/journal-entry.ts';
import type { FinishedRun, PausedRun, RunState } from '../run/run-state.ts';
import type { RunKey } from '../ports/run-store.ts';

/** What listeners of a {@link RunBus} get. Every event comes after its facts are in the journal. */
export interface RunBusEvents {
  /** Facts that were just journalled, with the state that they led to. */
  'run:journal': {
    readonly key: RunKey;
    readonly entries: readonly JournalEntry[];
    readonly state: RunState;
  };
  /** The run waits for a human. */
  'run:paused': { readonly key: RunKey; readonly state: PausedRun };
  /** The run ended, whichever way. Emitted for every run that ends, also when a role threw. */
  'run:completed': { readonly key: RunKey; readonly state: FinishedRun };
  /** A stage wrote output (redacted). Not kept; for a live view. */
  'stage:output': {
    readonly key: RunKey;
    readonly stage: string;
    readonly stream: 'stdout' | 'stderr';
    readonly text: string;
  };
}

export type RunBusEventName = keyof RunBusEvents;
type Listener<Name extends RunBusEventName> = (event: RunBusEvents[Name]) => void | Promise<void>;

/**
 * Tells listeners what happens in runs. A listener that throws or rejects hurts neither the run nor
 * the other listeners; its error goes to `onListenerError`.
 */
export class RunBus {
  readonly #listeners: { [Name in RunBusEventName]: Set<Listener<Name>> } = {
    'run:journal': new Set(),
    'run:paused': new Set(),
    'run:completed': new Set(),
    'stage:output': new Set(),
  };
  readonly #onListenerError: (name: RunBusEventName, error: unknown) => void;

  constructor(onListenerError: (name: RunBusEventName, error: unknown) => void) {
    this.#onListenerError = onListenerError;
  }

  /** @returns a function that takes the listener away again */
  on<Name extends RunBusEventName>(name: Name, listener: Listener<Name>): () => void {
    const listeners: Set<Listener<Name>> = this.#listeners[name];
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Resolves when every listener has; it never rejects. */
  async emit<Name extends RunBusEventName>(name: Name, event: RunBusEvents[Name]): Promise<void> {
    const listeners: Set<Listener<Name>> = this.#listeners[name];
    if (listeners.size === 0) return;
    await Promise.all(
      [...listeners].map(async (listener) => {
        try {
          await listener(event);
        } catch (error) {
          this.#onListenerError(name, error);
        }
      }),
    );
  }
}

import type { AbortSignalLike } from './clock.ts';

/**
 * The core's own way to end work, since it knows no platform: what it gives out behaves like the
 * platform's `AbortSignal`.
 */
export class AbortHandle {
  readonly #listeners = new Set<() => void>();
  #aborted = false;
  #reason: unknown = undefined;

  readonly signal: AbortSignalLike;

  constructor() {
    const aborted = (): boolean => this.#aborted;
    const reason = (): unknown => this.#reason;
    const listeners = this.#listeners;
    this.signal = {
      get aborted() {
        return aborted();
      },
      get reason() {
        return reason();
      },
      addEventListener(_type, listener) {
        listeners.add(listener);
      },
      removeEventListener(_type, listener) {
        listeners.delete(listener);
      },
    };
  }

  /** Only the first call has an effect. */
  abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    for (const listener of [...this.#listeners]) listener();
    this.#listeners.clear();
  }
}

/** Calls back once when the signal aborts, at once if it has; returns a function that lets go of it. */
export function onAbort(signal: AbortSignalLike, callback: () => void): () => void {
  if (signal.aborted) {
    callback();
    return () => undefined;
  }
  signal.addEventListener('abort', callback);
  return () => {
    signal.removeEventListener('abort', callback);
  };
}

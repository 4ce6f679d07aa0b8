/** Time, as the core is told it. */
export interface Clock {
  /** Wall clock in milliseconds since 1970; it may jump. */
  nowMs(): number;
  /** Milliseconds from an arbitrary point; it never goes backwards. */
  monotonicMs(): number;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts; it never rejects. */
  sleep(ms: number, signal: AbortSignalLike): Promise<void>;
}

/** The part of the platform's `AbortSignal` that the core relies on. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

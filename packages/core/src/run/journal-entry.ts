import type { RunEvent } from './run-event.ts';

/** A fact with its place in the journal. */
export interface JournalEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Wall clock, ISO 8601 in UTC. May go backwards; `seq` is the order. */
  readonly at: string;
  readonly event: RunEvent;
}

/** A fact with its time, before the journal gave it a place. */
export interface TimedEvent {
  readonly at: string;
  readonly event: RunEvent;
}

import type { JsonValue } from '../run/json-value.ts';
import type { LogReference } from '../run/receipt.ts';
import type { Clock } from './clock.ts';

/** Where a stage's log is kept. */
export interface LogPlace {
  /** Absolute path. Its folder is made when it is missing. */
  readonly file: string;
  /** The same file relative to the run's folder, with `/`, as receipts cite it. */
  readonly ref: string;
}

/**
 * The log of one turn of an agent, in the form of the logs of command stages, so that the same readers
 * show it. All that it is given is redacted already.
 */
export interface TurnLog {
  /** Why the log is not whole, if it is not. */
  readonly error: Error | null;
  /** Text for a human. */
  text(stream: 'stdout' | 'stderr', text: string): void;
  /** A message of the agent's protocol, for programs. */
  event(event: JsonValue): void;
  /** Ends the log of a turn that is whole. Throws the platform's error where it could not be written. */
  end(): LogReference;
  /** Lets go of a log whose turn is not whole. */
  abandon(): void;
}

export interface TurnLogOptions {
  readonly place: LogPlace;
  readonly stage: string;
  readonly attempt: number;
  readonly clock: Clock;
}

/** Opens the log of a further turn behind what is there. Throws the platform's error where it cannot. */
export type OpenTurnLog = (options: TurnLogOptions) => TurnLog;

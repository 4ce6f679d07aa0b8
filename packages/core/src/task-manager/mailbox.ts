import { describeThrown } from '../failure/orch-error.ts';
import type { Refusal } from '../run/refusal.ts';
import type { RunCommand } from '../run/run-command.ts';

/** A command on its way to the run's loop, and whoever waits to hear that it was journalled. */
export interface Letter {
  readonly command: RunCommand;
  done(refused: Refusal | null): void;
  failed(error: unknown): void;
}

/** The one way into the loop of a run: commands queue here, and the loop takes all that wait. */
export class Mailbox {
  #letters: Letter[] = [];
  #wake: (() => void) | null = null;
  #closed: { readonly error: unknown } | null = null;

  /**
   * Resolves once what follows from the command is durable, with the refusal if there was one. A
   * command that comes after the loop has ended says nothing to anybody; after a loop that broke,
   * it rejects with what broke it.
   *
   * @param onAnswer called at the moment of the answer, before the loop looks at its state again
   */
  post(command: RunCommand, onAnswer: () => void = () => undefined): Promise<Refusal | null> {
    return new Promise((resolve, reject) => {
      const done = (refused: Refusal | null): void => {
        onAnswer();
        resolve(refused);
      };
      const failed = (error: unknown): void => {
        onAnswer();
        reject(asError(error));
      };
      if (this.#closed !== null) {
        if (this.#closed.error === undefined) done(null);
        else failed(this.#closed.error);
        return;
      }
      this.#letters.push({ command, done, failed });
      this.#wake?.();
    });
  }

  /** All commands that wait; waits itself while there is none. */
  async take(): Promise<readonly Letter[]> {
    while (this.#letters.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
    return this.drain();
  }

  /** The loop has ended; with an error, if it broke. Commands that still wait get the same answer. */
  close(error?: unknown): void {
    this.#closed ??= { error };
    for (const letter of this.drain()) {
      if (error === undefined) letter.done(null);
      else letter.failed(error);
    }
  }

  /** All commands that wait now, perhaps none. */
  drain(): readonly Letter[] {
    const letters = this.#letters;
    this.#letters = [];
    return letters;
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(describeThrown(thrown));
}

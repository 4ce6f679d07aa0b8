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

  /** Resolves once what follows from the command is durable, with the refusal if there was one. */
  post(command: RunCommand): Promise<Refusal | null> {
    return new Promise((resolve, reject) => {
      this.#letters.push({ command, done: resolve, failed: reject });
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

  /** All commands that wait now, perhaps none. */
  drain(): readonly Letter[] {
    const letters = this.#letters;
    this.#letters = [];
    return letters;
  }
}

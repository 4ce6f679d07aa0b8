import type { Logger } from '@orch/core';
import { writeOut } from '../output/write-out.ts';

/** Says things on stderr, each on a line of its own. */
export class StderrLogger implements Logger {
  #write = (line: string): void => {
    writeOut('stderr', line);
  };

  info(message: string): void {
    this.#write(`orch: ${message}\n`);
  }

  warn(message: string): void {
    this.#write(`orch: warning: ${message}\n`);
  }

  /** Sends the lines through a live view while there is one, so that it can make room for them. */
  divert(write: ((line: string) => void) | null): void {
    this.#write =
      write ??
      ((line) => {
        writeOut('stderr', line);
      });
  }
}

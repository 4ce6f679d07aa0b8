import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { pollUntil } from './poll-until.ts';

const run = promisify(execFile);

/**
 * A named pipe at which a stage waits until the test lets it go on: the stage runs
 * `cat <path>`, which blocks in `open` until the other end is opened.
 */
export class Gate {
  readonly path: string;
  #writer: FileHandle | null = null;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(path: string): Promise<Gate> {
    await run('mkfifo', [path]);
    return new Gate(path);
  }

  /** Resolves when a stage stands at the gate; it stays there, reading. */
  async reached({ timeoutMs = 20_000 } = {}): Promise<void> {
    const opened = async (): Promise<boolean> => {
      this.#writer ??= await openIfRead(this.path);
      return this.#writer !== null;
    };
    await pollUntil(`a stage stands at ${this.path}`, opened, { timeoutMs });
  }

  /** Lets the stage that stands at the gate, or comes to it, go on. */
  async open(): Promise<void> {
    await this.reached();
    await this.close();
  }

  /** Lets go of the gate, whoever stands there. */
  async close(): Promise<void> {
    await this.#writer?.close();
    this.#writer = null;
  }
}

/** Does not block where nobody reads, so a stage that never comes cannot hang the test. */
async function openIfRead(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return null;
    throw error;
  }
}

import { spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, constants, openSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { Socket } from 'node:net';
import type { ConnectOpts, SocketConstructorOpts } from 'node:net';
import { dirname, join } from 'node:path';
import type { LogPlace } from '@orch/core';
import type { OutputPipes, OutputReaders, OutputReceiver } from './output-pipes.ts';
import { nodePipes } from './output-pipes.ts';
import { hasProcFs, readProcess } from './process-table.ts';
import type { StreamName } from './stream-name.ts';
import { streamNames } from './stream-name.ts';

/** A pipe of the kernel, reachable by nobody but this process and the child it is given to. */
interface Fifo {
  /** Keeps the pipe in being while no child writes to it. */
  readonly keeper: number;
  /** What is read goes here, again and again. As large as the kernel's pipe. */
  readonly buffer: Buffer;
}

/** Both ends of a pipe, open for one child. */
interface OpenFifo {
  readonly fifo: Fifo;
  readonly readEnd: number;
  readonly writeEnd: number;
}

/** Names that last for a moment: `<prefix><pid>-<number>`. */
const namePrefix = '.pipe-';
const bufferBytes = 64 * 1024;
/** How many are made at once after the first pair: stages side by side soon need more. */
const laterBatch = 8;

/**
 * Makes real pipes, which Node has no call for: named ones, whose names are removed at once. Next to
 * Node's own socket pairs they take half the time and memory to read, since each read goes into the
 * same buffer, and a script can open `/dev/stderr`, which fails on a socket. A pipe serves one child
 * after another. Where none can be made, the socket pairs do.
 */
export class FifoPool {
  readonly #path: string | undefined;
  readonly #idle: Fifo[] = [];
  #made = 0;
  #usable = hasProcFs;

  /** @param path the `PATH` on which `mkfifo` is looked for */
  constructor(path: string | undefined) {
    this.#path = path;
  }

  /**
   * Pipes for one child.
   * @throws NodeJS.ErrnoException when too many files are open
   */
  makePipes(place: LogPlace): OutputPipes {
    if (this.#usable && this.#idle.length < 2) this.#make(dirname(place.file));
    const stdout = this.#idle.pop();
    const stderr = this.#idle.pop();
    if (stdout === undefined || stderr === undefined) return nodePipes();
    return this.#pipes({ stdout: open(stdout), stderr: open(stderr) });
  }

  /** Closes the pipes that no child uses. */
  close(): void {
    for (const { keeper } of this.#idle.splice(0)) closeSync(keeper);
  }

  #make(folder: string): void {
    if (this.#made === 0) removeStale(folder);
    const count = this.#made === 0 ? 2 : laterBatch;
    const names = Array.from({ length: count }, (_, at) =>
      join(folder, `${namePrefix}${process.pid}-${this.#made + at}`),
    );
    const made = spawnSync('mkfifo', ['-m', '600', ...names], {
      env: this.#path === undefined ? {} : { PATH: this.#path },
      stdio: 'ignore',
    });
    this.#made += count;
    this.#usable = made.status === 0;
    if (!this.#usable) return;
    for (const name of names) {
      const keeper = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK);
      unlinkSync(name);
      this.#idle.push({ keeper, buffer: Buffer.allocUnsafeSlow(bufferBytes) });
    }
  }

  #pipes(opened: Readonly<Record<StreamName, OpenFifo>>): OutputPipes {
    return {
      stdout: opened.stdout.writeEnd,
      stderr: opened.stderr.writeEnd,
      attach: (_child: ChildProcess, receiver: OutputReceiver): OutputReaders => {
        const readers = streamNames.map((stream) => {
          const { fifo, readEnd, writeEnd } = opened[stream];
          closeSync(writeEnd);
          let ended = false;
          const socket = readInto(fifo.buffer, readEnd, (bytes) => receiver.onBytes(stream, bytes));
          socket.once('end', () => {
            ended = true;
          });
          socket.once('close', () => {
            // Without an end somebody still holds the pipe, so it can serve nobody else.
            if (ended) this.#idle.push(fifo);
            else closeSync(fifo.keeper);
            receiver.onEnd(stream);
          });
          return socket;
        });
        return {
          resume: () => readers.forEach((socket) => socket.resume()),
          destroy: () => readers.forEach((socket) => socket.destroy()),
        };
      },
      abandon: () => {
        for (const stream of streamNames) {
          const { fifo, readEnd, writeEnd } = opened[stream];
          closeSync(writeEnd);
          closeSync(readEnd);
          this.#idle.push(fifo);
        }
      },
    };
  }
}

/**
 * Removes the names that a killed process had no time to remove. Whoever read all files of the run
 * would wait for ever at one of them.
 */
function removeStale(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(namePrefix)) continue;
    const pid = Number.parseInt(name.slice(namePrefix.length), 10);
    if (pid === process.pid || readProcess(pid) === null)
      rmSync(join(folder, name), { force: true });
  }
}

/** Opens a pipe anew through its keeper: its name is gone. */
function open(fifo: Fifo): OpenFifo {
  const path = `/proc/self/fd/${fifo.keeper}`;
  const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { fifo, readEnd, writeEnd: openSync(path, constants.O_WRONLY) };
}

/** Reads a pipe into the same buffer over and over. */
function readInto(buffer: Buffer, fd: number, onBytes: (bytes: Uint8Array) => boolean): Socket {
  const options: SocketConstructorOpts & Pick<ConnectOpts, 'onread'> = {
    fd,
    readable: true,
    writable: false,
    onread: {
      buffer,
      // A plain view: `slice` copies it, where that of a Buffer would go on pointing into this one.
      callback: (count) => onBytes(new Uint8Array(buffer.buffer, buffer.byteOffset, count)),
    },
  };
  return new Socket(options).resume();
}

import type { ChildProcess, IOType } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { StreamName } from './stream-name.ts';

/** Who gets the output. */
export interface OutputReceiver {
  /** Takes bytes that may be overwritten after the call. Gives `false` to be left alone until `resume`. */
  onBytes(stream: StreamName, bytes: Uint8Array): boolean;
  /** Nobody holds the stream any more, or it was let go. Called once per stream. */
  onEnd(stream: StreamName): void;
}

/** The reading ends of a child's output. */
export interface OutputReaders {
  resume(): void;
  /** Lets go of what is still open. */
  destroy(): void;
}

/** Pipes for one child: given to it first, read from afterwards. */
export interface OutputPipes {
  readonly stdout: IOType | number;
  readonly stderr: IOType | number;
  /** Begins to read. Call it once, in the same turn as the spawn. */
  attach(child: ChildProcess, receiver: OutputReceiver): OutputReaders;
  /** Frees what was made for a child that could not be spawned. */
  abandon(): void;
}

function read(source: Readable, stream: StreamName, receiver: OutputReceiver): void {
  source.on('data', (chunk: Buffer) => {
    if (!receiver.onBytes(stream, chunk)) source.pause();
  });
  source.once('close', () => receiver.onEnd(stream));
}

/** The pipes that Node makes: socket pairs, with a fresh buffer for each read. They work everywhere. */
export function nodePipes(): OutputPipes {
  return {
    stdout: 'pipe',
    stderr: 'pipe',
    attach({ stdout, stderr }, receiver) {
      if (stdout === null || stderr === null) throw new TypeError('the child has no output pipes');
      read(stdout, 'stdout', receiver);
      read(stderr, 'stderr', receiver);
      return {
        resume() {
          stdout.resume();
          stderr.resume();
        },
        destroy() {
          stdout.destroy();
          stderr.destroy();
        },
      };
    },
    abandon() {
      // Node has closed them together with the child that never was.
    },
  };
}

import { writeSync } from 'node:fs';
import { redactText } from './redact-output.ts';
import { osCode } from '../errors/os-code.ts';

export type StandardStream = 'stdout' | 'stderr';

const descriptors = { stdout: 1, stderr: 2 } as const;
const closed = { stdout: false, stderr: false };

/**
 * Writes all of a text (redacted) or of bytes (as they are) to stdout or stderr before it returns. The descriptor is written
 * to directly, because Node's own streams cost more to set up than most verbs take in all.
 *
 * A reader that has gone away (`orch runs list | head -1`) is no error: what follows is dropped.
 *
 * @returns false once nobody reads any more
 */
export function writeOut(stream: StandardStream, content: string | Uint8Array): boolean {
  let rest = typeof content === 'string' ? Buffer.from(redactText(content)) : content;
  while (rest.byteLength > 0 && !closed[stream]) {
    try {
      rest = rest.subarray(writeSync(descriptors[stream], rest));
    } catch (error) {
      const code = osCode(error);
      if (code === 'EAGAIN') waitForReader();
      else if (code !== undefined && gone.has(code)) closed[stream] = true;
      else throw error;
    }
  }
  return !closed[stream];
}

/** The reader of a pipe ended, the terminal was closed, or the descriptor never was open. */
const gone = new Set(['EPIPE', 'EIO', 'EBADF', 'ENXIO']);

/** A pipe that somebody else made non-blocking is full: give its reader a moment. */
function waitForReader(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

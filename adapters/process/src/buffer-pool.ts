/** Size of a log's buffers: it holds the escaped form of several pieces. */
const pooledBytes = 512 * 1024;
const maxIdle = 4;

/**
 * Keeps the buffers of ended attempts for the next ones. Memory that is taken fresh from the system
 * costs a page fault per 4 KiB; a thousand short stages would pay it a thousand times.
 */
export class BufferPool {
  readonly #idle: Buffer[] = [];

  take(): Buffer {
    return this.#idle.pop() ?? Buffer.allocUnsafeSlow(pooledBytes);
  }

  give(buffer: Buffer): void {
    if (buffer.length === pooledBytes && this.#idle.length < maxIdle) this.#idle.push(buffer);
  }
}

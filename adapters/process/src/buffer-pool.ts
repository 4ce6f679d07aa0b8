/**
 * Size of a log's buffers. A log stops its readers at a quarter of it, and the worst that one more
 * piece of each stream can become still fits, so that no buffer outside the pool is needed.
 */
const pooledBytes = 1024 * 1024;
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

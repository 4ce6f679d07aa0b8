import { ended, startGit } from './git.ts';

const maxBlobBytes = 4 * 1024 * 1024;

/** Reads blobs of a repository by their ids, as they are stored: no filter is run. */
export class BlobReader {
  readonly #git: ReturnType<typeof startGit>;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #end: Promise<unknown>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(root: string) {
    this.#git = startGit(root, ['cat-file', '--batch']);
    this.#end = ended(this.#git);
    // Awaited in close(); a git that cannot start also ends the stream that is read below.
    this.#end.catch(() => undefined);
    this.#chunks = this.#git.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** The bytes of a blob; `null` for an id that is none, is not there, or is over 4 MiB. */
  async read(id: string): Promise<Buffer | null> {
    this.#git.stdin.write(`${id}\n`);
    let newline = this.#rest.indexOf(10);
    while (newline === -1) {
      if (!(await this.#more())) return null;
      newline = this.#rest.indexOf(10);
    }
    const head = this.#rest.subarray(0, newline).toString();
    const size = /^[0-9a-f]+ \w+ (\d+)$/u.exec(head)?.[1];
    this.#rest = this.#rest.subarray(newline + 1);
    if (size === undefined) return null;
    return this.#take(Number(size), head.includes(' blob ') && Number(size) <= maxBlobBytes);
  }

  /** Takes the content that comes next, and keeps it or lets it go. */
  async #take(size: number, keep: boolean): Promise<Buffer | null> {
    const chunks: Buffer[] = [];
    let left = size;
    for (;;) {
      const part = this.#rest.subarray(0, left);
      if (keep) chunks.push(part);
      left -= part.length;
      this.#rest = this.#rest.subarray(part.length);
      // A newline follows the content.
      if (left === 0 && this.#rest.length > 0) break;
      if (!(await this.#more())) return null;
    }
    this.#rest = this.#rest.subarray(1);
    return keep ? Buffer.concat(chunks) : null;
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done === true) return false;
    this.#rest = Buffer.concat([this.#rest, next.value]);
    return true;
  }

  async close(): Promise<void> {
    this.#git.stdin.end();
    this.#git.stdout.destroy();
    this.#git.kill();
    await this.#end;
  }
}

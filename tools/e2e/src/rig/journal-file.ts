import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** A line of `runner.ndjson` (DESIGN §4), read without any of the product's own code. */
export interface JournalLine {
  readonly v: number;
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly prev: string | null;
}

export interface JournalFile {
  readonly lines: readonly JournalLine[];
  /** Bytes after the last newline: what a crash in mid-write leaves. */
  readonly tornBytes: number;
}

/**
 * Reads a journal and recomputes its chain.
 *
 * @throws Error that names the first line that does not fit
 */
export async function readJournalFile(path: string): Promise<JournalFile> {
  const bytes = await readFile(path);
  const lines: JournalLine[] = [];
  let prev: string | null = null;
  let from = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
    const text = bytes.subarray(from, end);
    const line = JSON.parse(text.toString('utf8')) as JournalLine;
    if (line.prev !== prev) throw new Error(`${path}: line ${lines.length + 1} breaks the chain`);
    const first = lines[0]?.seq ?? line.seq;
    if (line.seq !== first + lines.length) {
      throw new Error(`${path}: line ${lines.length + 1} has the number ${line.seq}`);
    }
    prev = createHash('sha256').update(text).digest('hex');
    lines.push(line);
    from = end + 1;
  }
  return { lines, tornBytes: bytes.length - from };
}

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { seededRandom } from '../rig/seeded-random.ts';

/** Sorts of output that have broken log writers before. */
export type ContentKind =
  /** Lines of a build, some of them with characters of 2, 3 and 4 bytes. */
  | 'text'
  /** Every byte value at random. */
  | 'binary'
  /** Lines of 10 MB each. */
  | 'long-lines'
  /** Control characters, quotes, backslashes, carriage returns, escapes. */
  | 'hostile';

/** A file's size and digest. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes content of a kind to a file, without a newline at its end; the same for the same arguments. */
export async function writeContent(
  path: string,
  kind: ContentKind,
  bytes: number,
): Promise<Written> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  try {
    const blocks = blocksOf(kind);
    let left = bytes;
    for (let n = 0; left > 0; n++) {
      const source = blocks[n % blocks.length] ?? Buffer.alloc(0);
      const block = Buffer.from(source.subarray(0, left));
      // The last byte is no newline, and no half of a character either.
      if (block.length === left) block.fill(0x2e, Math.max(0, left - 4));
      hash.update(block);
      await file.write(block);
      left -= block.length;
    }
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

const blockBytes = 1024 * 1024 + 7; // Not a multiple of anything that a reader might read at once.

function blocksOf(kind: ContentKind): readonly Buffer[] {
  const random = seededRandom(7);
  switch (kind) {
    case 'text': {
      const words = ['compiled', 'größer', '≥', '✓', 'src/index.ts', '日本語', '🙂', 'in 12 ms'];
      let text = '';
      while (text.length < blockBytes) {
        text += words[random.whole(0, words.length - 1)] ?? '';
        text += random.whole(0, 9) === 0 ? '\n' : ' ';
      }
      return [Buffer.from(text)];
    }
    case 'binary':
      return [0, 1, 2].map(() =>
        Buffer.from(Uint8Array.from({ length: blockBytes }, () => random.whole(0, 255))),
      );
    case 'long-lines': {
      const line = Buffer.alloc(10_000_000, 'eine lange Zeile – ');
      return [line, Buffer.from('\n')];
    }
    case 'hostile': {
      const pieces = ['"', '\\', '\r', '\u0000', '\u001b[31m', '\u2028', '\\u0000', '\n', '\b'];
      let text = '';
      while (text.length < blockBytes) text += pieces[random.whole(0, pieces.length - 1)] ?? '';
      return [Buffer.from(text)];
    }
  }
}

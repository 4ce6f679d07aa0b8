import type { Redactor } from '../src/index.ts';

/** Joins pieces of bytes. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** Runs bytes through a stream, cut at the given ascending positions. */
export function streamed(
  redactor: Redactor,
  bytes: Uint8Array,
  cuts: readonly number[],
): Uint8Array {
  const stream = redactor.stream();
  const borders = [0, ...cuts, bytes.length];
  const out = borders.slice(1).map((end, i) => stream.push(bytes.subarray(borders[i] ?? 0, end)));
  return joined([...out, stream.end()]);
}

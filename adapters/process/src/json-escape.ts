/** The most bytes that one byte may become: `\u0001`. */
export const maxEscapedPerByte = 6;

/** Below this size the simple way is the fast one. */
const minCopiedBytes = 1024;
/** Text in which more than one byte of so many needs an escape is left to `JSON.stringify`. */
const bytesPerEscape = 64;
/** Up to this length a loop over the bytes is faster than the call that moves them. */
const maxLoopedBytes = 32;

const backslash = 0x5c;
const newline = 0x0a;
const letterU = 0x75;

/** What follows the backslash, per byte: zero where none is needed, `u` for the long form. */
const escapes = new Uint8Array(256);
escapes.fill(letterU, 0, 0x20);
for (const [char, letter] of ['\bb', '\tt', '\nn', '\ff', '\rr', '""', '\\\\']) {
  escapes[char?.charCodeAt(0) ?? 0] = letter?.charCodeAt(0) ?? 0;
}

const hexDigits = Buffer.from('0123456789abcdef');

/** Writes the escape of one byte and gives the offset behind it. */
function writeEscape(target: Buffer, offset: number, byte: number, letter: number): number {
  target[offset] = backslash;
  target[offset + 1] = letter;
  if (letter !== letterU) return offset + 2;
  target.fill(0x30, offset + 2, offset + 4);
  target[offset + 4] = hexDigits[byte >> 4] ?? 0;
  target[offset + 5] = hexDigits[byte & 0xf] ?? 0;
  return offset + 6;
}

/** Moves `[from, to)` within the buffer to `offset`, which lies before it. */
function move(target: Buffer, offset: number, from: number, to: number): void {
  if (to - from > maxLoopedBytes) {
    target.copyWithin(offset, from, to);
    return;
  }
  for (let at = from; at < to; at += 1) target[offset + at - from] = target[at] ?? 0;
}

/**
 * Escapes text that needs few escapes besides its newlines, without making a string of it: it is
 * laid down further behind in the target and moved forward run by run. Four bytes are looked at at a
 * time: a subtraction borrows into a high bit where one of them is below 0x20, or is `"` or `\`.
 * @returns the offset behind the text, or -1 when there are too many escapes for this way
 */
function moveRuns(target: Buffer, offset: number, bytes: Uint8Array): number {
  // Few escapes at most, so the text grows to less than three times its size: 2 for newlines, 6 / 64.
  const unaligned = target.byteOffset + offset + bytes.length * 3;
  const source = unaligned + ((4 - (unaligned % 4)) % 4) - target.byteOffset;
  const sourceEnd = source + bytes.length;
  target.set(bytes, source);
  const words = new Int32Array(target.buffer, target.byteOffset + source, bytes.length >> 2);
  let escapesLeft = Math.floor(bytes.length / bytesPerEscape);
  let out = offset;
  let run = source;
  for (let index = 0; index <= words.length; index += 1) {
    const word = words[index] ?? 0; // Zero behind the last word: its bytes are looked at one by one.
    const quote = word ^ 0x22222222;
    const slash = word ^ 0x5c5c5c5c;
    const hit =
      (((word - 0x20202020) & ~word) |
        ((quote - 0x01010101) & ~quote) |
        ((slash - 0x01010101) & ~slash)) &
      0x80808080;
    if (hit === 0) continue;
    const first = source + index * 4;
    const end = Math.min(first + 4, sourceEnd);
    for (let at = first; at < end; at += 1) {
      const byte = target[at] ?? 0;
      const letter = escapes[byte] ?? 0;
      if (letter === 0) continue;
      if (byte !== newline && (escapesLeft -= 1) < 0) return -1;
      move(target, out, run, at);
      out = writeEscape(target, out + at - run, byte, letter);
      run = at + 1;
    }
  }
  move(target, out, run, sourceEnd);
  return out + sourceEnd - run;
}

/**
 * Escapes any text. It is handled as Latin-1, in which each byte stands for itself: JSON escapes
 * only ASCII, so the bytes of other characters come out as they were.
 */
function stringify(target: Buffer, offset: number, bytes: Buffer): number {
  const quoted = JSON.stringify(bytes.toString('latin1'));
  // The opening quote lands on the byte before, which is put back.
  const before = target[offset - 1] ?? 0;
  const end = offset - 1 + target.write(quoted, offset - 1, 'latin1');
  target[offset - 1] = before;
  return end - 1;
}

/**
 * Writes UTF-8 text into `target` at `offset`, which is not its beginning, as the inside of a JSON
 * string without the quotes, and gives the offset behind it. `target` has room for
 * {@link maxEscapedPerByte} times the text, and a few bytes.
 */
export function escapeInto(target: Buffer, offset: number, bytes: Buffer): number {
  const end = bytes.length < minCopiedBytes ? -1 : moveRuns(target, offset, bytes);
  return end === -1 ? stringify(target, offset, bytes) : end;
}

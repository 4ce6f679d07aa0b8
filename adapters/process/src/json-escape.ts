/** The most bytes that one byte may become: `\u0001`. */
export const maxEscapedPerByte = 6;

/** Below this size a scan before the work costs more than it saves. */
const minScannedBytes = 1024;

/** Bytes that JSON escapes, the newline apart: it has a faster way of its own. */
const escaped = new Uint8Array(256);
escaped.fill(1, 0, 0x20);
escaped[0x0a] = 0;
escaped[0x22] = 1;
escaped[0x5c] = 1;

/**
 * Whether nothing in the bytes but newlines needs an escape. It looks at four bytes at a time: a
 * word has a byte below 0x20, or one equal to `"` or `\`, when a subtraction borrows into a high bit.
 */
function needsNewlinesOnly(bytes: Uint8Array): boolean {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? 0;
    const quote = word ^ 0x22222222;
    const backslash = word ^ 0x5c5c5c5c;
    const hit =
      (((word - 0x20202020) & ~word) |
        ((quote - 0x01010101) & ~quote) |
        ((backslash - 0x01010101) & ~backslash)) &
      0x80808080;
    if (hit === 0) continue;
    for (let at = index * 4; at < index * 4 + 4; at += 1) {
      if (escaped[bytes[at] ?? 0] === 1) return false;
    }
  }
  for (let at = words.length * 4; at < bytes.length; at += 1) {
    if (escaped[bytes[at] ?? 0] === 1) return false;
  }
  return true;
}

/**
 * Writes UTF-8 text into `target` at `offset` as the inside of a JSON string, without the quotes,
 * and gives the offset behind it. The text is handled as Latin-1, in which each byte stands for
 * itself: JSON escapes only ASCII, so the bytes of other characters come out as they were.
 * `target` has room for {@link maxEscapedPerByte} times the text, and the quotes.
 */
export function escapeInto(target: Buffer, offset: number, bytes: Buffer): number {
  if (bytes.length >= minScannedBytes && bytes.byteOffset % 4 === 0 && needsNewlinesOnly(bytes)) {
    const text = bytes.toString('latin1').replaceAll('\n', '\\n');
    return offset + target.write(text, offset, 'latin1');
  }
  const quoted = JSON.stringify(bytes.toString('latin1'));
  // The opening quote lands on the byte before, which is put back.
  const before = target[offset - 1] ?? 0;
  const end = offset - 1 + target.write(quoted, offset - 1, 'latin1');
  target[offset - 1] = before;
  return end - 1;
}

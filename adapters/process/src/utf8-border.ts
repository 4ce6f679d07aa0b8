/** How many bytes the character that a lead byte begins is long; 1 for anything that begins none. */
function characterLength(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf8) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && (byte & 0xc0) === 0x80;

/**
 * How many bytes at the end of `bytes`, 0 to 3, begin a character that is not complete yet. Bytes
 * that can never become UTF-8 are not waited for.
 */
export function incompleteSuffix(bytes: Uint8Array): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length += 1) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (isContinuation(byte)) continue;
    return byte < 0xf8 && characterLength(byte) > length ? length : 0;
  }
  return 0;
}

/** The first place at or after `from` that does not lie within a character. */
export function nextBorder(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < from + 3 && isContinuation(bytes[at])) at += 1;
  return at;
}

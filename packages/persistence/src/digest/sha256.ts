import { smallSha256 } from './small-sha256.ts';

/** Bytes that are hashed in plain arithmetic before `node:crypto` pays. */
const smallBytes = 64 * 1024;
let hashedBytes = 0;

/** SHA-256 of bytes, or of a text in UTF-8, as lower-case hex. */
export function sha256Of(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  hashedBytes += bytes.byteLength;
  if (hashedBytes <= smallBytes) return smallSha256(bytes);
  return process.getBuiltinModule('node:crypto').hash('sha256', bytes);
}

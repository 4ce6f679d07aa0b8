import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token as it is kept: enough to know it again, not enough to use it. */
export interface TokenRecord {
  /** Public part; names the token in lists and logs. */
  readonly id: string;
  readonly workspace: string;
  /** Hex. */
  readonly salt: string;
  /** SHA-256 (hex) of salt and secret. The secret has 256 random bits, so a slow hash would add nothing. */
  readonly sha256: string;
  readonly created_at: string;
  /** `null` for a token that does not expire. */
  readonly expires_at: string | null;
}

/** Where the receiver looks tokens up. */
export interface TokenBook {
  find(id: string): TokenRecord | undefined;
}

const form = /^orchs_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** Makes a token for a workspace. The text is shown once and kept nowhere. */
export function mintToken(
  workspace: string,
  nowMs: number,
  ttlMs: number | null,
): { readonly token: string; readonly record: TokenRecord } {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const salt = randomBytes(16).toString('hex');
  const record: TokenRecord = {
    id,
    workspace,
    salt,
    sha256: digest(salt, secret).toString('hex'),
    created_at: new Date(nowMs).toISOString(),
    expires_at: ttlMs === null ? null : new Date(nowMs + ttlMs).toISOString(),
  };
  return { token: `orchs_${id}_${secret}`, record };
}

/** The record of a bearer token that is good now; `null` for any other. */
export function knownToken(
  header: string | undefined,
  book: TokenBook,
  nowMs: number,
): TokenRecord | null {
  const [, id = '', secret = ''] =
    form.exec(/^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '') ?? [];
  const record = book.find(id);
  // The same work for a token that is not known, so that the time tells nothing.
  const expected = Buffer.from(record?.sha256 ?? '0'.repeat(64), 'hex');
  const fits = timingSafeEqual(digest(record?.salt ?? '', secret), expected);
  if (record === undefined || !fits) return null;
  const ended = record.expires_at !== null && Date.parse(record.expires_at) <= nowMs;
  return ended ? null : record;
}

function digest(salt: string, secret: string): Buffer {
  return createHash('sha256').update(`${salt}:${secret}`).digest();
}

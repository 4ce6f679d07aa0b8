/** What came back from Vault. */
export type VaultAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly body: VaultBody;
      readonly retryAfter: string | null;
    }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** The members of an answer's JSON; an answer without JSON has none. */
export type VaultBody = Readonly<Record<string, unknown>>;

/** A member that should be an object; an empty one where it is not. */
export function recordIn(body: VaultBody, name: string): VaultBody {
  const value = body[name];
  return isRecord(value) ? value : {};
}

export function textIn(body: VaultBody, name: string): string | null {
  const value = body[name];
  return typeof value === 'string' ? value : null;
}

export function numberIn(body: VaultBody, name: string): number | null {
  const value = body[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Vault's own words, which name paths and policies and no values. */
export function errorsIn(body: VaultBody): string {
  const errors = body['errors'];
  if (!Array.isArray(errors)) return '';
  return errors
    .filter((each) => typeof each === 'string')
    .join('; ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}

export function isRecord(value: unknown): value is VaultBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

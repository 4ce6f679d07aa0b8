/** One hand-out, for the audit log. It has no member that could hold a value. */
export interface HandOut {
  readonly name: string;
  /** Who may have it: the scope that declared the name. */
  readonly scope: string;
  readonly leaseId: string;
  /** Where it came from, such as `vault`. */
  readonly source: string;
  /** ISO time; `null` for a lease that lasts as long as the process. */
  readonly expiresAt: string | null;
}

/** What would be found for a name, for a person. It has no member that could hold a value. */
export type Finding =
  | { readonly kind: 'found'; readonly source: string; readonly ttlMs: number | null }
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'unavailable'; readonly reason: string };

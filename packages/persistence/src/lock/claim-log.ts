import type { ProcessIdentity } from '../process/process-identity.ts';

/**
 * One line of a lock file: "I am the owner, after the one with this token". The file is only
 * appended to, a line is one `write`, and a claim counts only where `after` is the token of the
 * owner at that place. So the file is a compare-and-swap: whatever two processes do, and wherever
 * they are stopped, every reader finds the same owner.
 */
export interface Claim extends ProcessIdentity {
  readonly v: 1;
  readonly token: string;
  /** Token of the owner whom this claim replaces; `null` for the first. */
  readonly after: string | null;
  /** When the claim was made, ISO 8601. */
  readonly at: string;
}

/** A claim as bytes. It begins with a newline as well, so that a torn line before it does no harm. */
export function claimLine(claim: Claim): string {
  return `\n${JSON.stringify(claim)}\n`;
}

/** The owner that a lock file names; `null` where nobody has claimed it yet. */
export function ownerIn(content: string): Claim | null {
  let owner: Claim | null = null;
  for (const line of content.split('\n')) {
    const claim = line === '' ? null : parseClaim(line);
    if (claim !== null && claim.after === (owner?.token ?? null)) owner = claim;
  }
  return owner;
}

function parseClaim(line: string): Claim | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null; // A torn line claims nothing.
  }
  return isClaim(value) ? value : null;
}

function isClaim(value: unknown): value is Claim {
  if (typeof value !== 'object' || value === null) return false;
  const claim: Partial<Record<keyof Claim, unknown>> = value;
  return (
    claim.v === 1 &&
    typeof claim.token === 'string' &&
    (claim.after === null || typeof claim.after === 'string') &&
    typeof claim.pid === 'number' &&
    typeof claim.start === 'string' &&
    typeof claim.host === 'string' &&
    typeof claim.machine === 'string' &&
    typeof claim.at === 'string'
  );
}

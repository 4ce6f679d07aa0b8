import { isoDay, parseReviewDate } from './review-date.ts';

/** What the covered code was when somebody reviewed a spec: `2026-11-20 sha256:<64 hex digits>`. */
export interface ReviewedCode {
  /** The day of that review in UTC, as days since 1970-01-01. */
  readonly day: number;
  /** Of the covered files, see `coveredDigest`. */
  readonly sha256: string;
}

const form = /^(\d{4}-\d{2}-\d{2}) sha256:([0-9a-f]{64})$/;

/** Reads the value of `reviewed_code`; `null` for anything that orch would not write. */
export function parseReviewedCode(text: string): ReviewedCode | null {
  const [, date = '', sha256 = ''] = form.exec(text) ?? [];
  const read = parseReviewDate(date);
  return read === null ? null : { day: read.day, sha256 };
}

/** The same as text. */
export function reviewedCodeText({ day, sha256 }: ReviewedCode): string {
  return `${isoDay(day)} sha256:${sha256}`;
}

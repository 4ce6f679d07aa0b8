import type { ReviewDate } from './review-date.ts';
import type { ReviewedCode } from './reviewed-code.ts';

export const risks = ['low', 'medium', 'high'] as const;
export type Risk = (typeof risks)[number];

/**
 * What the words of `status` mean to the guard. A spec without a status counts as approved once it
 * has an owner and a review.
 */
export type SpecStatus = 'draft' | 'approved' | 'closed' | 'none';

/** One mini-spec, read from its front matter. */
export interface Spec {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly id: string;
  readonly title: string;
  /** What it belongs to: paths from the root, or URLs. */
  readonly relatesTo: readonly string[];
  readonly risk: Risk;
  readonly owners: readonly string[];
  readonly lastReview: ReviewDate | null;
  /** Which code the last review by `orch spec review` saw. */
  readonly reviewedCode: ReviewedCode | null;
  /** Globs of the files that it speaks for; a `!glob` takes files out again. */
  readonly covers: readonly string[];
  readonly status: SpecStatus;
  /** The word that was written for the status; empty where there is none. */
  readonly statusText: string;
  /** Lines of the keys, counted from 1. */
  readonly lines: Readonly<Record<string, number>>;
  /** What follows the front matter. */
  readonly body: string;
}

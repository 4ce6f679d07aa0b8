import type { View } from './view.ts';

/** What a rule found: `[start, end)` in clean bytes. */
export interface Match {
  start: number;
  end: number;
  /**
   * The class whose run goes on to belong to the secret where `end` is the end of the window:
   * this is how a secret longer than the window is still redacted to its last byte.
   */
  tail?: number;
}

/**
 * `context` rules know a secret by what stands around it, `format` rules by its own shape. Where
 * two spans begin at the same byte the format gives the name.
 */
export type RuleKind = 'format' | 'context';

/** One entry of the rule table. */
export interface Rule {
  /** Stable id, used in the replacement: `[redacted:<id>]`. */
  id: string;
  kind: RuleKind;
  /** What the secret is, in one line. */
  description: string;
  /** Where the shape is written down. */
  source: string;
  /** Literals of at least three bytes, one of which every match contains. */
  anchors: readonly string[];
  /** Anchors are compared without case. */
  anyCase?: boolean;
  /** A match opens a block of lines that has an end of its own (a PEM key). */
  opensBlock?: boolean;
  /**
   * The structural check at one anchor, linear in what it reads.
   * @param at position of the anchor's first byte
   * @param length length of the anchor in bytes
   */
  match(view: View, at: number, length: number): Match | null;
}

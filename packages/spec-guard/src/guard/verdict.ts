import type { Risk } from '../spec/spec.ts';
import type { ChangeKind } from './snapshot.ts';

/** How a spec stands, from the best to the worst. `exempt` are closed ones, which nobody needs. */
export const specStandings = [
  'ok',
  'exempt',
  'stale_by_code',
  'stale_by_date',
  'prd_missing',
  'future_dated',
  'unapproved',
  'duplicate_id',
  'unreadable',
] as const;
export type SpecStanding = (typeof specStandings)[number];

/** How a changed file stands: as the best spec that covers it, or without one. */
export type FileStanding =
  | Exclude<SpecStanding, 'exempt' | 'unreadable'>
  /** It needs a spec, and none covers it. */
  | 'missing'
  /** Nothing asks for a spec. */
  | 'not_required'
  /** Its kind never needs a spec. */
  | 'exempt';

/** What the guard says of one thing. The code is stable; the message may be reworded. */
export interface Finding {
  readonly code:
    | Exclude<SpecStanding, 'ok' | 'exempt'>
    | 'missing'
    | 'date_only_review'
    | 'covers_everything'
    | 'covers_nothing'
    | 'relates_to_nothing'
    | 'drift'
    | 'settings_changed';
  readonly severity: 'block' | 'warn';
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  /** What to do, as a sentence. */
  readonly next: string;
}

/** Why a change needs a spec. */
export interface Trigger {
  /** `security`, `migration`, `cross_service`, `novel_pattern`, or the id of a rule. */
  readonly id: string;
  readonly reason: string;
}

/** One spec (wire shape). */
export interface SpecVerdict {
  readonly path: string;
  /** `null` where the spec could not be read. */
  readonly id: string | null;
  readonly title: string | null;
  readonly status: string | null;
  readonly risk: Risk | null;
  readonly owners: readonly string[];
  readonly covers: readonly string[];
  readonly standing: SpecStanding;
  /** As it was written. */
  readonly last_review: string | null;
  readonly age_days: number | null;
  /** The first day (UTC) on which it is stale by date. */
  readonly expires_on: string | null;
  /** What changed in covered files since the review; not counted any more once that is stale by date. */
  readonly drift: {
    readonly lines: number;
    readonly limit: number;
    /** The most changed files first. */
    readonly files: readonly { readonly path: string; readonly lines: number }[];
  } | null;
  readonly blocks: boolean;
}

/** One path that a change touches (wire shape). A rename touches both of its paths, a link also its target. */
export interface FileVerdict {
  readonly path: string;
  readonly change: ChangeKind | 'renamed_from' | 'link_target';
  readonly triggers: readonly Trigger[];
  readonly standing: FileStanding;
  /** Paths of the specs that cover it. */
  readonly specs: readonly string[];
  readonly blocks: boolean;
}

/** What the guard decided (wire shape). */
export interface Verdict {
  /** `failed`: a spec could not be read, so nobody knows what it would have said. */
  readonly status: 'passed' | 'blocked' | 'failed';
  /** The instant for which this holds (ISO). */
  readonly at: string;
  readonly specs: readonly SpecVerdict[];
  readonly files: readonly FileVerdict[];
  /** What blocks first. */
  readonly findings: readonly Finding[];
}

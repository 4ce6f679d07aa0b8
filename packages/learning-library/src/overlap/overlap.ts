import type { CodemodCandidate, ReplacementCounts } from './codemod-candidates.ts';

/** A run whose patches are compared with those of the runs before it. */
export interface ComparedRun {
  readonly task_id: string;
  readonly run_id: string;
  readonly started_at: string;
  /** It works in a worktree of its own, and somebody merges what it did. */
  readonly apart: boolean;
  /** Whether it counts; else it only is something that later runs are compared with. */
  readonly counts: boolean;
}

/** What became of the tokens that were added to code (wire shape). Each is counted once, in the first that fits. */
export interface TokenCounts {
  /** All of them, but for layout. */
  readonly added: number;
  /** The run itself had removed it elsewhere, or earlier. */
  readonly moved: number;
  /** An earlier patch of the same run had added it to the same file, such as that of an attempt before. */
  readonly again: number;
  /** A run in a worktree of its own had added it to the same file, and now it came into this one. */
  readonly carried: number;
  /** An earlier run had added it. */
  readonly across_runs: number;
  /** The same run had added it to another file. */
  readonly within_run: number;
  /** An earlier run had added it with other names. */
  readonly renamed_across_runs: number;
  /** The same run had added it to another file, with other names. */
  readonly renamed_within_run: number;
}

/** Shares of the tokens that are edits: those added without the moved, the repeated and the carried ones. */
export interface Shares {
  readonly edited: number;
  /** Between 0 and 1; `null` where nothing was edited. */
  readonly across_runs: number | null;
  readonly within_run: number | null;
  readonly renamed: number | null;
}

/** Where code is (wire shape). */
export interface CodePlace {
  readonly task_id: string;
  readonly run_id: string;
  readonly path: string;
  /** Counted from 1, in the file as that run left it. */
  readonly line: number;
}

/** Code that later runs added again (wire shape). */
export interface Repeat {
  /** How many tokens were added again, over all runs. */
  readonly tokens: number;
  readonly first: CodePlace;
  /** The latest ones of the stretches that repeat some of it, oldest first. */
  readonly again: readonly CodePlace[];
  readonly times: number;
}

/** One run (wire shape but for its names). */
export interface RunOverlap {
  readonly run: ComparedRun;
  readonly tokens: TokenCounts;
}

/** Files of the patches (wire shape). */
export interface FileCounts {
  readonly compared: number;
  /** Prose, data, lock files, and languages whose tokens are not known. */
  readonly not_code: number;
  /** Made by a program, going by their names. */
  readonly generated: number;
}

/** A week of runs, by when they began (wire shape). */
export interface WeekOverlap extends Shares {
  /** Its Monday in UTC. */
  readonly week: string;
  readonly runs: number;
}

export interface Overlap {
  /** Runs that count and that added something to code, oldest first. */
  readonly runs: readonly RunOverlap[];
  readonly tokens: TokenCounts;
  readonly shares: Shares;
  readonly files: FileCounts;
  /** The largest first. */
  readonly repeats: readonly Repeat[];
  readonly replacements: ReplacementCounts;
  readonly candidates: readonly CodemodCandidate[];
  /** Places of edits that were too many to look for candidates among them. */
  readonly edits_over_limit: number;
  readonly weeks: readonly WeekOverlap[];
  /** The first run that is not remembered in whole, because there was too much before; `null` for none. */
  readonly forgotten_from: string | null;
}

export const noTokens: TokenCounts = {
  added: 0,
  moved: 0,
  again: 0,
  carried: 0,
  across_runs: 0,
  within_run: 0,
  renamed_across_runs: 0,
  renamed_within_run: 0,
};

export function sumTokens(counts: Iterable<TokenCounts>): TokenCounts {
  const sum = { ...noTokens };
  for (const each of counts) {
    for (const name of Object.keys(noTokens) as (keyof TokenCounts)[]) sum[name] += each[name];
  }
  return sum;
}

export function editedTokens({ added, moved, again, carried }: TokenCounts): number {
  return added - moved - again - carried;
}

export function sharesOf(tokens: TokenCounts): Shares {
  const edited = editedTokens(tokens);
  const share = (part: number): number | null => (edited === 0 ? null : part / edited);
  return {
    edited,
    across_runs: share(tokens.across_runs),
    within_run: share(tokens.within_run),
    renamed: share(tokens.renamed_across_runs + tokens.renamed_within_run),
  };
}

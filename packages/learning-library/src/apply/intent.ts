/** A change of files that is to happen as a whole, written down before any file is touched. */
export interface Intent {
  readonly v: 1;
  readonly root: string;
  /** What is applied, for people. */
  readonly what: string;
  readonly changes: readonly IntendedChange[];
}

/** One file of an intent. Digests are SHA-256 in hex; `null` where there is no file. */
export interface IntendedChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Permission bits of the file. */
  readonly mode: number;
  /** The file with the new content, beside the intent; `null` for a deletion. */
  readonly content: string | null;
}

/** How an intent ended. With a conflict nothing was changed. */
export type CommitResult =
  | { readonly status: 'applied'; readonly files: number }
  | { readonly status: 'conflict'; readonly paths: readonly string[] };

/** The name of the file that makes an intent binding; without it what lies there is left-over. */
export const intentFile = 'intent.json';

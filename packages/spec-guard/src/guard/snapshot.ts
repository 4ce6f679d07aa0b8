/** A file with its text. */
export interface FileText {
  readonly path: string;
  readonly text: string;
}

/** A spec file as it stands after the change. */
export type SpecFile =
  | FileText
  /** One that could not be taken as text: a link, a folder, not UTF-8, too large. */
  | { readonly path: string; readonly unreadable: string };

/** Lines of one file that one commit changed. */
export interface PastChange {
  /** When it was committed, in milliseconds since 1970. */
  readonly atMs: number;
  readonly path: string;
  /** Added and removed lines together; 1 for what has no lines. */
  readonly lines: number;
}

/** A repository as the guard sees it. Plain data; paths are from the root, with `/`. */
export interface Snapshot {
  /** Every file as it stands after the change. */
  readonly files: readonly string[];
  readonly specs: readonly SpecFile[];
  /** What commits changed since the oldest review that still counts, in any order. */
  readonly history: readonly PastChange[];
  /** Specs whose last review was a commit that changed the date and nothing else in the spec. */
  readonly dateOnlyReviews: ReadonlySet<string>;
  /**
   * SHA-256 (hex) of the code that a spec covers, by path of the spec; needed for specs with
   * `reviewed_code` alone.
   */
  readonly coveredCode: ReadonlyMap<string, string>;
}

export type ChangeKind = 'added' | 'modified' | 'deleted' | 'renamed';

/** One file of a change. */
export interface ChangedFile {
  readonly path: string;
  readonly kind: ChangeKind;
  /** Where it was before a rename. */
  readonly oldPath?: string;
  readonly entry: 'file' | 'symlink' | 'submodule';
  /** What a link points at, from the root, where that lies in the repository. */
  readonly linkTarget?: string;
  /** Its text before and after, for specs, dependency manifests and public entries; `null` where there was none. */
  readonly before?: string | null;
  readonly after?: string | null;
}

/** A change, and what stood before it. */
export interface Change {
  readonly files: readonly ChangedFile[];
  /** Names in the root before the change that were folders. */
  readonly foldersBefore: readonly string[];
  /** Every dependency manifest before the change. */
  readonly manifestsBefore: readonly FileText[];
}

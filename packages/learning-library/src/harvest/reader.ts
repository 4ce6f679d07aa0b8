import type { Finding } from './finding.ts';
import type { SourceFile } from './survey/source-file.ts';
import type { NodeHandlers } from './syntax/walk.ts';

/** What is known of a repository once all its files were read. */
export interface Surveyed {
  /** Every file, also those that were not read. */
  readonly paths: ReadonlySet<string>;
  /** The names of its own packages, and of those that they depend on. */
  readonly packages: ReadonlySet<string>;
  /** The folders of its own packages, by name. */
  readonly ownPackages: ReadonlyMap<string, string>;
}

/**
 * Reads one kind of thing. It is given every path, then each file once, and keeps only what it found
 * (H4).
 */
export interface Reader {
  /** For each path, also of files that are not read. */
  path?(path: string): void;
  /** For each file that is read. */
  file?(file: SourceFile): void;
  /** For the nodes of each script, in the order of the text. */
  readonly nodes?: NodeHandlers<SourceFile>;
  /** After the last file. */
  findings(surveyed: Surveyed): Finding[];
}

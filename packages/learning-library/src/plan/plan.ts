import type { Pack, ParserName } from '../pack/pack.ts';

/** What is applied: a pack, or a jscodeshift transform that somebody else wrote. */
export type Codemod =
  | { readonly kind: 'pack'; readonly pack: Pack }
  | {
      readonly kind: 'foreign';
      /** Absolute path of the transform. */
      readonly file: string;
      /** As for jscodeshift's `--parser`; the transform's own setting comes first. */
      readonly parser: ParserName;
    };

/** What a plan is asked for. */
export interface PlanRequest {
  /** Absolute path of the repository, or of a folder that is none. */
  readonly root: string;
  readonly codemod: Codemod;
  /** Files or folders to look at, relative to the root; all unless given. */
  readonly paths?: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  /** Processes side by side; as many as there are processors unless given. */
  readonly workers?: number;
  /** Longest time for one file. */
  readonly fileTimeoutMs?: number;
  /** Whether what was changed is transformed once more, to see that it then stays. */
  readonly checkIdempotence?: boolean;
}

/** How a file would change. Contents are bytes, so that encoding and line ends are part of them. */
export interface FileChange {
  /** From the root, with `/`. */
  readonly path: string;
  readonly kind: 'modify' | 'create' | 'delete';
  /** Whether the transform gave the text back, or wrote the file itself. */
  readonly by: 'result' | 'side-effect';
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  /** Unified diff. */
  readonly diff: string;
}

/** Why a file was not given to the transform. */
export type SkipReason = 'no-needle' | 'not-utf8' | 'link';

/** Why a file stays as it is although the transform was given it. */
export interface FileFailure {
  readonly path: string;
  readonly reason: 'parse' | 'threw' | 'crashed' | 'timeout';
  readonly message: string;
}

/** What a codemod would do. Making it changes nothing in the repository. */
export interface CodemodPlan {
  readonly root: string;
  readonly codemod: Codemod;
  readonly changes: readonly FileChange[];
  readonly failures: readonly FileFailure[];
  readonly skipped: readonly { readonly path: string; readonly reason: SkipReason }[];
  /** How many files were given to the transform. */
  readonly transformed: number;
  /** Files that change again when the codemod runs on its own result. */
  readonly unstable: readonly string[];
  /** What the transform reported, per file. */
  readonly reports: readonly { readonly path: string; readonly message: string }[];
}

import type { ParserName } from '../pack/pack.ts';
import type { FileFailure, SkipReason } from '../plan/plan.ts';

/** What a worker is started with. */
export interface WorkerSetup {
  readonly kind: 'setup';
  readonly transform: string;
  /** Written by somebody else: loaded as jscodeshift's own command loads it. */
  readonly foreign: boolean;
  readonly parser: ParserName;
  readonly options: Readonly<Record<string, unknown>>;
  readonly needles: readonly string[] | null;
  readonly checkIdempotence: boolean;
  /** The copy of the repository that the transform sees; also the working directory. */
  readonly scratch: string;
}

/** Files for a worker, from the root of the copy. */
export interface WorkerFiles {
  readonly kind: 'files';
  readonly paths: readonly string[];
}

/** What became of one file. A worker answers in the order in which it was asked. */
export type FileResult = { readonly path: string; readonly reports: readonly string[] } & (
  | { readonly status: 'same' }
  | { readonly status: 'skipped'; readonly reason: SkipReason }
  | {
      readonly status: 'changed';
      readonly after: Uint8Array;
      /** The transform changes its own result again. */
      readonly unstable: boolean;
    }
  | {
      readonly status: 'failed';
      readonly reason: FileFailure['reason'];
      readonly message: string;
    }
);

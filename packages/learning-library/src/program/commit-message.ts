import type { CommitResult } from '../apply/intent.ts';

/** What the process that carries out an intent tells the one that asked for it. */
export type CommitMessage =
  | CommitResult
  | {
      readonly status: 'failed';
      readonly code: string;
      readonly message: string;
      readonly hint: string;
    };

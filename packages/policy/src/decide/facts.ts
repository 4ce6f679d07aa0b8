import type { CommandText } from '../commands/analyse-command.ts';
import type { Profile, StageKind, TaskRisk } from '../policy/policy.ts';

/** What is known of a stage before it runs. The names are those of the files in which facts are kept. */
export interface StageFacts {
  readonly pipeline: { readonly id: string };
  readonly task: { readonly id: string; readonly risk?: TaskRisk };
  readonly stage: {
    readonly id: string;
    readonly kind: StageKind;
    /** What the stage runs; an agent's stage has one where the agent asks to run a command. */
    readonly command?: CommandText;
    /** The profile that the stage asks for. Without one an agent starts from `read-only`, a command from `network`. */
    readonly profile?: Profile;
    /** Paths or globs, from the repository's root, that the stage says it will change. */
    readonly paths?: readonly string[];
  };
  /**
   * `changed` where plan or policy are no longer those with which the run began: what the policy grants
   * ahead is void then. They are the same unless it says so.
   */
  readonly basis?: 'as_begun' | 'changed';
}

/** One path that differs between the trees before and after a stage. */
export interface DiffFile {
  /** From the repository's root, with `/`. */
  readonly path: string;
  /** Where a renamed or copied file was before. */
  readonly old_path?: string;
  readonly kind?: 'file' | 'symlink' | 'submodule';
  /** Lines; 0 for a binary file. */
  readonly added: number;
  readonly deleted: number;
  /** Size after the change; 0 for a deleted file. */
  readonly bytes: number;
  /** What a symlink points at, as it is written in the link. */
  readonly link_target?: string;
}

/** What is known after a stage ran: the change that really happened. A change of mode alone is a file with no lines. */
export interface DiffFacts extends StageFacts {
  readonly diff: {
    readonly files: readonly DiffFile[];
    /** True where not all of the change is listed. */
    readonly incomplete?: boolean;
  };
}

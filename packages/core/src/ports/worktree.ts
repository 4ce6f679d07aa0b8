/** The state of the files that a run works on. */
export interface Worktree {
  /** Digest of the whole tree with uncommitted and untracked files; `null` where there is no git. */
  digest(): Promise<string | null>;
}

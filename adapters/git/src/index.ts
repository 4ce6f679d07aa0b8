export { createAnchorStore } from './audit-anchor.ts';
export type { Anchor, AnchorOptions, AnchorResult, AnchorStore } from './audit-anchor.ts';
export type { Environment } from './git-environment.ts';
export { createWorktree } from './git-worktree.ts';
export type { GitWorktree, WorktreeOptions } from './git-worktree.ts';
export { patchName } from './patch-file.ts';
export type { PatchPlace } from './patch-file.ts';
export { addScratchWorktree } from './scratch-worktree.ts';
export type { ScratchWorktree, ScratchWorktreeOptions } from './scratch-worktree.ts';
export { commitWork, requireIdentity } from './commit-work.ts';
export type { CommitOptions } from './commit-work.ts';
export {
  ensureLinkedWorktree,
  listLinkedWorktrees,
  removeLinkedWorktree,
} from './linked-worktree.ts';
export type { AddWorktreeOptions, LinkedWorktree, RemovedWorktree } from './linked-worktree.ts';
export type { Overlap } from './merge-order.ts';
export { lookAtWorktrees } from './overlap.ts';
export type { LookOptions, MergeStep, WorktreeLook, WorktreeNow } from './overlap.ts';
export {
  branchTip,
  commitAt,
  countUncommitted,
  fileAt,
  isBranchName,
  repositoryAround,
} from './repository-around.ts';
export type { RepositoryOptions } from './repository-around.ts';

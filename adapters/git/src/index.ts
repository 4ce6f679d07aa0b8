export { createAnchorStore } from './audit-anchor.ts';
export type { Anchor, AnchorOptions, AnchorResult, AnchorStore } from './audit-anchor.ts';
export type { Environment } from './git-environment.ts';
export { createWorktree } from './git-worktree.ts';
export type { GitWorktree, WorktreeOptions } from './git-worktree.ts';
export { patchName } from './patch-file.ts';
export type { PatchPlace } from './patch-file.ts';
export { addScratchWorktree } from './scratch-worktree.ts';
export type { ScratchWorktree, ScratchWorktreeOptions } from './scratch-worktree.ts';

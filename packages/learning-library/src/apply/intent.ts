import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { git } from './git.ts';

/** A change of files that is to happen as a whole, written down before any file is touched. */
export interface Intent {
  readonly v: 1;
  /** The folder that the paths start from, seen from the top of the repository. */
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

/** Called at each point where something is about to be, or has just been, made durable. */
export type FaultPoint = (point: 'apply.prepare' | 'apply.commit') => void;

/** Where the intents of a tree lie: in git's own folder, which is no part of the working tree. */
export interface IntentHome {
  /** Top of the repository, or the root where there is none. */
  readonly top: string;
  readonly folder: string;
  /** The folder of the tree's lock. */
  readonly lock: string;
}

/** Finds that place; in a linked worktree and in a submodule it is one of their own. */
export async function intentHome(root: string): Promise<IntentHome> {
  const told = await git(root, ['rev-parse', '--absolute-git-dir', '--show-toplevel']);
  const [gitFolder, top] = told?.trimEnd().split('\n') ?? [];
  const folder =
    gitFolder === undefined ? join(root, '.orch-apply') : join(gitFolder, 'orch-apply');
  return { top: top ?? root, folder, lock: join(folder, 'lock') };
}

/** The folders of intents: binding ones, and what was only prepared. */
export function intentFolders({ folder, lock }: IntentHome): string[] {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((each) => each !== lock);
}

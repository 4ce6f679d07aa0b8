import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpecGuardConfig } from '@orch/core';
import { resolveSettings, type GuardSettings } from '../guard/guard-config.ts';
import type { Change, Snapshot, SpecFile } from '../guard/snapshot.ts';
import { compileGlobs } from '../spec/path-globs.ts';
import { parseSpecFile } from '../spec/parse-spec.ts';
import { ageInDays } from '../spec/review-date.ts';
import type { Spec } from '../spec/spec.ts';
import { coveredDigests, type ReadOids } from './covered-code.ts';
import { readChange } from './read-change.ts';
import { readDateOnlyReviews, readHistory } from './read-history.ts';
import { decode, readBlobs, readIndex, readTree, readWorktreePaths } from './read-tree.ts';
import type { TreeEntry } from './read-tree.ts';
import { readWorktreeOids } from './worktree-oids.ts';
import { guardFailed, runGit, type Environment, type GitFolder } from './run-git.ts';

/**
 * What is guarded: `staged` is what the index adds to HEAD; `base` is what HEAD adds to its merge base with a ref;
 * `all` is no change but every spec as it stands in the worktree.
 */
export type GuardScope =
  | { readonly kind: 'staged' }
  | { readonly kind: 'base'; readonly ref: string }
  | { readonly kind: 'all' };

/** Where and when to look. */
export interface ReadOptions {
  /** The repository's root; paths are relative to it. */
  readonly root: string;
  readonly env: Environment;
  readonly scope: GuardScope;
  /** The instant to judge for, in milliseconds since 1970: no history from before what still counts is read. */
  readonly nowMs: number;
  readonly config?: SpecGuardConfig | undefined;
}

/** What {@link guardSpecs} takes. */
export interface GuardInput {
  readonly snapshot: Snapshot;
  readonly change: Change | null;
}

const maxSpecBytes = 1024 * 1024;

/**
 * Reads what the guard judges from git and the worktree. It writes nothing.
 *
 * @throws OrchError `ORCH_GUARD_FAILED` where there is no git, no such ref, or too little history
 */
export async function readRepository(options: ReadOptions): Promise<GuardInput> {
  const git: GitFolder = { root: options.root, env: options.env };
  const settings = resolveSettings(options.config);
  await requireWorktree(git);
  const read = await readScope(git, options, settings);
  const { files, specs, change, tip } = read;
  const reviewed = openReviews(specs, options.nowMs, settings);
  const recorded = reviewed.filter(({ reviewedCode }) => reviewedCode !== null);
  const coveredCode = await coveredDigests(recorded, files, settings, read.oids);
  // Nothing has to be looked up of code that is as its review recorded it.
  const open = reviewed.filter(({ path, lastReview, reviewedCode }) => {
    const isSame = coveredCode.get(path) === reviewedCode?.sha256;
    return reviewedCode === null || !isSame || lastReview?.day !== reviewedCode.day;
  });
  const sinceMs = Math.min(...open.map(({ sinceMs: each }) => each));
  const hasHistory = tip !== null && open.length > 0;
  const paths = open.map(({ path }) => path);
  const [history, dateOnlyReviews] = await Promise.all([
    hasHistory ? readHistory(git, tip, sinceMs) : [],
    hasHistory ? readDateOnlyReviews(git, tip, sinceMs, paths) : new Set<string>(),
  ]);
  return { snapshot: { files, specs, history, dateOnlyReviews, coveredCode }, change };
}

/**
 * SHA-256 (hex) of the code that globs cover, as it stands in the worktree: what a review records.
 *
 * @throws OrchError `ORCH_GUARD_FAILED`
 */
export async function readCoveredCode(
  covers: readonly string[],
  { root, env, config }: Pick<ReadOptions, 'root' | 'env' | 'config'>,
): Promise<string> {
  const git: GitFolder = { root, env };
  await requireWorktree(git);
  const files = await readWorktreePaths(git);
  const digests = await coveredDigests(
    [{ path: '', covers }],
    files,
    resolveSettings(config),
    (paths) => readWorktreeOids(git, paths),
  );
  return digests.get('') ?? '';
}

async function requireWorktree(git: GitFolder): Promise<void> {
  let inside: string;
  try {
    inside = (await runGit(git, ['rev-parse', '--is-inside-work-tree'])).toString().trim();
  } catch (cause) {
    const hint = 'Nothing was checked, so nothing may pass. Run it in a git repository.';
    const why = cause instanceof Error ? cause.message : String(cause);
    const isNone = why.includes('not a git repository');
    throw isNone ? guardFailed(`${git.root} is in no git repository.`, cause, hint) : cause;
  }
  if (inside !== 'true') throw guardFailed('there is no worktree here.');
}

interface ReadScope {
  readonly files: readonly string[];
  readonly specs: readonly SpecFile[];
  readonly change: Change | null;
  /** The commit whose history counts; `null` before the first one. */
  readonly tip: string | null;
  readonly oids: ReadOids;
}

async function readScope(
  git: GitFolder,
  { scope }: ReadOptions,
  settings: GuardSettings,
): Promise<ReadScope> {
  switch (scope.kind) {
    case 'all': {
      const [files, tip] = await Promise.all([readWorktreePaths(git), headOf(git)]);
      return {
        files,
        specs: readSpecFiles(git.root, files, settings),
        change: null,
        tip,
        oids: (paths) => readWorktreeOids(git, paths),
      };
    }
    case 'staged': {
      const tip = await headOf(git);
      const base = tip ?? (await emptyTree(git));
      const [entries, before] = await Promise.all([readIndex(git), readTree(git, base)]);
      const diff = ['diff-index', '--cached', base, '--'];
      const change = await readChange(git, diff, before, settings);
      return { ...(await readEntries(git, entries, settings)), change, tip };
    }
    case 'base': {
      const base = await mergeBase(git, scope.ref);
      const [entries, before] = await Promise.all([readTree(git, 'HEAD'), readTree(git, base)]);
      const change = await readChange(
        git,
        ['diff-tree', '-r', base, 'HEAD', '--'],
        before,
        settings,
      );
      return { ...(await readEntries(git, entries, settings)), change, tip: base };
    }
  }
}

async function readEntries(
  git: GitFolder,
  entries: readonly TreeEntry[],
  settings: GuardSettings,
): Promise<Pick<ReadScope, 'files' | 'specs' | 'oids'>> {
  const list = compileGlobs(settings.specs);
  const chosen = entries.filter(({ path }) => list.match(path) !== null);
  const plain = chosen.filter(({ mode }) => mode.startsWith('100'));
  const texts = await readBlobs(git, new Set(plain.map(({ oid }) => oid)));
  return {
    files: entries.map(({ path }) => path),
    oids: () => Promise.resolve(new Map(entries.map(({ path, oid }) => [path, oid]))),
    specs: chosen.map(({ path, mode, oid }): SpecFile => {
      if (!mode.startsWith('100')) return { path, unreadable: noPlainFile };
      const text = texts.get(oid) ?? null;
      return text === null ? { path, unreadable: noText } : { path, text };
    }),
  };
}

const noPlainFile = 'is a link or a submodule';
const noText = 'is not UTF-8 text';

function readSpecFiles(
  root: string,
  files: readonly string[],
  settings: GuardSettings,
): readonly SpecFile[] {
  const list = compileGlobs(settings.specs);
  return files
    .filter((path) => list.match(path) !== null)
    .map((path): SpecFile => {
      const file = join(root, path);
      try {
        const stats = lstatSync(file);
        if (!stats.isFile()) return { path, unreadable: noPlainFile };
        if (stats.size > maxSpecBytes) return { path, unreadable: 'is larger than 1 MiB' };
        const text = decode(readFileSync(file));
        return text === null ? { path, unreadable: noText } : { path, text };
      } catch (cause) {
        // I2: a spec that cannot be opened is reported as one that cannot be read.
        return { path, unreadable: `cannot be opened: ${String(cause)}` };
      }
    });
}

/** Open specs whose review may still hold, each with the instant from which changes count. */
function openReviews(
  specs: readonly SpecFile[],
  nowMs: number,
  { maxAgeDays }: GuardSettings,
): (Spec & { readonly sinceMs: number })[] {
  const dayMs = 86_400_000;
  return specs.flatMap((file) => {
    const parsed = 'text' in file ? parseSpecFile(file) : null;
    if (parsed?.ok !== true) return [];
    const { lastReview, status, risk } = parsed.spec;
    if (lastReview === null || status === 'closed') return [];
    if (ageInDays(lastReview, nowMs) > maxAgeDays[risk]) return [];
    return [{ ...parsed.spec, sinceMs: lastReview.day * dayMs }];
  });
}

/** The commit of HEAD; `null` on a branch that has none yet. */
async function headOf(git: GitFolder): Promise<string | null> {
  try {
    return (await runGit(git, ['rev-parse', '--verify', 'HEAD^{commit}'])).toString().trim();
  } catch (error) {
    const branch = (await runGit(git, ['symbolic-ref', 'HEAD'])).toString().trim();
    const known = await runGit(git, ['for-each-ref', branch]);
    if (known.length > 0) throw error;
    return null;
  }
}

async function emptyTree(git: GitFolder): Promise<string> {
  return (await runGit(git, ['hash-object', '-t', 'tree', '--stdin'])).toString().trim();
}

async function mergeBase(git: GitFolder, ref: string): Promise<string> {
  try {
    const commit = await runGit(git, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    ]);
    return (await runGit(git, ['merge-base', commit.toString().trim(), 'HEAD'])).toString().trim();
  } catch (cause) {
    const hint = 'Fetch that branch with its history ("fetch-depth: 0" in a workflow).';
    throw guardFailed(`HEAD and "${ref}" have no commit in common here.`, cause, hint);
  }
}

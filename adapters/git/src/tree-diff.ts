import { OrchError } from '@orch/core';
import { gitOrThrow } from './git-command.ts';
import { privateEnvironment, type Environment } from './git-environment.ts';
import type { LeafChange } from './tree.ts';
import type { BytePath } from './path-bytes.ts';

/** A changed file as git counts it. */
export interface CountedChange {
  readonly path: BytePath;
  /** Where a renamed file was. */
  readonly oldPath: BytePath | null;
  /** Lines; 0 for binary content. */
  readonly added: number;
  readonly deleted: number;
  readonly binary: boolean;
}

export interface TreeDiff {
  readonly changes: readonly CountedChange[];
  /** The text of the patch, in sections that begin with `diff --git`. */
  readonly patch: Buffer;
  /** Whether the patch had more bytes than were asked for; then its end is missing. */
  readonly cut: boolean;
}

const nul = 0;

/**
 * Lets git compare two trees, renames found. One process; nobody's configuration, attributes,
 * filters or diff programs have a part in it (I2).
 * @throws OrchError `ORCH_STORAGE_FAILED`
 */
export async function diffStoredTrees(
  gitDir: string,
  trees: { readonly before: string; readonly after: string },
  expected: readonly LeafChange[],
  maxPatchBytes: number,
  env: Environment,
): Promise<TreeDiff> {
  const { stdout, cut } = await gitOrThrow({
    cwd: gitDir,
    env: privateEnvironment(env, gitDir),
    args: [
      ...['diff-tree', '-r', '-M', '--raw', '--numstat', '--patch', '-z', '--full-index'],
      ...['--no-ext-diff', '--no-textconv', '--no-color', '--src-prefix=a/', '--dst-prefix=b/'],
      ...[trees.before, trees.after, '--'],
    ],
    maxOutputBytes: maxHeadBytes(expected) + maxPatchBytes,
  });
  const { changes, end } = parseHead(stdout);
  const patch = stdout.subarray(end, end + maxPatchBytes);
  return { changes, patch, cut: cut || stdout.length - end > maxPatchBytes };
}

/** Bound of what git says before the patch: two records for each file, each with both of its names. */
function maxHeadBytes(expected: readonly LeafChange[]): number {
  const fixed = 256;
  return expected.reduce((sum, { path }) => sum + 2 * (fixed + path.length), 2);
}

/**
 * Reads `--raw --numstat -z`: for each file `:modes oids status NUL path NUL` (two paths for a
 * rename), then for each `added TAB deleted TAB path NUL` (or an empty path and two more), then an
 * empty record before the patch.
 */
function parseHead(output: Buffer): { changes: CountedChange[]; end: number } {
  const changes: CountedChange[] = [];
  let at = 0;
  const take = (): string => {
    const end = output.indexOf(nul, at);
    if (end < 0) throw new OrchError('ORCH_INTERNAL', 'git diff-tree answered in an unknown form.');
    const record = output.toString('latin1', at, end);
    at = end + 1;
    return record;
  };
  const colon = 0x3a;
  while (output[at] === colon) {
    const status = take().split(' ')[4] ?? '';
    take();
    if (status.startsWith('R') || status.startsWith('C')) take();
  }
  while (at < output.length) {
    const record = take();
    if (record === '') break;
    const match = /^(\d+|-)\t(\d+|-)\t(.*)$/s.exec(record);
    if (match === null) {
      throw new OrchError('ORCH_INTERNAL', 'git diff-tree counted in an unknown form.');
    }
    const [, added = '', deleted = '', name = ''] = match;
    const oldPath = name === '' ? take() : null;
    const path = name === '' ? take() : name;
    const binary = added === '-';
    changes.push({ path, oldPath, binary, added: lines(added), deleted: lines(deleted) });
  }
  return { changes, end: at };
}

function lines(count: string): number {
  return count === '-' ? 0 : Number(count);
}

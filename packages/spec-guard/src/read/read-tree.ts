import { guardFailed, recordsOf, runGit, type GitFolder } from './run-git.ts';

/** One entry of a tree or of the index. */
export interface TreeEntry {
  readonly path: string;
  /** As git writes it, such as `100644`. */
  readonly mode: string;
  readonly oid: string;
}

/** What stands in the index. @throws OrchError `ORCH_GUARD_FAILED` */
export async function readIndex(git: GitFolder): Promise<readonly TreeEntry[]> {
  const records = recordsOf(await runGit(git, ['ls-files', '-z', '--stage']));
  return records.map((record) => {
    const [mode = '', oid = '', stage] = record.slice(0, record.indexOf('\t')).split(' ');
    const path = record.slice(record.indexOf('\t') + 1);
    if (stage !== '0') throw guardFailed(`${path} has a conflict that was not resolved.`);
    return { path, mode, oid };
  });
}

/** What stands in a commit or tree. @throws OrchError `ORCH_GUARD_FAILED` */
export async function readTree(git: GitFolder, treeish: string): Promise<readonly TreeEntry[]> {
  const records = recordsOf(await runGit(git, ['ls-tree', '-r', '-z', treeish]));
  return records.map((record) => {
    const [mode = '', , oid = ''] = record.slice(0, record.indexOf('\t')).split(' ');
    return { mode, oid, path: record.slice(record.indexOf('\t') + 1) };
  });
}

/** Files of the worktree that git tracks or would track. @throws OrchError `ORCH_GUARD_FAILED` */
export async function readWorktreePaths(git: GitFolder): Promise<readonly string[]> {
  const list = ['ls-files', '-z', '--exclude-standard'];
  const [present, deleted] = await Promise.all([
    runGit(git, [...list, '--cached', '--others']),
    runGit(git, [...list, '--deleted']),
  ]);
  const gone = new Set(recordsOf(deleted));
  return [...new Set(recordsOf(present))].filter((path) => !gone.has(path));
}

/** The texts of blobs by object id; `null` for one that is not UTF-8. @throws OrchError `ORCH_GUARD_FAILED` */
export async function readBlobs(
  git: GitFolder,
  oids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string | null>> {
  const texts = new Map<string, string | null>();
  if (oids.size === 0) return texts;
  const output = await runGit(git, ['cat-file', '--batch'], `${[...oids].join('\n')}\n`);
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const [oid = '', type, size] = output.toString('latin1', at, end).split(' ');
    if (type !== 'blob' || size === undefined) {
      throw guardFailed(`git has no object ${oid}; the repository may be incomplete.`);
    }
    const bytes = output.subarray(end + 1, end + 1 + Number(size));
    texts.set(oid, decode(bytes));
    at = end + 2 + Number(size);
  }
  return texts;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text; `null` where they are none. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    // Fatal decoding has no other way to say that the bytes are not UTF-8.
    return null;
  }
}

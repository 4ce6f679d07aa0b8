import { posix } from 'node:path';
import type { GuardSettings } from '../guard/guard-config.ts';
import { settingsFile } from '../guard/settings-change.ts';
import type { Change, ChangedFile, ChangeKind, FileText } from '../guard/snapshot.ts';
import { compileGlobs } from '../spec/path-globs.ts';
import { isManifest } from '../triggers/new-dependencies.ts';
import { readBlobs, type TreeEntry } from './read-tree.ts';
import { guardFailed, recordsOf, runGit, type GitFolder } from './run-git.ts';

const linkMode = '120000';
const submoduleMode = '160000';
const noObject = /^0+$/;

interface RawChange {
  readonly kind: ChangeKind;
  readonly path: string;
  readonly oldPath?: string;
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldOid: string;
  readonly newOid: string;
}

/**
 * Reads a change from git's raw listing of it.
 *
 * @param diff arguments of the plumbing command that lists the change
 * @param before what stood before the change
 * @throws OrchError `ORCH_GUARD_FAILED`
 */
export async function readChange(
  git: GitFolder,
  diff: readonly string[],
  before: readonly TreeEntry[],
  settings: GuardSettings,
): Promise<Change> {
  const [command = '', ...rest] = diff;
  // I3: neither names nor settings of the repository take anything out of the listing.
  const shown = ['--raw', '-z', '-M', '--relative', '--no-ext-diff', '--ignore-submodules=none'];
  const args = [command, ...shown, ...rest];
  const raw = parseRaw(recordsOf(await runGit(git, args)));
  const specs = compileGlobs(settings.specs);
  const entries = compileGlobs(settings.apiEntries);
  const isRead = (path: string): boolean =>
    path === settingsFile ||
    specs.match(path) !== null ||
    entries.match(path) !== null ||
    isManifest(path);
  const manifests = before.filter(({ path, mode }) => isManifest(path) && isPlain(mode));
  const oids = new Set(manifests.map(({ oid }) => oid));
  for (const { path, oldMode, newMode, oldOid, newOid } of raw) {
    if (newMode === linkMode || (isRead(path) && isPlain(newMode))) oids.add(newOid);
    if (isRead(path) && isPlain(oldMode)) oids.add(oldOid);
  }
  const texts = await readBlobs(git, new Set([...oids].filter((oid) => !noObject.test(oid))));
  return {
    files: raw.map((each) => changedFile(each, texts, isRead)),
    foldersBefore: [...new Set(before.flatMap(({ path }) => topFolder(path)))],
    manifestsBefore: manifests.flatMap(({ path, oid }): FileText[] => {
      const text = texts.get(oid);
      return typeof text === 'string' ? [{ path, text }] : [];
    }),
  };
}

function topFolder(path: string): string[] {
  const slash = path.indexOf('/');
  return slash < 0 ? [] : [path.slice(0, slash)];
}

function isPlain(mode: string): boolean {
  return mode.startsWith('100');
}

/** Records are `:oldmode newmode oldoid newoid status`, a path, and for a rename a second one. */
function parseRaw(records: readonly string[]): RawChange[] {
  const changes: RawChange[] = [];
  for (let at = 0; at < records.length;) {
    const [oldMode = '', newMode = '', oldOid = '', newOid = '', status = ''] = (
      records[at++] ?? ''
    )
      .slice(1)
      .split(' ');
    const first = records[at++] ?? '';
    const common = { oldMode, newMode, oldOid, newOid };
    switch (status[0]) {
      case 'R': {
        changes.push({ ...common, kind: 'renamed', path: records[at++] ?? '', oldPath: first });
        break;
      }
      case 'A':
        changes.push({ ...common, kind: 'added', path: first });
        break;
      case 'D':
        changes.push({ ...common, kind: 'deleted', path: first });
        break;
      case 'M':
      case 'T':
        changes.push({ ...common, kind: 'modified', path: first });
        break;
      default:
        throw guardFailed(`git lists ${first} with the unknown status "${status}".`);
    }
  }
  return changes;
}

function changedFile(
  { kind, path, oldPath, oldMode, newMode, oldOid, newOid }: RawChange,
  texts: ReadonlyMap<string, string | null>,
  isRead: (path: string) => boolean,
): ChangedFile {
  const modes = [oldMode, newMode];
  const entry = modes.includes(submoduleMode)
    ? 'submodule'
    : modes.includes(linkMode)
      ? 'symlink'
      : 'file';
  const target = newMode === linkMode ? linkTarget(path, texts.get(newOid)) : null;
  return {
    path,
    kind,
    entry,
    ...(oldPath === undefined ? {} : { oldPath }),
    ...(target === null ? {} : { linkTarget: target }),
    ...(isRead(path)
      ? { before: texts.get(oldOid) ?? null, after: texts.get(newOid) ?? null }
      : {}),
  };
}

/** Where a link leads, from the root; `null` where that is outside of the repository. */
function linkTarget(path: string, text: string | null | undefined): string | null {
  if (typeof text !== 'string' || text.startsWith('/')) return null;
  const target = posix.normalize(posix.join(posix.dirname(path), text)).replace(/\/+$/, '');
  return target === '..' || target.startsWith('../') ? null : target;
}

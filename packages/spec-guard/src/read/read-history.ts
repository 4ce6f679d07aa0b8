import type { PastChange } from '../guard/snapshot.ts';
import { guardFailed, runGit, type GitFolder } from './run-git.ts';

/** What has no lines worth counting: a change of it counts as one. */
const noLines =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|pdf|zip|gz|tgz|bz2|xz|7z|jar|woff2?|ttf|otf|eot|mp[34]|webm|wasm)$/i;

const commitMark = '\u0001';

/**
 * What commits changed since an instant, file by file. A rename counts for both of its paths.
 * Merges are left out: what they bring is listed with the commits that they merge.
 *
 * @throws OrchError `ORCH_GUARD_FAILED`, also where the history was cut off by a shallow clone
 */
export async function readHistory(
  git: GitFolder,
  tip: string,
  sinceMs: number,
): Promise<PastChange[]> {
  const shallow = await runGit(git, ['rev-parse', '--is-shallow-repository']);
  if (shallow.toString().trim() === 'true') {
    const hint = 'Fetch the whole history (git fetch --unshallow; "fetch-depth: 0" in a workflow).';
    throw guardFailed(
      'the clone is shallow, so changes after a review may be missing.',
      null,
      hint,
    );
  }
  const output = await runGit(git, [
    'log',
    '--numstat',
    '-z',
    '-M',
    '--relative',
    '--no-ext-diff',
    '--no-textconv',
    // I3: an attribute such as "*.ts -diff" would make every change of code look like one line.
    '--text',
    '--ignore-submodules=none',
    '--no-merges',
    `--since=${Math.floor(sinceMs / 1000)}`,
    `--format=${commitMark}%ct`,
    tip,
    '--',
  ]);
  return parseNumstat(output.toString('utf8').split('\0'));
}

/** Records are the mark and time of a commit, or `added<TAB>removed<TAB>path`; a rename has its paths in the next two. */
function parseNumstat(records: readonly string[]): PastChange[] {
  const changes: PastChange[] = [];
  let atMs = 0;
  for (let at = 0; at < records.length; at++) {
    const record = (records[at] ?? '').replace(/^\n+/, '');
    if (record.startsWith(commitMark)) {
      atMs = Number(record.slice(1)) * 1000;
      continue;
    }
    const [added = '', removed = '', path] = record.split('\t', 3);
    if (path === undefined) continue;
    const name = record.slice(added.length + removed.length + 2);
    const paths = name === '' ? [records[++at] ?? '', records[++at] ?? ''] : [name];
    for (const path of paths) {
      const lines = noLines.test(path) ? 1 : Number(added) + Number(removed);
      changes.push({ atMs, path, lines });
    }
  }
  return changes;
}

/**
 * Specs whose newest review since an instant changed the date and nothing else in the spec.
 *
 * @throws OrchError `ORCH_GUARD_FAILED`
 */
export async function readDateOnlyReviews(
  git: GitFolder,
  tip: string,
  sinceMs: number,
  specs: readonly string[],
): Promise<ReadonlySet<string>> {
  if (specs.length === 0) return new Set();
  const output = await runGit(git, [
    '-c',
    'core.quotePath=false',
    'log',
    '-p',
    '-U0',
    '--relative',
    '--no-color',
    '--no-prefix',
    '--no-ext-diff',
    '--no-textconv',
    '--no-renames',
    '--no-merges',
    `--since=${Math.floor(sinceMs / 1000)}`,
    '--format=',
    tip,
    '--',
    ...specs,
  ]);
  const seen = new Set<string>();
  const dateOnly = new Set<string>();
  for (const patch of output.toString('utf8').split(/^diff --git .*\n/m)) {
    const path = /^\+\+\+ (.+?)\t?$/m.exec(patch)?.[1];
    const firstHunk = patch.search(/^@@ /m);
    if (path === undefined || firstHunk < 0 || seen.has(path)) continue;
    const edits = patch
      .slice(firstHunk)
      .split('\n')
      .filter((line) => /^[+-]/.test(line));
    const dates = edits.filter((line) => /^[+-]\s*last[_-]review\s*:/i.test(line));
    if (!dates.some((line) => line.startsWith('+'))) continue;
    seen.add(path);
    const replaces = dates.some((line) => line.startsWith('-'));
    if (replaces && dates.length === edits.length) dateOnly.add(path);
  }
  return dateOnly;
}

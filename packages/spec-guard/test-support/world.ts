import type { SpecGuardConfig } from '@orch/core';
import { guardSpecs } from '../src/guard/guard-specs.ts';
import type { Change, ChangedFile, PastChange, Snapshot, SpecFile } from '../src/guard/snapshot.ts';
import type { Verdict } from '../src/guard/verdict.ts';

/** A repository, a change and an instant that a few lines of text describe. */
export interface World {
  readonly snapshot: Snapshot;
  readonly change: Change | null;
  readonly nowMs: number;
}

const defaults: Readonly<Record<string, string>> = {
  relates_to: 'tasks/prd.md',
  risk: 'medium',
  owners: '[team]',
  status: 'approved',
  last_review: '2026-11-10',
};

/** The front matter of a spec; a key set to `-` is left out. */
export function specText(id: string, keys: Readonly<Record<string, string>>, body = ''): string {
  const all = { id, ...defaults, ...keys };
  const lines = Object.entries(all).flatMap(([key, value]) =>
    value === '-' ? [] : [`${key}: ${value}`],
  );
  return `---\n${lines.join('\n')}\n---\n${body}`;
}

/**
 * Reads a world:
 *
 * - `now 2026-11-20`, else that day at noon
 * - `spec a last_review=2026-10-01 covers=[src/**]`: the file `tasks/specs/a.md`; `~` in a value is a space
 * - `raw b <text>`: the same with a text of its own; `link c`: a spec that is no plain file
 * - `file src/x.ts`: stands in the repository; so does what a change leaves behind
 * - `code a sha256`: what the spec covers now
 * - `past 2026-11-12 src/x.ts 30`: a commit that changed 30 lines
 * - `A`, `M`, `D` path, `R` old new, `L` path target (a link), `S` path (a submodule): the change; also `change` for an empty one
 * - `text path before => after`: texts of a changed file
 * - `manifest package.json {…}`: a dependency manifest before the change
 */
export function world(text: string): World {
  const files = new Set(['tasks/prd.md', 'src/main.ts']);
  const specs: SpecFile[] = [];
  const history: PastChange[] = [];
  const changed = new Map<string, ChangedFile>();
  const codes = new Map<string, string>();
  const manifests: { path: string; text: string }[] = [];
  let now = '2026-11-20T12:00:00Z';
  let hasChange = false;
  const touch = (file: ChangedFile): void => {
    hasChange = true;
    changed.set(file.path, file);
    if (file.kind !== 'deleted') files.add(file.path);
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [word = '', first = '', ...rest] = line.split(' ');
    const [second = ''] = rest;
    switch (word) {
      case '':
        break;
      case 'now':
        now = first.length === 10 ? `${first}T12:00:00Z` : first;
        break;
      case 'spec':
      case 'raw':
      case 'link': {
        const path = `tasks/specs/${first}.md`;
        const keys = Object.fromEntries(
          rest.map((each): [string, string] => {
            const equals = each.indexOf('=');
            return [each.slice(0, equals), each.slice(equals + 1).replace('~', ' ')];
          }),
        );
        if (word === 'spec') specs.push({ path, text: specText(first, keys) });
        else if (word === 'link') specs.push({ path, unreadable: 'is a link' });
        else specs.push({ path, text: rest.join(' ').replaceAll('\\n', '\n') });
        files.add(path);
        break;
      }
      case 'file':
        files.add(first);
        break;
      case 'code':
        codes.set(`tasks/specs/${first}.md`, second);
        break;
      case 'past': {
        const [path = '', lines = ''] = rest;
        const atMs = Date.parse(first.length === 10 ? `${first}T12:00:00Z` : first);
        history.push({ atMs, path, lines: Number(lines) });
        break;
      }
      case 'change':
        hasChange = true;
        break;
      case 'A':
        touch({ path: first, kind: 'added', entry: 'file' });
        break;
      case 'M':
        touch({ path: first, kind: 'modified', entry: 'file' });
        break;
      case 'D':
        touch({ path: first, kind: 'deleted', entry: 'file' });
        break;
      case 'R':
        touch({ path: second, oldPath: first, kind: 'renamed', entry: 'file' });
        break;
      case 'L':
        touch({ path: first, linkTarget: second, kind: 'added', entry: 'symlink' });
        break;
      case 'S':
        touch({ path: first, kind: 'modified', entry: 'submodule' });
        break;
      case 'text': {
        const file = changed.get(first);
        const [before = '', after = ''] = rest.join(' ').replaceAll('\\n', '\n').split(' => ');
        if (file === undefined) throw new Error(`Nothing changed ${first}.`);
        changed.set(first, { ...file, before: before === 'none' ? null : before, after });
        break;
      }
      case 'manifest':
        manifests.push({ path: first, text: rest.join(' ') });
        break;
      default:
        throw new Error(`A world has no "${word}".`);
    }
  }
  const change: Change = {
    files: [...changed.values()],
    foldersBefore: ['src', 'tasks', 'services', 'packages', 'db', 'docs', 'vendor'],
    manifestsBefore: manifests,
  };
  return {
    snapshot: { files: [...files], specs, history, dateOnlyReviews: new Set(), coveredCode: codes },
    change: hasChange ? change : null,
    nowMs: Date.parse(now),
  };
}

/** Judges a world. */
export function judge(text: string, config?: SpecGuardConfig): Verdict {
  const { snapshot, change, nowMs } = world(text);
  return guardSpecs(snapshot, change, nowMs, config);
}

/** A verdict on one line: its status, what blocks, and after a `~` what is warned of. */
export function summary({ status, findings }: Verdict): string {
  const words = (severity: 'block' | 'warn'): string[] =>
    findings
      .filter((each) => each.severity === severity)
      .map(({ code, path }) => `${code} ${path.replace(/^tasks\/specs\/(.*)\.md$/, '$1')}`);
  const [blocks, warnings] = [words('block'), words('warn')];
  const tail = warnings.length > 0 ? ` ~ ${warnings.join(', ')}` : '';
  return `${status}${blocks.length > 0 ? `: ${blocks.join(', ')}` : ''}${tail}`;
}

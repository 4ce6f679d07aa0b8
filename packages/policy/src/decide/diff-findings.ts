import type { Policy, ProtectedPath } from '../policy/policy.ts';
import { applies, touchedPaths } from './applies.ts';
import type { Finding } from './decision.ts';
import type { DiffFacts, DiffFile } from './facts.ts';
import { compileGlobs, normalizePath, type GlobList } from './path-globs.ts';

/** What the protected paths of a policy say of a change. */
export function protectedPathFindings(policy: Policy, facts: DiffFacts): readonly Finding[] {
  return policy.protected_paths.flatMap((rule, at) => {
    if (applies(rule.when, facts, facts.diff.files) === undefined) return [];
    const matched = touchedProtected(rule, facts.diff.files);
    if (matched.length === 0) return [];
    const pointer = `/protected_paths/${at}`;
    return [
      {
        id: rule.id,
        effect: rule.action,
        reason: rule.reason,
        pointer,
        matched: showPaths(matched),
        certainty: 'yes',
      } as const,
    ];
  });
}

const SHOWN_PATHS = 5;

function showPaths(paths: readonly string[]): string {
  const more = paths.length - SHOWN_PATHS;
  return paths.slice(0, SHOWN_PATHS).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function touchedProtected(rule: ProtectedPath, files: readonly DiffFile[]): readonly string[] {
  const list = compileGlobs(rule.globs, { ignoreCase: rule.ignore_case });
  const touched = new Set<string>();
  for (const file of files) {
    for (const path of touchedPaths(file)) {
      if (list.match(path) !== undefined) touched.add(path);
    }
    if (reachesProtected(list, file))
      touched.add(`${file.path}${file.link_target === undefined ? '' : ` -> ${file.link_target}`}`);
  }
  return [...touched];
}

/**
 * I5: a link or a submodule in the place of a folder replaces all that is protected below it, and a link to a protected path
 * opens a second way to it.
 */
function reachesProtected(list: GlobList, file: DiffFile): boolean {
  if (file.kind !== 'symlink' && file.kind !== 'submodule') return false;
  if (list.matchBelow(file.path) !== undefined) return true;
  if (file.link_target === undefined) return false;
  return linkTargets(file.path, file.link_target).some(
    (target) => list.match(target) !== undefined || list.matchBelow(target) !== undefined,
  );
}

/** Where in the repository a link may point. A target outside of it could come back in, so every ending of it counts. */
function linkTargets(path: string, target: string): readonly string[] {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const resolved = normalizePath(target.startsWith('/') ? target : `${folder}/${target}`);
  if (!target.startsWith('/') && !resolved.startsWith('..')) return [resolved];
  const parts = resolved.split('/').filter((part) => part !== '..');
  return parts.map((_, at) => parts.slice(at).join('/'));
}

/** What the limits of a policy say of a change's size. */
export function diffLimitFindings(policy: Policy, facts: DiffFacts): readonly Finding[] {
  const limits = policy.diff;
  if (limits === undefined) return [];
  const { files } = facts.diff;
  const sizes = {
    max_files: files.length,
    max_lines: total(files.flatMap((file) => [file.added, file.deleted])),
    max_bytes: total(files.map((file) => file.bytes)),
  };
  return (['max_files', 'max_lines', 'max_bytes'] as const).flatMap((key) => {
    const max = limits[key];
    if (max === undefined || sizes[key] <= max) return [];
    const matched = `${sizes[key]} of at most ${max}`;
    return [
      {
        id: `policy:diff.${key}`,
        effect: limits.action,
        reason: limits.reason,
        pointer: `/diff/${key}`,
        matched,
        certainty: 'yes',
      } as const,
    ];
  });
}

/** A number that is none counts as too much: a change whose size is not known is not a small one. */
function total(numbers: readonly number[]): number {
  return numbers.reduce(
    (sum, number) =>
      sum + (Number.isFinite(number) ? Math.max(0, number) : Number.POSITIVE_INFINITY),
    0,
  );
}

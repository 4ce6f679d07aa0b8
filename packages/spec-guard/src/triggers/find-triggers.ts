import type { GuardSettings } from '../guard/guard-config.ts';
import type { Change } from '../guard/snapshot.ts';
import type { Trigger } from '../guard/verdict.ts';
import { compileGlobs, type GlobList } from '../spec/path-globs.ts';
import { dependenciesIn, isManifest, newDependencies, packageIn } from './new-dependencies.ts';
import { newExports } from './new-exports.ts';
import type { TouchedPath } from './touched-paths.ts';

interface PathRule {
  readonly id: string;
  readonly list: GlobList;
  readonly reason: (glob: string) => string;
}

/**
 * Why each touched path needs a spec; paths that need none are left out. Pure. Rules on paths see a
 * path in any case (I3), and generated files too, since a name is no proof of how a file was made.
 */
export function findTriggers(
  touched: readonly TouchedPath[],
  change: Change,
  settings: GuardSettings,
): ReadonlyMap<TouchedPath, readonly Trigger[]> {
  const exempt = compileGlobs(settings.exempt);
  const specs = compileGlobs(settings.specs);
  const generated = compileGlobs(settings.generated);
  const relevant = touched.filter(
    ({ path }) => exempt.match(path) === null && specs.match(path) === null,
  );
  const rules = pathRules(settings);
  const found = new Map<TouchedPath, Trigger[]>();
  const add = (each: TouchedPath, trigger: Trigger): void => {
    found.set(each, [...(found.get(each) ?? []), trigger]);
  };
  for (const each of relevant) {
    for (const { id, list, reason } of rules) {
      const glob = list.match(each.path);
      if (glob !== null) add(each, { id, reason: reason(glob) });
    }
  }
  const written = relevant.filter(({ path }) => generated.match(path) === null);
  const services = servicesOf(written, settings);
  const names = [...new Set(services.values())].sort();
  if (names.length >= settings.minServices) {
    const reason = `the change spans ${names.length} services: ${names.join(', ')}`;
    for (const each of services.keys()) add(each, { id: 'cross_service', reason });
  }
  for (const [each, reason] of novelties(written, change, settings)) {
    add(each, { id: 'novel_pattern', reason });
  }
  return found;
}

function pathRules(settings: GuardSettings): PathRule[] {
  const rule = (
    id: string,
    paths: readonly string[],
    reason: (glob: string) => string,
  ): PathRule => ({ id, list: compileGlobs(paths, { ignoreCase: true }), reason });
  return [
    rule('security', settings.securityPaths, (glob) => `it touches security (${glob})`),
    rule('migration', settings.migrationPaths, (glob) => `it is a migration (${glob})`),
    ...settings.rules.map(({ id, paths, reason }) => rule(id, paths, () => reason)),
  ];
}

/** The service that each path belongs to; paths outside of all services are left out. */
function servicesOf(
  touched: readonly TouchedPath[],
  { services }: GuardSettings,
): ReadonlyMap<TouchedPath, string> {
  const list = compileGlobs(services);
  const found = new Map<TouchedPath, string>();
  for (const each of touched) {
    const parts = each.path.split('/');
    for (let length = 1; length < parts.length; length++) {
      const folder = parts.slice(0, length).join('/');
      if (list.match(folder) === null) continue;
      found.set(each, folder);
      break;
    }
  }
  return found;
}

/** What is used here for the first time. A first commit has nothing to be novel against. */
function* novelties(
  touched: readonly TouchedPath[],
  { files, foldersBefore, manifestsBefore }: Change,
  settings: GuardSettings,
): Generator<readonly [TouchedPath, string]> {
  const folders = new Set(foldersBefore);
  const own = files.flatMap(({ path, after }) =>
    isManifest(path) && typeof after === 'string' ? packageIn({ path, text: after }) : [],
  );
  const known = new Set([
    ...manifestsBefore.flatMap((each) => [...dependenciesIn(each), ...packageIn(each)]),
    ...own,
  ]);
  const entries = compileGlobs(settings.apiEntries);
  for (const each of touched) {
    const { path, change, file } = each;
    if (settings.newFolders && file.entry === 'submodule') {
      yield [each, 'it moves a submodule, whose code is not seen here'];
    }
    if (change !== 'added' && change !== 'modified' && change !== 'renamed') continue;
    const [top = '', inside] = path.split('/');
    if (settings.newFolders && folders.size > 0 && inside !== undefined && !folders.has(top)) {
      yield [each, `the folder ${top}/ is new`];
    }
    if (settings.newDependencies && manifestsBefore.length > 0) {
      const names = newDependencies(file, known);
      if (names.length > 0) yield [each, `it is the first to use ${someOf(names)}`];
    }
    if (settings.newExports && folders.size > 0 && entries.match(path) !== null) {
      const names = newExports(file);
      if (names.length > 0) yield [each, `it adds ${someOf(names)} to the public interface`];
    }
  }
}

const namedNames = 5;

/** `a, b and 3 more`. */
function someOf(names: readonly string[]): string {
  const rest = names.length - namedNames;
  const named = names.slice(0, namedNames).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
}

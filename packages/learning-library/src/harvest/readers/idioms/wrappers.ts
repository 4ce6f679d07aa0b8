import type { Node } from '@babel/types';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { Finding } from '../../finding.ts';
import { findingOf, Places } from '../../places.ts';
import type { Reader, Surveyed } from '../../reader.ts';
import { isConfig, isTest } from '../../survey/file-role.ts';
import { moduleFile } from '../../survey/module-file.ts';
import type { SourceFile } from '../../survey/source-file.ts';
import { lineOf } from '../../syntax/walk.ts';
import { requiredBy } from '../import-index.ts';
import { isHabit } from './vote.ts';
import { wrappedBy } from './wraps.ts';

/** Modules of Node that do something to the world: what a project wraps to do it in one way. */
const worldly = new Set(
  'child_process cluster crypto dgram dns fs fs/promises http http2 https net readline tls worker_threads'.split(
    ' ',
  ),
);

/** From how many users on a module is a wrapper whatever it is called. */
const manyUsers = 10;

interface Import {
  readonly path: string;
  readonly line: number;
  readonly name: string;
}

/**
 * Modules of a repository that stand between it and a raw API: most others go through them, and some
 * still go past them.
 */
export class Wrappers implements Reader {
  readonly #local: Import[] = [];
  readonly #raw = new Map<string, Import[]>();
  /** Files that are no tests. */
  readonly #files = new Set<string>();
  readonly #wraps: { readonly path: string; readonly raw: string }[] = [];

  readonly nodes: NonNullable<Reader['nodes']> = {
    Program: (node, file) => {
      if (!isTest(file.path) && !isConfig(file.path)) this.#program(node, file);
    },
    CallExpression: (node, file) => {
      const name = isTest(file.path) || isConfig(file.path) ? null : requiredBy(node);
      if (name !== null) this.#add({ path: file.path, line: lineOf(node), name });
    },
  };

  findings({ paths, ownPackages }: Surveyed): Finding[] {
    const users = this.#users(paths);
    const foreign = this.#wraps.filter(({ raw }) => !ownPackages.has(raw));
    return [
      ...foreign.flatMap(({ path, raw }) => {
        const through = users.get(path) ?? new Map<string, number>();
        return wrapperOf(path, raw, path, through, this.#importers([raw], [path]));
      }),
      ...[...ownPackages].flatMap(([name, folder]) => this.#package(name, folder, foreign)),
    ];
  }

  /** A package whose files are mostly about one raw API. */
  #package(
    name: string,
    folder: string,
    wraps: readonly { path: string; raw: string }[],
  ): Finding[] {
    if (folder === '.') return [];
    const isInside = (path: string): boolean => path.startsWith(`${folder}/`);
    const own = [...this.#files].filter(isInside);
    const raws = new Set(wraps.filter(({ path }) => isInside(path)).map(({ raw }) => raw));
    return [...raws].flatMap((raw) => {
      const about = [...this.#importers([raw], []).keys()].filter(isInside);
      if (about.length * 2 < own.length) return [];
      const names = [...this.#raw.keys()].filter(
        (each) => each === name || each.startsWith(`${name}/`),
      );
      return wrapperOf(
        name,
        raw,
        `${folder}/**`,
        this.#importers(names, own),
        this.#importers([raw], own),
      );
    });
  }

  /** Who imports one of these modules, and in which line, but for some files. */
  #importers(names: readonly string[], but: readonly string[]): Map<string, number> {
    const found = new Map<string, number>();
    for (const { path, line } of names.flatMap((name) => this.#raw.get(name) ?? [])) {
      if (!found.has(path) && !but.includes(path)) found.set(path, line);
    }
    return found;
  }

  #program(program: Extract<Node, { type: 'Program' }>, file: SourceFile): void {
    this.#files.add(file.path);
    const sources = new Map<string, string>();
    for (const statement of program.body) {
      if (statement.type === 'ImportDeclaration' && statement.importKind !== 'type') {
        const name = statement.source.value;
        this.#add({ path: file.path, line: lineOf(statement), name });
        for (const { local } of isRaw(name) ? statement.specifiers : [])
          sources.set(local.name, bare(name));
      } else if (statement.type === 'ExportNamedDeclaration' && statement.source) {
        this.#add({ path: file.path, line: lineOf(statement), name: statement.source.value });
      } else if (statement.type === 'VariableDeclaration') {
        for (const { id, init } of statement.declarations) {
          const name = init?.type === 'CallExpression' ? requiredBy(init) : null;
          if (name !== null && isRaw(name))
            for (const local of localsOf(id)) sources.set(local, bare(name));
        }
      }
    }
    if (sources.size === 0) return;
    for (const raw of wrappedBy(program, sources)) this.#wraps.push({ path: file.path, raw });
  }

  #add(each: Import): void {
    if (isRaw(each.name)) {
      const name = bare(each.name);
      const known = this.#raw.get(name) ?? [];
      this.#raw.set(name, known);
      known.push(each);
    } else if (/^([.~]|@\/|#|src\/)/u.test(each.name)) this.#local.push(each);
  }

  /** Who imports a file, and in which line. */
  #users(paths: ReadonlySet<string>): Map<string, Map<string, number>> {
    const wrappers = new Set(this.#wraps.map(({ path }) => path));
    const users = new Map<string, Map<string, number>>();
    for (const { path, line, name } of this.#local) {
      const file = moduleFile(path, name, paths) ?? aliased(name, path, paths);
      if (file === null || !wrappers.has(file) || file === path) continue;
      const known = users.get(file) ?? new Map<string, number>();
      users.set(file, known);
      if (!known.has(path)) known.set(path, line);
    }
    return users;
  }
}

function wrapperOf(
  wrapper: string,
  raw: string,
  exempt: string,
  through: ReadonlyMap<string, number>,
  past: ReadonlyMap<string, number>,
): Finding[] {
  // With few that use it, or nobody that goes past it, only its name tells a wrapper from any other
  // module that happens to use a package.
  const telling = past.size > 0 && through.size >= manyUsers;
  if (!telling && !isNamedLike(wrapper, raw)) return [];
  if (!isHabit(through.size, past.size)) return [];
  const about = {
    kind: 'idiom',
    id: `wrapper:${wrapper}:${raw}`,
    summary: `${raw} is used through ${wrapper}`,
    detail: { wrapper, raw, exempt },
  } as const;
  return [findingOf(about, placesOf(through), placesOf(past))];
}

function placesOf(lines: ReadonlyMap<string, number>): Places {
  const places = new Places();
  for (const [path, line] of lines) places.add(path, line);
  return places;
}

/** A package of somebody else, or a module of Node that does something to the world. */
function isRaw(name: string): boolean {
  if (isBuiltin(name)) return worldly.has(bare(name));
  return /^(@[a-z0-9][\w.-]*\/)?[a-z][\w.-]*(\/|$)/iu.test(name) && !name.startsWith('src/');
}

function bare(name: string): string {
  return name.replace(/^node:/u, '');
}

/** `~/lib/http` and `@/lib/http` from the nearest folder `src` around, as most settings have it. */
function aliased(name: string, from: string, paths: ReadonlySet<string>): string | null {
  const rest = /^(?:[~@#]\/|src\/)(.+)$/u.exec(name)?.[1];
  if (rest === undefined) return null;
  for (let folder = posix.dirname(from); ; folder = posix.dirname(folder)) {
    const top = posix.join(folder, 'file');
    const found = moduleFile(top, `./src/${rest}`, paths) ?? moduleFile(top, `./${rest}`, paths);
    if (found !== null || folder === '.') return found;
  }
}

/** `lib/http-client.ts` is named like `http`, and like `axios` if it has that in its name. */
function isNamedLike(path: string, raw: string): boolean {
  const words = (text: string): string[] =>
    text
      .replace(/([a-z0-9])([A-Z])/gu, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/u)
      .filter(
        (word) => word.length > 1 && !['js', 'ts', 'node', 'index', 'promises'].includes(word),
      );
  const own = new Set(words(posix.basename(path)));
  return words(raw).some((word) => own.has(word));
}

function localsOf(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((each) =>
    each.type === 'ObjectProperty' && each.value.type === 'Identifier' ? [each.value.name] : [],
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { decidePackage } from './decide-package.js';
import { readModule } from './read-module.js';
import { resolveRelative } from './specifiers.js';
import { writeModule } from './write-module.js';

const byOthers = /^(\.eslintrc|\.mocharc|Gruntfile)\.js$/u;

/** A text as a codemod is given it. */
export function readPlain(path) {
  return readFileSync(path, 'utf8')
    .replace(/^\ufeff/u, '')
    .replaceAll('\r\n', '\n');
}

/**
 * What becomes of all files of a package: `texts` by path, or, where anything is in the way, only
 * `reports` by path. A package is moved as a whole or not at all.
 *
 * @param folder the folder with `package.json`
 * @param top the folder that holds everything else which may load the package's files
 */
export function planPackage(folder, manifest, { j, top, ignore, hoist, importMeta }) {
  const reports = new Map();
  const report = (path, line, why) =>
    reports.set(path, [...(reports.get(path) ?? []), line === null ? why : `line ${line}: ${why}`]);
  const manifestFile = join(folder, 'package.json');
  const left = ignore.map((each) => resolve(folder, each));
  const files = filesOf(folder, left);
  packageHazards(folder, files, manifest, (why) => report(manifestFile, null, why));
  outsideUses(folder, top, (path, line, place) =>
    report(path, null, `is named in ${place}:${line}, outside of the package`),
  );
  const modules = new Map();
  for (const path of files.filter((each) => /^\.[cm]?js$/u.test(extname(each)))) {
    try {
      modules.set(path, readModule(readPlain(path), j));
    } catch (error) {
      if (extname(path) === '.js')
        report(path, null, `does not parse as a module: ${error.message}`);
    }
  }
  const own = [...modules.keys()].filter(
    (path) => path.endsWith('.js') && modules.get(path).kind !== 'esm',
  );
  const decided = decidePackage(modules, own, { folder, manifest, hoist });
  for (const [path, { blockers }] of decided) {
    for (const { line, why } of blockers.sort((a, b) => a.line - b.line)) report(path, line, why);
  }
  if (!own.some((path) => modules.get(path).kind === 'cjs') && reports.size === 0)
    return { texts: new Map(), reports };
  const texts = new Map();
  if (reports.size === 0) {
    for (const path of own) {
      if (modules.get(path).kind !== 'cjs') continue;
      const problem = writeChecked(path, decided, { importMeta, j }, texts);
      if (problem !== null) report(path, null, problem);
    }
    texts.set(manifestFile, withType(readPlain(manifestFile), j));
  }
  if (reports.size === 0) return { texts, reports };
  const count = [...reports.keys()].filter((path) => path !== manifestFile).length;
  if (count > 0)
    report(manifestFile, null, `nothing is changed; files that are in the way: ${count}`);
  return { texts: new Map(), reports };
}

/** Writes a module and reads it again: what is not one then is not handed out. */
function writeChecked(path, decided, { importMeta, j }, texts) {
  try {
    const text = writeModule(path, decided, { importMeta });
    const { free } = readModule(text, j).bindings;
    const left = ['require', 'module', 'exports', '__dirname', '__filename'].filter((name) =>
      free.has(name),
    );
    if (left.length > 0) return `would still use ${left.join(', ')}`;
    texts.set(path, text);
    return null;
  } catch (error) {
    return `would not parse as a module: ${error.message}`;
  }
}

/** The files of a package: not those of packages inside it, nor what is installed. */
function filesOf(folder, left) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (left.includes(path)) return [];
    if (!entry.isDirectory()) return entry.isFile() ? [path] : [];
    if (entry.name === 'node_modules' || entry.name === '.git') return [];
    const inside = filesOf(path, left);
    return inside.includes(join(path, 'package.json')) ? [] : inside;
  });
}

function packageHazards(folder, files, { main, bin, type }, tell) {
  const name = (path) => relative(folder, path).split(sep).join('/');
  for (const path of files) {
    if (/(?<!\.d)\.(ts|tsx|jsx|coffee)$/u.test(path)) {
      tell(`has ${name(path)}: this is for packages of plain JavaScript`);
      break;
    }
  }
  for (const path of files)
    if (byOthers.test(name(path))) tell(`${name(path)} is loaded with require: call it .cjs`);
  const bins = typeof bin === 'string' ? [bin] : Object.values(bin ?? {});
  for (const each of bins)
    if (!/\.[cm]?js$/u.test(each))
      tell(`${each} would be run as a module: give it the ending .cjs`);
  if (
    typeof main === 'string' &&
    resolveRelative(join(folder, 'package.json'), `./${main}`) === null
  ) {
    tell(`main is ${main}, which is not here: it is made by a build`);
  }
  if (type !== undefined && type !== 'commonjs' && type !== 'module') tell(`has the type ${type}`);
}

/** Finds texts in files of others that name a file of the package by a relative path. */
function outsideUses(folder, top, tell) {
  if (top === folder || !folder.startsWith(top + sep)) return;
  const visit = (here) => {
    for (const entry of readdirSync(here, { withFileTypes: true })) {
      const path = join(here, entry.name);
      if (path === folder || entry.name === 'node_modules' || entry.name === '.git') continue;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile() && /\.[cm]?[jt]sx?$/u.test(entry.name))
        namedIn(path, folder, top, tell);
    }
  };
  visit(top);
}

function namedIn(path, folder, top, tell) {
  const text = readPlain(path);
  for (const { 1: spec, index } of text.matchAll(/['"`](\.{1,2}\/[^'"`\n]*)['"`]/gu)) {
    if (!join(dirname(path), spec).startsWith(folder)) continue;
    const file = resolveRelative(path, spec);
    if (file === null || !file.startsWith(folder + sep) || !file.endsWith('.js')) continue;
    tell(file, text.slice(0, index).split('\n').length, relative(top, path).split(sep).join('/'));
  }
}

/** The text of a `package.json` with `"type": "module"`, in its own layout. */
function withType(text, j) {
  const [statement] = j(`(${text})`, { tabWidth: 1 }).get().node.program.body;
  const { properties } = statement.expression;
  const at = (name) => properties.find(({ key }) => key.value === name);
  const type = at('type');
  if (type !== undefined) {
    return `${text.slice(0, type.value.start - 1)}"module"${text.slice(type.value.end - 1)}`;
  }
  const before = at('version') ?? at('name');
  const indent = /^\{(\s*)/u.exec(text)?.[1] ?? '';
  if (before !== undefined) {
    return `${text.slice(0, before.end - 1)},${indent}"type": "module"${text.slice(before.end - 1)}`;
  }
  const comma = properties.length > 0 ? ',' : '';
  return text.replace(/^\s*\{/u, (brace) => `${brace}${indent}"type": "module"${comma}`);
}

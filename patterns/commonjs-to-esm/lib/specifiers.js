import { existsSync, readFileSync, statSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** The file that a relative `require` loads; `null` where there is none. */
export function resolveRelative(from, spec) {
  const base = join(dirname(from), spec);
  const asFile = ['', '.js', '.json', '.node'].map((end) => base + end);
  const found = /(^|\/)\.{0,2}$/u.test(spec) ? undefined : asFile.find(isFile);
  if (found !== undefined) return found;
  const main = jsonIn(join(base, 'package.json'))?.main;
  const inside =
    typeof main === 'string' ? ['', '.js', '/index.js'].map((end) => join(base, main) + end) : [];
  const index = ['index.js', 'index.json', 'index.node'].map((name) => join(base, name));
  return [...inside, ...index].find(isFile) ?? null;
}

/** How a module names another file: as a URL, in which some characters mean something. */
export function specifierOf(from, to) {
  const path = relative(dirname(from), to)
    .split(sep)
    .join('/')
    .replaceAll(/[%?#]/gu, encodeURIComponent);
  return path.startsWith('.') ? path : `./${path}`;
}

/**
 * What a name without dots stands for: `builtin`, `commonjs` (an installed package that gives importers
 * and requirers the same CommonJS file, which an importer gets as the default), or `other`.
 */
export function packageKind(from, spec) {
  const plain = spec.replace(/^node:/u, '');
  if (builtinModules.includes(plain) || (spec !== plain && plain !== '')) {
    return { kind: 'builtin', spec: `node:${plain}`, module: plain };
  }
  const name = /^(@[^/]+\/)?[^/]+/u.exec(spec)?.[0] ?? spec;
  if (spec.startsWith('#') || spec.startsWith('/')) return { kind: 'other' };
  let file;
  try {
    file = createRequire(from).resolve(spec);
  } catch {
    // Not installed here, so nothing is known of it.
    return { kind: 'other' };
  }
  const folder = folderNamed(file, name);
  const manifest = folder === null ? null : jsonIn(join(folder, 'package.json'));
  const offersTwo = /"(import|module|module-sync|node)"/u.test(
    JSON.stringify(manifest?.exports ?? ''),
  );
  const hasPath = spec === name || manifest?.exports !== undefined;
  if (manifest === null || offersTwo || !isCommonJs(file)) return { kind: 'other' };
  // Without `exports` a module has to name the file as a whole.
  const whole = hasPath ? spec : `${name}/${relative(folder, file).split(sep).join('/')}`;
  return { kind: 'commonjs', spec: whole };
}

function folderNamed(file, name) {
  const mark = `${sep}node_modules${sep}${name.split('/').join(sep)}${sep}`;
  const at = file.lastIndexOf(mark);
  return at === -1 ? null : file.slice(0, at + mark.length - 1);
}

function isCommonJs(file) {
  if (file.endsWith('.cjs')) return true;
  if (!file.endsWith('.js')) return false;
  const { manifest } = scopeOf(file);
  return manifest?.type !== 'module';
}

/** The folder of the `package.json` that says how a file is read, with what it says. */
export function scopeOf(file) {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (basename(folder) !== 'node_modules') {
      const manifest = jsonIn(join(folder, 'package.json'));
      if (manifest !== null) return { folder, manifest };
    }
    if (dirname(folder) === folder) return { folder: null, manifest: null };
  }
}

/** A JSON file as an object; `null` where there is none. */
function jsonIn(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/u, ''));
  } catch {
    // A broken manifest says nothing; Node itself names it.
    return {};
  }
}

import { createRequire } from 'node:module';
import { namesOf, plainParts } from './decide-package.js';
import { specifierOf } from './specifiers.js';

const builtin = createRequire(import.meta.url);

/**
 * How one `require` is written as an import: the `line`, the text that stands in the place of the call
 * or of its member (`inline`), and what is left of a declaration (`rest`).
 *
 * @param fresh gives a name that the file does not use yet
 */
export function writeImport(each, use, { path, source, decided, bindings, fresh }) {
  const target = use.kind === 'file' || use.file ? specifierOf(path, use.file) : use.spec;
  const mark = source[each.node.arguments[0].start] === '"' ? '"' : "'";
  const from = `${mark}${target}${mark};`;
  if (each.form === 'bare') return { line: `import ${from}` };
  const named = namedOf(each, use, decided, bindings);
  if (named !== null) return writeNamed(each, named, from, fresh);
  const isNamespace = use.isEsm || (use.kind === 'file' && decided.get(use.file).shape === 'names');
  const clause = (name) => (isNamespace ? `* as ${name}` : name);
  if (each.form === 'variable' && each.member === null) {
    return { line: `import ${clause(each.declarator.id.name)} from ${from}` };
  }
  const name = fresh(nameFor(target));
  const line = `import ${clause(name)} from ${from}`;
  if (each.form === 'inside') return { line, place: each.node, inline: name };
  const { id, init } = each.declarator;
  const member = each.member === null ? '' : source.slice(each.node.end, init.end);
  return { line, rest: `${source.slice(id.start, id.end)} = ${name}${member}` };
}

/** The pairs of names that a require can take by name; `null` where it needs the whole. */
function namedOf(each, use, decided, { top }) {
  const pairs =
    each.member !== null && each.member !== undefined
      ? [{ name: each.member, local: each.form === 'variable' ? each.declarator.id.name : null }]
      : each.form === 'parts'
        ? plainParts(each.declarator.id)
        : null;
  if (pairs === null || pairs.some(({ local }) => local !== null && isChanged(top.get(local))))
    return null;
  const known = knownNames(use, decided);
  return pairs.every(({ name }) => known.includes(name)) ? pairs : null;
}

const isChanged = ({ times, uses }) => times > 1 || uses.some(({ write }) => write);

function knownNames(use, decided) {
  if (use.kind === 'builtin') return Object.keys(builtin(use.spec));
  const target = use.kind === 'file' && !use.isEsm ? decided.get(use.file) : undefined;
  return target?.shape === 'names' ? namesOf(target.facts.exports) : [];
}

function writeNamed(each, pairs, from, fresh) {
  if (pairs.length === 0) return { line: `import ${from}` };
  if (each.form === 'inside') {
    const [{ name }] = pairs;
    const local = fresh(name);
    return {
      line: `import { ${asPair(name, local)} } from ${from}`,
      place: each.value,
      inline: local,
    };
  }
  return {
    line: `import ${list(pairs.map(({ name, local }) => asPair(name, local)))} from ${from}`,
  };
}

const asPair = (name, local) => (name === local ? name : `${name} as ${local}`);

/** `{ a, b }` on one line where it fits. */
export function list(parts) {
  const line = `{ ${parts.join(', ')} }`;
  return line.length <= 72 ? line : `{\n${parts.map((each) => `  ${each},\n`).join('')}}`;
}

/** A name for what a specifier stands for: `./lib/read-file.js` gives `readFile`. */
export function nameFor(specifier) {
  const parts = specifier
    .replace(/^node:/u, '')
    .replace(/(\/index)?\.\w+$/u, '')
    .split('/');
  const last = parts.findLast((each) => /[A-Za-z]/u.test(each)) ?? 'index';
  const name = last
    .replace(/^[^A-Za-z_$]+/u, '')
    .replaceAll(/[^\w$]+(.)?/gu, (_, next = '') => next.toUpperCase());
  return name === '' ? 'index' : name;
}

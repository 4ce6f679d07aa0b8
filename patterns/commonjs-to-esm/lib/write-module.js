import { isStrict } from './hazards.js';
import { writeExports } from './write-exports.js';
import { writeImport } from './write-imports.js';

/** The text of a file as a module, as it was decided. Everything that need not change stays as it is. */
export function writeModule(path, decided, { importMeta }) {
  const { facts, uses } = decided.get(path);
  const { source, program, bindings } = facts;
  const taken = new Set(bindings.names);
  const isTaken = (name) => taken.has(name) && !bindings.names.has(name);
  const fresh = (name) => {
    let free = name;
    for (let at = 2; hasName(bindings, free) || isTaken(free); at += 1) free = `${name}${at}`;
    taken.add(free);
    return free;
  };
  const inner = [];
  const outer = [];
  const slice = (start, end) => applyEdits(source, inner, start, end);
  const written = new Map();
  for (const each of facts.requires) {
    const use = uses.get(each);
    if (use.kind === 'kept') continue;
    const result = writeImport(each, use, { path, source, decided, bindings, fresh });
    written.set(each, result);
    if (result.inline)
      inner.push({ start: result.place.start, end: result.place.end, text: result.inline });
  }
  const inlineOf = (node) =>
    [...written].find(([, { place }]) => place !== undefined && place === node)?.[1].inline ?? null;
  const exported = writeExports(decided.get(path), { path, fresh, isTaken, inlineOf, slice });
  inner.push(...exported.inner);
  const lines = [];
  const values = [];
  writePlaces(facts, { importMeta, fresh, inner, lines, values });
  const { pure, loose } = writeStatements(facts, written, { outer, slice });
  const keeps = facts.kept || facts.requires.some((each) => uses.get(each).kind === 'kept');
  if (keeps) {
    const create = fresh('createRequire');
    lines.unshift(
      `import { ${create === 'createRequire' ? create : `createRequire as ${create}`} } from 'node:module';`,
    );
    values.unshift(`const require = ${create}(import.meta.url);`);
  }
  const start = headerAt(source, program);
  placeLoose(loose, facts, { start, lines, outer });
  const run = lastOfRun(program, pure);
  if (values.length > 0 && run !== null)
    outer.push({ start: run, end: run, text: () => `\n\n${values.join('\n')}` });
  const head = [
    ...lines,
    ...(run === null && values.length > 0
      ? [...(lines.length > 0 ? [''] : []), ...values, '']
      : []),
  ];
  const directive = isStrict(program) ? directiveOf(source, program) : null;
  if (directive !== null) outer.push({ ...directive, text: () => '' });
  if (head.length > 0) outer.push({ start, end: start, text: () => `${head.join('\n')}\n` });
  outer.push(
    ...exported.outer.map((each) => (each.wholeLine ? { ...each, ...lineOf(source, each) } : each)),
  );
  const texts = outer.map(({ start: from, end, text }) => ({ start: from, end, text: text() }));
  const covered = ({ start: from, end }) =>
    texts.some((each) => each.start <= from && end <= each.end && each.end > each.start);
  return (
    applyEdits(source, [...texts, ...inner.filter((each) => !covered(each))], 0, source.length) +
    exported.end
  );
}

const hasName = ({ scopes, free }, name) =>
  free.has(name) || scopes.some(({ names }) => names.has(name));

/** A text with edits in it that do not overlap. */
function applyEdits(source, edits, start, end) {
  let at = start;
  let text = '';
  const sorted = edits
    .filter((each) => each.start >= start && each.end <= end)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  for (const each of sorted) {
    text += source.slice(at, each.start) + each.text;
    at = each.end;
  }
  return text + source.slice(at, end);
}

/** `__dirname` and `__filename`: constants of the same name, or `import.meta` where that is wanted. */
function writePlaces({ bindings }, { importMeta, fresh, inner, lines, values }) {
  const used = ['__filename', '__dirname'].filter((name) => bindings.free.has(name));
  if (used.length === 0) return;
  if (importMeta) {
    for (const name of used) {
      for (const { node, above } of bindings.free.get(name)) {
        const key = above.at(-1).shorthand ? `${name}: ` : '';
        inner.push({
          start: node.start,
          end: node.end,
          text: `${key}import.meta.${name.slice(2)}`,
        });
      }
    }
    return;
  }
  const named = (name) => {
    const local = fresh(name);
    return [local, local === name ? name : `${name} as ${local}`];
  };
  const [toPath, pathPair] = named('fileURLToPath');
  lines.push(`import { ${pathPair} } from 'node:url';`);
  const file = `${toPath}(import.meta.url)`;
  if (used.includes('__filename')) values.push(`const __filename = ${file};`);
  if (!used.includes('__dirname')) return;
  const [folderOf, folderPair] = named('dirname');
  lines.unshift(`import { ${folderPair} } from 'node:path';`);
  values.push(
    `const __dirname = ${folderOf}(${used.includes('__filename') ? '__filename' : file});`,
  );
}

/** Statements that are requires become imports; a declaration keeps what else it declares. */
function writeStatements({ source, program }, written, { outer, slice }) {
  const pure = new Set();
  const loose = [];
  for (const statement of program.body) {
    const mine = [...written].filter(([each]) => each.statement === statement);
    loose.push(...mine.filter(([each]) => each.form === 'inside'));
    const outright = mine.filter(([each]) => each.form !== 'inside');
    if (outright.length === 0) continue;
    const { start, end } = statement;
    if (statement.type === 'ExpressionStatement') {
      outer.push({ start, end, text: () => outright[0][1].line });
      pure.add(statement);
      continue;
    }
    const all = statement.declarations.map(
      (node) => outright.find(([each]) => each.declarator === node)?.[1],
    );
    if (all.every((each) => each !== undefined && each.rest === undefined)) pure.add(statement);
    outer.push({ start, end, text: () => declarationText(statement, all, source, slice) });
  }
  return { pure, loose };
}

function declarationText({ kind, declarations, start }, written, source, slice) {
  const texts = [];
  let rests = [];
  const flush = () => {
    if (rests.length > 0) texts.push(`${kind} ${rests.join(',\n  ')};`);
    rests = [];
  };
  for (const [at, node] of declarations.entries()) {
    const between = source.slice(at === 0 ? start : declarations[at - 1].end, node.start);
    const comments = between.match(/\/\*[^]*?\*\/|\/\/[^\n]*/gu) ?? [];
    if (comments.length > 0) flush();
    texts.push(...comments);
    const each = written[at];
    if (each !== undefined) {
      flush();
      texts.push(each.line);
    }
    if (each === undefined) rests.push(slice(node.start, node.end));
    else if (each.rest !== undefined) rests.push(each.rest);
  }
  flush();
  return texts.join('\n');
}

/** Imports for requires in the middle of something stand behind the ones before them. */
function placeLoose(loose, { requires, program }, { start, lines, outer }) {
  for (const [each, { line }] of loose) {
    const before = requires.findLast(
      (one) =>
        one.form !== 'inside' &&
        one.index < each.index &&
        !one.lazy &&
        outer.some((edit) => edit.start === one.statement.start),
    );
    if (before === undefined || program.body[before.index].end < start) lines.push(line);
    else
      outer.push({
        start: before.statement.end,
        end: before.statement.end,
        text: () => `\n${line}`,
      });
  }
}

/** The end of the statements at the top that are nothing but imports now; `null` where there are none. */
function lastOfRun({ body }, pure) {
  const first = body.findIndex((each) => !pure.has(each));
  const count = first === -1 ? body.length : first;
  return count === 0 ? null : body[count - 1].end;
}

/** Behind a `#!` line, a directive, and a comment that stands apart from what follows. */
function headerAt(source, program) {
  const shebang = /^#![^\n]*\n?/u.exec(source)?.[0].length ?? 0;
  if (isStrict(program)) return directiveOf(source, program).end;
  const comment = /^\s*\/\*[^]*?\*\/[^\S\n]*\n[^\S\n]*\n/u.exec(source.slice(shebang));
  return shebang + (comment?.[0].length ?? 0);
}

function directiveOf(source, { directives }) {
  const { start, end } = directives.find(({ value }) => value.value === 'use strict');
  const rest = /^;?[^\S\n]*\n?(?:[^\S\n]*\n)*/u.exec(source.slice(end))?.[0].length ?? 0;
  return { start, end: end + rest };
}

function lineOf(source, { start, end }) {
  const rest = /^[^\S\n]*\n?/u.exec(source.slice(end))[0].length;
  return { start, end: end + rest };
}

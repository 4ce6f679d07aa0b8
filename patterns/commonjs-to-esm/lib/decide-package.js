import { relative, sep } from 'node:path';
import { isPureStatement } from './purity.js';
import { usesOf } from './read-module.js';
import { packageKind, resolveRelative } from './specifiers.js';

/**
 * Decides for all files of a package together how each is exported and imported, and what is in the way.
 *
 * @param modules facts by path of all files that Node reads as JavaScript
 * @param own the paths that are to become modules
 * @returns by path `shape` (`names` or `default`), `uses` (how each require is written then), `blockers`
 */
export function decidePackage(modules, own, { folder, manifest, hoist }) {
  const decided = new Map();
  for (const path of own) {
    const facts = modules.get(path);
    const uses = new Map();
    const blockers = [...facts.blockers];
    for (const each of facts.requires) {
      const use = targetOf(path, each, modules, manifest);
      if (use.why !== undefined) blockers.push({ line: each.line, why: use.why });
      uses.set(each, use);
    }
    decided.set(path, { facts, uses, blockers, shape: firstShape(facts.exports) });
  }
  for (const path of modules.keys()) meetDemands(path, modules, decided, folder);
  for (const each of decided.values()) settleShape(each);
  for (const path of own) checkCycle(path, decided);
  for (const path of own) if (!hoist) checkOrder(path, decided);
  return decided;
}

const firstShape = ({ style, names }) =>
  style === 'names' || (style === 'value' && names !== null)
    ? 'names'
    : style === 'value'
      ? 'default'
      : 'none';

/** What a require of a file stands for: `file` (of the package), `builtin`, `commonjs`, or `kept` as it is. */
function targetOf(path, { spec, lazy, form }, modules, manifest) {
  if (/^\.{1,2}(\/|$)/u.test(spec)) {
    const file = resolveRelative(path, spec);
    if (file === null)
      return lazy ? { kind: 'kept' } : { why: `requires ${spec}, which is not there` };
    if (/\.(json|node)$/u.test(file)) return { kind: 'kept' };
    const target = modules.get(file);
    if (target === undefined) return { why: `requires ${spec}, which is not of this package` };
    if (file.endsWith('.cjs')) return lazy ? { kind: 'kept' } : { kind: 'commonjs', file };
    if (lazy) return { why: `requires ${spec} where it may or may not run` };
    return { kind: 'file', file, isEsm: target.kind === 'esm' };
  }
  if (spec === manifest.name || spec.startsWith(`${manifest.name}/`)) {
    return { why: 'requires its own package by name' };
  }
  if (spec.startsWith('#')) return { why: `requires ${spec}, which package.json maps` };
  if (/^(proxyquire|rewire|mock-require|mockery)$/u.test(spec))
    return { why: `uses ${spec}, which replaces what is required` };
  if (lazy) return { kind: 'kept' };
  const found = packageKind(path, spec);
  if (found.kind === 'other' || (found.kind === 'commonjs' && form === 'bare')) {
    return { kind: 'kept', bare: form === 'bare' };
  }
  return found;
}

/** Looks at how a file uses the others: a use that names alone cannot serve makes the other a default. */
function meetDemands(path, modules, decided, folder) {
  const place = relative(folder, path).split(sep).join('/');
  const facts = modules.get(path);
  const block = (line, why) => decided.get(path)?.blockers.push({ line, why });
  for (const { spec, line, names } of facts.imports) {
    const file = spec !== null && /^\.{1,2}\//u.test(spec) ? resolveRelative(path, spec) : null;
    const target = decided.get(file);
    if (spec === null) block(line, 'imports what only is known at run time');
    if (target === undefined || target.facts.kind !== 'cjs' || names.length === 0) continue;
    const tell = (why) => target.blockers.push({ line: 1, why: `${why} (${place}:${line})` });
    if (names.includes('*')) tell('is imported as a whole by a module');
    else if (names.includes('default')) target.needsDefault = true;
    if (names.some((name) => name !== 'default' && name !== '*')) target.needsNames = place;
  }
  for (const each of facts.requires) {
    const use = decided.get(path)?.uses.get(each);
    if (use === undefined) {
      // A file that stays CommonJS (`.cjs`) would get the namespace of a module.
      const file = /^\.{1,2}(\/|$)/u.test(each.spec) ? resolveRelative(path, each.spec) : null;
      const target = decided.get(file);
      if (target?.facts.kind === 'cjs')
        target.blockers.push({ line: 1, why: `is required by ${place}:${each.line}` });
      continue;
    }
    const variable = each.variables?.[0];
    if (variable !== undefined) use.seen = usesOf(variable);
    if (use.kind === 'kept') continue;
    if (each.variables?.some((one) => one.times > 1 || usesOf(one).written?.whole)) {
      block(each.line, `assigns to what holds ${each.spec}`);
    }
    if (use.kind !== 'file' || use.isEsm) continue;
    const target = decided.get(use.file);
    if (target === undefined) block(each.line, `requires ${each.spec}, which is left as it is`);
    else demand(each, use, target, block);
  }
}

function demand(each, use, target, block) {
  const { facts } = target;
  if (each.form === 'bare') return;
  if (facts.exports.style === 'none') {
    block(each.line, `takes a value of ${each.spec}, which exports none`);
    return;
  }
  const names = namesOf(facts.exports);
  const wanted = wantedNames(each, use);
  if (wanted === null || wanted.some((name) => !names.includes(name))) target.needsDefault = true;
  // Called on a namespace they would have that as `this`, which cannot be written to.
  const calls = each.member === null ? [...(use.seen?.called ?? [])] : [];
  if (calls.some((name) => facts.exports.withThis.includes(name))) target.needsDefault = true;
  const written = use.seen?.written;
  if (
    written &&
    each.member === null &&
    facts.exports.style === 'names' &&
    facts.exports.reads.length > 0
  ) {
    block(written.line, `changes ${each.spec}, which reads its own exports`);
  }
}

function settleShape(each) {
  if (each.needsDefault && each.shape === 'names') each.shape = 'default';
  if (each.needsNames === undefined || each.shape === 'names') return;
  each.blockers.push({
    line: 1,
    why: `is imported by names in ${each.needsNames}, and needed as a whole`,
  });
}

/** The names that a require takes out of a module; `null` where it takes the whole. */
function wantedNames({ form, member, declarator }, { seen }) {
  if (member !== null && member !== undefined) return [member];
  if (form === 'variable') return seen.value ? null : [...seen.members];
  return form === 'parts' ? (plainParts(declarator.id)?.map(({ name }) => name) ?? null) : null;
}

/** `{ a, b: c }` as pairs of names; `null` for a pattern with anything else in it. */
export function plainParts(pattern) {
  if (pattern.type !== 'ObjectPattern') return null;
  const isPlain = ({ type, computed, key, value }) =>
    type === 'ObjectProperty' &&
    !computed &&
    key.type === 'Identifier' &&
    value.type === 'Identifier';
  return pattern.properties.every(isPlain)
    ? pattern.properties.map(({ key, value }) => ({ name: key.name, local: value.name }))
    : null;
}

export function namesOf({ style, names, sets }) {
  return (style === 'names' ? sets : (names ?? [])).map(({ name }) => name);
}

/** What the files of a package require of each other must not lead back to where it began. */
function checkCycle(path, decided) {
  const seen = new Set();
  const lead = (at) => {
    for (const use of decided.get(at)?.uses.values() ?? []) {
      if (use.kind !== 'file' || seen.has(use.file)) continue;
      seen.add(use.file);
      lead(use.file);
    }
  };
  lead(path);
  if (seen.has(path))
    decided.get(path).blockers.push({ line: 1, why: 'requires itself through others' });
}

/** Imports run before everything else, so what ran before a require must not matter to what it loads. */
function checkOrder(path, decided) {
  const { facts, uses, blockers } = decided.get(path);
  const context = contextOf(decided.get(path));
  const first = facts.program.body.findIndex(
    (each) => !runsPurely(each, decided.get(path), context),
  );
  if (first === -1) return;
  for (const each of facts.requires) {
    const use = uses.get(each);
    if (each.lazy || each.index <= first || loadsPurely(use, decided)) continue;
    if (use.kind === 'kept' || use.why !== undefined) continue;
    const { line } = facts.program.body[first].loc.start;
    blockers.push({
      line: each.line,
      why: `requires ${each.spec} after line ${line} has run (hoist=true if that does not matter)`,
    });
  }
}

function runsPurely(statement, { facts, uses }, context) {
  const bare = facts.requires.find((each) => each.statement === statement && each.form === 'bare');
  // As an import it runs in the order of the imports; left as a require it runs where it stands.
  if (bare !== undefined) return uses.get(bare).kind !== 'kept';
  return isPureStatement(statement, context);
}

/** Whether loading something does nothing that others could notice, and depends on nothing. */
function loadsPurely(use, decided) {
  if (use.kind === 'builtin') return true;
  if (use.kind !== 'file' || !decided.has(use.file)) return false;
  const target = decided.get(use.file);
  if (target.pure === undefined) {
    target.pure = false;
    const context = contextOf(target);
    target.pure =
      target.facts.program.body.every((each) => isPureStatement(each, context)) &&
      target.facts.requires.every(
        (each) =>
          each.lazy ||
          isData(target.uses.get(each), each) ||
          loadsPurely(target.uses.get(each), decided),
      ) &&
      target.facts.imports.length === 0;
  }
  return target.pure;
}

const isData = ({ kind }, { spec }) => kind === 'kept' && /^\..*\.json$/u.test(spec);

function contextOf({ facts, uses }) {
  const builtins = new Map();
  const own = new Set();
  for (const { name, kind, node } of facts.bindings.top.values()) {
    const each = facts.requires.find((one) => one.declarator === node);
    const use = uses.get(each);
    if (each === undefined && /^(const|let|var|function|class)$/u.test(kind)) own.add(name);
    if (use?.kind !== 'builtin') continue;
    const member =
      each.member ?? plainParts(each.declarator.id)?.find(({ local }) => local === name)?.name;
    builtins.set(name, { module: use.module, member });
  }
  const requires = new Set(facts.requires.filter(({ lazy }) => !lazy).map(({ node }) => node));
  return { builtins, own, requires };
}

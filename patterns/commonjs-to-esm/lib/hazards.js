import { boundBy, children, isFunction, lineOf } from './nodes.js';

/** A file that begins with `'use strict'` is read as strictly as a module is. */
export const isStrict = (program) =>
  (program.directives ?? []).some(({ value }) => value.value === 'use strict');

/**
 * What means something else in a module than in a CommonJS file, apart from requires and exports.
 * Syntax that only sloppy code may have is not looked for: it does not parse as a module.
 */
export function hazards(program, { free, scopes }) {
  const found = [];
  const tell = (node, why) => found.push({ line: lineOf(node), why });
  topLevelHazards(program, tell);
  for (const name of ['arguments', 'eval', 'jest', 'define']) {
    for (const { node, above } of free.get(name) ?? []) {
      const inFunction = above.some((each) => isFunction(each) && !/^Arrow/u.test(each.type));
      if (name === 'arguments' && inFunction) continue;
      if (name === 'eval' && above.at(-1).callee !== node) continue;
      if (name === 'define' && above.at(-1).operator === 'typeof') continue;
      tell(node, `uses ${name}, which a module does not have or reads in another way`);
    }
  }
  if (!isStrict(program)) sloppyHazards({ free, scopes }, tell);
  return found;
}

/** @param around `function` inside of one, `arrow` inside of arrow functions alone, else `null` */
function topLevelHazards(node, tell, around = null) {
  if (node.type === 'ThisExpression' && around !== 'function')
    tell(node, 'uses `this` outside of functions');
  if (node.type === 'ReturnStatement' && around === null)
    tell(node, 'returns outside of functions');
  if (/^(JSXElement|JSXFragment)$/u.test(node.type)) tell(node, 'has JSX');
  if (/^(TypeAnnotation|TypeAlias)$/u.test(node.type)) tell(node, 'has Flow types');
  const isArrow = /^Arrow/u.test(node.type);
  const field = /^Class(Private)?Property$|^StaticBlock$/u.test(node.type);
  const inside =
    field || (isFunction(node) && !isArrow) ? 'function' : isArrow ? (around ?? 'arrow') : around;
  for (const [child, key] of children(node))
    topLevelHazards(child, tell, key === 'key' ? around : inside);
}

/** What changes when code becomes strict, as far as the text shows it. */
function sloppyHazards({ free, scopes }, tell) {
  const inBlocks = new Set();
  for (const { node, names } of scopes) {
    if (isFunction(node) || node.type === 'Program') continue;
    for (const each of names.values()) if (each.kind === 'function') inBlocks.add(each.name);
  }
  for (const [name, uses] of free) {
    if (name === 'exports') continue;
    for (const { node, write } of uses) {
      if (write) tell(node, `assigns to ${name}, which is declared nowhere`);
      else if (inBlocks.has(name)) tell(node, `uses ${name} outside of the block that declares it`);
    }
  }
  for (const { node, above } of free.get('arguments') ?? []) {
    const parent = above.at(-1);
    const named = parent.type === 'MemberExpression' && parent.object === node;
    if (named && /^calle[er]$/u.test(parent.property.name))
      tell(node, `uses arguments.${parent.property.name}`);
    const owner = above.findLast((each) => isFunction(each) && !/^Arrow/u.test(each.type));
    if (owner === undefined) continue;
    const escapes = !named || parent.computed;
    const writes = above.at(-2)?.type === 'AssignmentExpression' && above.at(-2).left === parent;
    const parameters = new Set(owner.params.flatMap(boundBy).map((each) => each.name));
    const scope = scopes.find((each) => each.node === owner);
    const assigned = [...scope.names.values()].some(
      (each) => parameters.has(each.name) && each.uses.some((use) => use.write),
    );
    if (escapes && (writes || assigned)) tell(node, 'changes arguments that have names too');
  }
}

import { isFunction, memberName, usesThis } from './nodes.js';

/**
 * What a file exports, in one of the styles
 *
 * - `none`: nothing
 * - `names`: `exports.a = …` once for each name, `sets` in order, `reads` of them elsewhere
 * - `value`: `module.exports = …` once; `refs` are other mentions of what is exported, and `names` is
 *   there where the value is an object of plain variables
 */
export function readExports({ bindings, requires, program }, block) {
  const refs = [
    ...(bindings.free.get('exports') ?? []).map((use) => ({ ...use, isModule: false })),
    ...(bindings.free.get('module') ?? []).flatMap((use) => {
      const parent = use.above.at(-1);
      const isExports = parent.type === 'MemberExpression' && memberName(parent) === 'exports';
      if (isExports && parent.object === use.node) {
        return [{ node: parent, above: use.above.slice(0, -1), isModule: true }];
      }
      const name = parent.type === 'MemberExpression' ? memberName(parent) : null;
      block(use.node, name === null ? 'uses module as a value' : `uses module.${name}`);
      return [];
    }),
  ].sort((a, b) => a.node.start - b.node.start);
  if (refs.length === 0) return { style: 'none' };
  const wholes = refs.filter(({ node, above }) => isAssigned(node, above.at(-1)));
  return wholes.length === 0
    ? readNames(refs, { bindings, program }, block)
    : readValue(refs, wholes, { bindings, requires, program }, block);
}

const isAssigned = (node, parent) =>
  parent.type === 'AssignmentExpression' && parent.operator === '=' && parent.left === node;

/** `exports.a += 1`, `exports.a++`, `delete exports.a`, `for (exports.a of …)` */
const isChanged = (member, { type, left, operator }) =>
  type === 'UpdateExpression' ||
  operator === 'delete' ||
  (left === member && /^(Assignment|For)/u.test(type));

function readNames(refs, { bindings, program }, block) {
  const sets = [];
  const reads = [];
  for (const { node, above } of refs) {
    const member = above.at(-1);
    const name =
      member.type === 'MemberExpression' && member.object === node ? memberName(member) : null;
    const outer = above.at(-2);
    if (name === null) {
      block(node, 'uses exports as a value');
    } else if (isAssigned(member, outer)) {
      const statement = above.at(-3);
      const isTop = statement?.type === 'ExpressionStatement' && program.body.includes(statement);
      if (!isTop) block(node, `sets exports.${name} where it may or may not run`);
      else if (sets.some((each) => each.name === name)) block(node, `sets exports.${name} twice`);
      else if (name === '__esModule') block(node, 'was compiled from a module already');
      else sets.push({ name, value: outer.right, statement, node });
    } else if (isChanged(member, outer)) {
      block(node, `changes exports.${name}`);
    } else {
      const called = outer.type === 'CallExpression' && outer.callee === member;
      reads.push({ name, node: member, called, inFunction: above.some(isFunction) });
    }
  }
  for (const { name, node, called, inFunction } of reads) {
    const set = sets.find((each) => each.name === name);
    if (set === undefined) block(node, `reads exports.${name}, which is not set`);
    else if (called && callsWithThis(set.value, bindings))
      block(node, `calls exports.${name}, which uses the exports as \`this\``);
    else if (!inFunction && node.start < set.statement.end)
      block(node, `reads exports.${name} before it is set`);
  }
  const withThis = sets.filter(({ value }) => callsWithThis(value, bindings));
  return { style: 'names', sets, reads, withThis: withThis.map(({ name }) => name) };
}

/** Whether what is called under a name looks at the object that it is called on. */
function callsWithThis(value, { top }) {
  const node = value.type === 'Identifier' ? top.get(value.name)?.node : value;
  const made = node?.type === 'VariableDeclarator' ? node.init : node;
  if (!made) return value.type !== 'Identifier';
  return /Function/u.test(made.type) && !/^Arrow/u.test(made.type) && usesThis(made);
}

function readValue(refs, wholes, { bindings, requires, program }, block) {
  const [first] = wholes;
  const chain = chainOf(first);
  const outermost = chain.top;
  const statement = chain.above.at(-1);
  const declarator = statement?.type === 'VariableDeclarator' ? statement : null;
  const top = declarator === null ? statement : chain.above.at(-2);
  const fits =
    program.body.includes(top) &&
    (declarator === null
      ? top.type === 'ExpressionStatement'
      : declarator.id.type === 'Identifier');
  const others = wholes.filter(({ node }) => !chain.targets.includes(node));
  if (others.length > 0) block(others[0].node, 'replaces module.exports more than once');
  if (!chain.targets.some((each) => each.type === 'MemberExpression')) {
    block(first.node, 'assigns to exports, which exports nothing');
  }
  if (!fits) block(first.node, 'sets module.exports where it may or may not run');
  if (fits && declarator !== null && !isStable(bindings.top.get(declarator.id.name))) {
    block(first.node, `exports ${declarator.id.name}, which changes`);
  }
  const alias = chain.targets.some((each) => each.type === 'Identifier');
  const rest = refs.filter(({ node }) => !wholes.some((each) => each.node === node));
  for (const { node, above, isModule } of rest) {
    if (!isModule && !alias) block(node, 'uses exports although module.exports is replaced');
    if (node.start < first.node.start && !above.some(isFunction))
      block(node, 'uses exports before they are replaced');
    if (above.at(-1).type === 'ObjectProperty' && above.at(-1).shorthand)
      block(node, 'uses exports as a value');
  }
  const value = chain.value;
  const isObject = rest.length === 0 && declarator === null;
  const names = isObject ? plainNames(value, top, { bindings, requires }) : null;
  return {
    style: 'value',
    value,
    whole: outermost,
    statement: top,
    declarator,
    refs: rest.map(({ node }) => node),
    withThis: (names ?? [])
      .filter(
        ({ local }) =>
          local !== null && callsWithThis({ type: 'Identifier', name: local }, bindings),
      )
      .map(({ name }) => name),
    names,
  };
}

/** `module.exports = exports = value`: the outermost assignment, all that is assigned to, and the value. */
function chainOf({ node, above }) {
  let at = above.length - 1;
  while (
    at > 0 &&
    above[at - 1].type === 'AssignmentExpression' &&
    above[at - 1].right === above[at]
  )
    at -= 1;
  const targets = [];
  let value = above[at];
  const isTarget = ({ type, name, object }) =>
    (type === 'Identifier' && name === 'exports') ||
    (type === 'MemberExpression' && object.name === 'module');
  while (value.type === 'AssignmentExpression' && value.operator === '=' && isTarget(value.left)) {
    targets.push(value.left);
    value = value.right;
  }
  if (!targets.includes(node)) targets.push(node);
  return { top: above[at], above: above.slice(0, at), targets, value };
}

/** The names of an object whose values are variables that never change; `null` for any other object. */
function plainNames(value, statement, { bindings, requires }) {
  if (value.type !== 'ObjectExpression' || value.properties.length === 0) return null;
  const names = [];
  for (const each of value.properties) {
    if (each.type !== 'ObjectProperty' || each.computed) return null;
    const name = each.key.name ?? each.key.value;
    const require = requires.find((one) => one.form === 'inside' && one.value === each.value);
    const local = require === undefined ? stableName(each.value, statement, bindings) : null;
    if (typeof name !== 'string' || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name))
      return null;
    if (name === '__proto__' || names.some((one) => one.name === name)) return null;
    if (require === undefined && local === null) return null;
    names.push({ name, local, require });
  }
  return names;
}

/** The name of a variable of the file that has its last value by then; `null` for anything else. */
export function stableName(node, statement, { top }) {
  if (node.type !== 'Identifier') return null;
  const binding = top.get(node.name);
  if (binding === undefined || !isStable(binding)) return null;
  if (binding.kind !== 'function' && binding.node.start > statement.start) return null;
  return binding.name;
}

const isStable = ({ times, uses }) => times === 1 && !uses.some(({ write }) => write);

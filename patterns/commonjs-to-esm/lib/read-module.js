import { bindingsOf } from './bindings.js';
import { readExports } from './read-exports.js';
import { hazards } from './hazards.js';
import { children, isFunction, lineOf, memberName, textOf } from './nodes.js';

const ownNames = ['require', 'module', 'exports', '__filename', '__dirname'];
const maybe =
  /^(If|For|While|DoWhile|Try|Switch|Block|Labeled|Conditional|Logical|Optional|AssignmentPattern|Class)/u;

/**
 * What a file requires and exports, and what keeps it from becoming a module (`blockers`).
 *
 * @throws SyntaxError where it does not parse as a module
 */
export function readModule(source, j) {
  // A tab as wide as one character: places in the tree are then places in the text.
  const { program } = j(source, { tabWidth: 1 }).get().node;
  const bindings = bindingsOf(program);
  const isEsm =
    program.body.some(({ type }) => /^(Import|Export)/u.test(type)) ||
    /\bimport\.meta\b/u.test(source);
  const facts = { source, program, bindings, blockers: [], requires: [], imports: [], kept: false };
  readImports(facts);
  if (isEsm) return { ...facts, kind: 'esm', exports: { style: 'esm' } };
  const block = (node, why) => facts.blockers.push({ line: lineOf(node), why });
  facts.blockers.push(...hazards(program, bindings));
  for (const { names } of bindings.scopes) {
    for (const name of ownNames) {
      if (names.has(name)) block(names.get(name).node, `has a ${name} of its own`);
    }
  }
  readRequires(facts, block);
  const exports = readExports(facts, block);
  const marks = ownNames.some((name) => bindings.free.has(name));
  return { ...facts, kind: marks ? 'cjs' : 'plain', exports };
}

function readRequires(facts, block) {
  for (const { node, above } of facts.bindings.free.get('require') ?? []) {
    const parent = above.at(-1);
    if (parent.type === 'MemberExpression' && parent.object === node) {
      if (memberName(parent) === 'resolve') facts.kept = true;
      else block(node, `uses require.${memberName(parent) ?? '…'}`);
    } else if (parent.type !== 'CallExpression' || parent.callee !== node) {
      block(node, 'uses require as a value');
    } else if (parent.arguments.length !== 1 || textOf(parent.arguments[0]) === null) {
      block(node, 'requires what only is known at run time');
    } else {
      facts.requires.push(requireAt(parent, above.slice(0, -1), facts));
    }
  }
  facts.requires.sort((a, b) => a.node.start - b.node.start);
}

/** How a require is written: as a statement, for a variable, taken apart, one member of it, or else. */
function requireAt(node, above, { program, bindings }) {
  const inside = above.slice(1);
  const [statement] = inside;
  const parent = above.at(-1);
  const common = {
    node,
    line: lineOf(node),
    spec: textOf(node.arguments[0]),
    statement,
    index: program.body.indexOf(statement),
    lazy: inside.some((each) => isFunction(each) || maybe.test(each.type)),
  };
  if (parent === statement && statement.type === 'ExpressionStatement')
    return { ...common, form: 'bare' };
  const isMember = parent.type === 'MemberExpression' && parent.object === node;
  const member = isMember ? memberName(parent) : null;
  const value = member === null ? node : parent;
  const holder = member === null ? parent : above.at(-2);
  const outer = above.at(member === null ? -2 : -3);
  const isTop = outer === statement && statement.type === 'VariableDeclaration';
  const called = member !== null && holder.type === 'CallExpression' && holder.callee === parent;
  const written =
    member !== null &&
    (/^(Update|Unary)/u.test(holder.type) ||
      (holder.left === parent && /^(Assignment|For)/u.test(holder.type)));
  if (isTop && holder.init === value) {
    const form = holder.id.type === 'Identifier' ? 'variable' : 'parts';
    if (form === 'variable' || member === null) {
      const names = form === 'variable' ? [holder.id.name] : [];
      const variables = names.map((name) => bindings.top.get(name));
      return { ...common, form, member, declarator: holder, variables };
    }
  }
  return {
    ...common,
    form: 'inside',
    member: called || written ? null : member,
    value: called || written ? node : value,
  };
}

/** What is loaded by `import`, `export … from` and `import()`. */
function readImports(facts) {
  for (const node of facts.program.body) {
    const spec = textOf(node.source);
    if (spec === null) continue;
    const names = (node.specifiers ?? []).map((each) =>
      /Default/u.test(each.type)
        ? 'default'
        : /Namespace/u.test(each.type)
          ? '*'
          : ((each.imported ?? each.local).name ?? (each.imported ?? each.local).value),
    );
    facts.imports.push({
      spec,
      line: lineOf(node),
      names: node.type === 'ExportAllDeclaration' ? ['*'] : names,
    });
  }
  const visit = (node) => {
    const isCall = node.type === 'CallExpression' && node.callee.type === 'Import';
    if (isCall || node.type === 'ImportExpression') {
      const spec = textOf(isCall ? node.arguments[0] : node.source);
      facts.imports.push({ spec, line: lineOf(node), names: ['*'] });
    }
    for (const [child] of children(node)) visit(child);
  };
  visit(facts.program);
}

/** How a variable that holds a module is used: the members that are read, or `value` for anything else. */
export function usesOf(variable) {
  const members = new Set();
  const called = new Set();
  let value = false;
  let written = null;
  for (const { node, above, write } of variable.uses) {
    const parent = above.at(-1);
    const name =
      parent.type === 'MemberExpression' && parent.object === node ? memberName(parent) : null;
    const outer = above.at(-2);
    const changes =
      (outer?.type === 'AssignmentExpression' && outer.left === parent) ||
      outer?.type === 'UpdateExpression' ||
      (outer?.type === 'UnaryExpression' && outer.operator === 'delete');
    if (name === null || changes || write) value = true;
    else members.add(name);
    if (outer?.type === 'CallExpression' && outer.callee === parent) called.add(name);
    if (write || changes) written = { line: node.loc.start.line, whole: write };
  }
  return { members, called, value, written };
}

import { boundBy, children, isFunction } from './nodes.js';

function opensScope(node, parent) {
  if (node.type === 'BlockStatement') return !isFunction(parent);
  return isFunction(node) || /^(Program|For|Switch|Catch|Class|StaticBlock)/u.test(node.type);
}

/**
 * Every name of a module: what it is bound to, where it is used, and the names that are bound nowhere.
 * A use is `{ node, above, write }`, where `above` are the nodes around it, the outermost first.
 */
export function bindingsOf(program) {
  const scopes = new Map();
  const binders = new Set();
  const add = (scope, id, kind, node) => {
    binders.add(id);
    const known = scope.names.get(id.name);
    if (known !== undefined) known.times += 1;
    else scope.names.set(id.name, { name: id.name, kind, node, scope, times: 1, uses: [] });
  };
  const declare = (node, parent, outer, outerFunction) => {
    const opens = opensScope(node, parent);
    const scope = opens ? { node, names: new Map(), parent: outer } : outer;
    if (opens) scopes.set(node, scope);
    const functionScope = isFunction(node) || node.type === 'Program' ? scope : outerFunction;
    if (isFunction(node)) {
      for (const id of node.params.flatMap(boundBy)) add(scope, id, 'param', node);
      if (node.type === 'FunctionExpression' && node.id) add(scope, node.id, 'own-name', node);
    }
    if (node.type === 'FunctionDeclaration' && node.id) add(outer, node.id, 'function', node);
    if (node.type === 'ClassDeclaration') add(outer, node.id, 'class', node);
    if (node.type === 'ClassExpression' && node.id) add(scope, node.id, 'own-name', node);
    if (node.type === 'CatchClause')
      boundBy(node.param).forEach((id) => add(scope, id, 'let', node));
    if (/^Import(Default|Namespace)?Specifier$/u.test(node.type))
      add(scope, node.local, 'import', node);
    if (node.type === 'VariableDeclaration') {
      const target = node.kind === 'var' ? functionScope : scope;
      for (const each of node.declarations) {
        for (const id of boundBy(each.id)) add(target, id, node.kind, each);
      }
    }
    for (const [child] of children(node)) declare(child, node, scope, functionScope);
  };
  declare(program, null, null, null);

  const free = new Map();
  const names = new Set();
  const resolve = (node, above, key, outer) => {
    const scope = scopes.get(node) ?? outer;
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') {
      names.add(node.name);
      if (binders.has(node) || !isUse(key, above.at(-1))) return;
      let at = scope;
      while (at !== null && !at.names.has(node.name)) at = at.parent;
      const use = { node, above, write: isWrite(node, above) };
      if (at !== null) at.names.get(node.name).uses.push(use);
      else free.set(node.name, [...(free.get(node.name) ?? []), use]);
      return;
    }
    const below = [...above, node];
    for (const [child, name] of children(node)) resolve(child, below, name, scope);
  };
  resolve(program, [], '', null);
  return { top: scopes.get(program).names, scopes: [...scopes.values()], free, names };
}

function isUse(key, parent) {
  if (key === 'property') return parent.computed;
  if (key === 'key') return parent.computed;
  if (key === 'label' || key === 'meta') return false;
  return !/^(Import|Export)\w*Specifier$/u.test(parent.type) || key === 'local';
}

/** Whether a use changes the variable itself, as a whole or as a part of a pattern. */
function isWrite(node, above) {
  let inner = node;
  for (const outer of above.toReversed()) {
    switch (outer.type) {
      case 'AssignmentExpression':
      case 'ForInStatement':
      case 'ForOfStatement':
        return outer.left === inner;
      case 'UpdateExpression':
        return true;
      case 'ObjectProperty':
        if (outer.value !== inner) return false;
        break;
      case 'AssignmentPattern':
        if (outer.left !== inner) return false;
        break;
      case 'ObjectPattern':
      case 'ArrayPattern':
      case 'RestElement':
        break;
      default:
        return false;
    }
    inner = outer;
  }
  return false;
}

import { isFunction } from './nodes.js';

const pureNew = /^(Map|Set|WeakMap|WeakSet|Array|Object|Error|RegExp)$/u;
const pureCalls = {
  Object: /^(freeze|create|keys|entries|values|fromEntries)$/u,
  Symbol: /^for$/u,
};
const builtinCalls = {
  path: /^(join|resolve|dirname|basename|extname|normalize)$/u,
  util: /^(promisify|inherits|deprecate|inspect|format)$/u,
};

/**
 * Whether running a statement does nothing that another module could notice, nor depends on what one
 * did: then it does not matter which of the two comes first. `no` is the answer where it is unclear.
 *
 * @param context `builtins`: the names that hold a builtin module; `own`: those that the file made
 *   itself; `requires`: the nodes that are calls of `require`
 */
export function isPureStatement(node, context) {
  const pure = (each) => isPure(each, context);
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'EmptyStatement':
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return true;
    case 'ClassDeclaration':
      return isPureClass(node, pure);
    case 'VariableDeclaration':
      return node.declarations.every(
        ({ id, init }) => pure(init) && isPurePattern(id, init, context),
      );
    case 'ExpressionStatement':
      return pure(node.expression);
    case 'ExportDefaultDeclaration':
      return /Declaration$/u.test(node.declaration.type)
        ? isPureStatement(node.declaration, context)
        : pure(node.declaration);
    case 'ExportNamedDeclaration':
      return !node.declaration || isPureStatement(node.declaration, context);
    default:
      return false;
  }
}

function isPurePattern(id, init, { requires }) {
  if (id.type === 'Identifier') return true;
  // Taking a value apart reads from it; what a module exports is taken to be there without asking.
  return init?.type === 'Identifier' || requires.has(init);
}

function isPureClass({ superClass, body, decorators }, pure) {
  const members = body.body.every(
    (each) =>
      !each.decorators?.length &&
      (!each.computed || pure(each.key)) &&
      (isFunction(each) || (/Property$/u.test(each.type) && (!each.static || pure(each.value)))),
  );
  return !decorators?.length && pure(superClass) && members;
}

function isPure(node, context) {
  const pure = (each) => isPure(each, context);
  if (node === null || node === undefined || context.requires.has(node)) return true;
  if (isFunction(node) || /Literal$/u.test(node.type) || node.type === 'Identifier') {
    return (
      node.type !== 'TemplateLiteral' ||
      node.expressions.every((each) => /Literal$/u.test(each.type))
    );
  }
  switch (node.type) {
    case 'ClassExpression':
      return isPureClass(node, pure);
    case 'ThisExpression':
      return true;
    case 'ArrayExpression':
      return node.elements.every(pure);
    case 'ObjectExpression':
      return node.properties.every(
        (each) =>
          each.type === 'ObjectMethod' ||
          (each.type === 'ObjectProperty' &&
            (!each.computed || pure(each.key)) &&
            pure(each.value)),
      );
    case 'UnaryExpression':
      return node.operator !== 'delete' && pure(node.argument);
    case 'BinaryExpression':
      return pure(node.left) && pure(node.right);
    case 'LogicalExpression':
      return pure(node.left) && pure(node.right);
    case 'ConditionalExpression':
      return pure(node.test) && pure(node.consequent) && pure(node.alternate);
    case 'MemberExpression':
      return (
        (!node.computed || pure(node.property)) &&
        (context.requires.has(node.object) ||
          context.builtins.has(node.object.name) ||
          isOwn(node, context))
      );
    case 'AssignmentExpression':
      return isOwn(node.left, context) && pure(node.right);
    case 'NewExpression':
      return pureNew.test(node.callee.name ?? '') && node.arguments.every(pure);
    case 'CallExpression':
      return isPureCall(node, context) && node.arguments.every(pure);
    default:
      return false;
  }
}

/** `exports.x`, `module.exports`, `Foo.prototype.x`: a part of something that the file itself made. */
function isOwn(node, context) {
  let at = node;
  while (at.type === 'MemberExpression') {
    if (at.computed && !/Literal$/u.test(at.property.type)) return false;
    at = at.object;
  }
  return (
    at.type === 'Identifier' && (/^(module|exports)$/u.test(at.name) || context.own.has(at.name))
  );
}

function isPureCall({ callee }, { builtins, own }) {
  if (callee.type === 'Identifier') {
    const from = builtins.get(callee.name);
    return (
      callee.name === 'Symbol' ||
      (from !== undefined && callsOf(from.module).test(from.member ?? ''))
    );
  }
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const { object, property } = callee;
  if (Object.hasOwn(pureCalls, object.name ?? '') && !own.has(object.name)) {
    return pureCalls[object.name].test(property.name);
  }
  const from = builtins.get(object.name);
  return from !== undefined && callsOf(from.module).test(property.name);
}

const callsOf = (module) => (Object.hasOwn(builtinCalls, module) ? builtinCalls[module] : /^$/u);

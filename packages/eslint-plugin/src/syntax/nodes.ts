import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** Whether a node is a function with a body of its own. */
export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

/** The node around a node; `null` around the whole file, whatever the types promise. */
export function parentOf(node: Node): Node | null {
  return (node.parent as Node | null | undefined) ?? null;
}

/** The nearest function around a node, or `null` at the top of a module. */
export function functionAround(node: Node): FunctionNode | null {
  for (let at = parentOf(node); at !== null; at = parentOf(at)) if (isFunction(at)) return at;
  return null;
}

/** The functions around a node, from the inside out. */
export function functionsAround(node: Node): FunctionNode[] {
  const found: FunctionNode[] = [];
  for (let at = functionAround(node); at !== null; at = functionAround(at)) found.push(at);
  return found;
}

/** Whether `node` is `ancestor` or lies in it. */
export function isInside(node: Node, ancestor: Node): boolean {
  for (let at: Node | null = node; at !== null; at = parentOf(at)) {
    if (at === ancestor) return true;
  }
  return false;
}

/** An expression without what changes nothing about its value: `as`, `!`, `satisfies`, `await`. */
export function bare(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
      return bare(node.expression);
    case 'AwaitExpression':
      return bare(node.argument);
    default:
      return node;
  }
}

/** The name of an identifier, or of the property that a member expression ends in; else `null`. */
export function nameOf(node: Node | null | undefined): string | null {
  if (node === null || node === undefined) return null;
  const it = bare(node);
  if (it.type === 'Identifier' || it.type === 'PrivateIdentifier') return it.name;
  if (it.type !== 'MemberExpression') return null;
  if (!it.computed) return it.property.name;
  return it.property.type === 'Literal' && typeof it.property.value === 'string'
    ? it.property.value
    : null;
}

/** The name that a function has, or that it is given by what it is assigned to; else `null`. */
export function functionName(node: FunctionNode): string | null {
  if (node.id !== null) return node.id.name;
  const { parent } = node;
  if (parent.type === 'VariableDeclarator') return nameOf(parent.id);
  if (parent.type === 'Property' || parent.type === 'MethodDefinition') return nameOf(parent.key);
  if (parent.type === 'PropertyDefinition') return nameOf(parent.key);
  return parent.type === 'AssignmentExpression' ? nameOf(parent.left) : null;
}

/** Visits a node and everything below it. What `visit` answers `false` to is not entered. */
export function walk(
  node: Node,
  keys: Readonly<Record<string, readonly string[] | undefined>>,
  visit: (node: Node) => boolean | undefined,
): void {
  if (visit(node) === false) return;
  for (const key of keys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key];
    for (const each of Array.isArray(child) ? child : [child]) {
      if (isNode(each)) walk(each, keys, visit);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The parts of a text that is put together by `+` or a template; else the expression alone. */
export function textParts(node: Node): Node[] {
  const it = bare(node);
  if (it.type === 'TemplateLiteral') {
    return it.quasis.flatMap((quasi, at) => {
      const between = it.expressions[at];
      return between === undefined ? [quasi] : [quasi, between];
    });
  }
  if (it.type === 'BinaryExpression' && it.operator === '+') {
    return [...textParts(it.left), ...textParts(it.right)];
  }
  return [it];
}

import { findVariable as find } from '@eslint-community/eslint-utils';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { bare, isFunction, nameOf, textParts, type FunctionNode, type Node } from './nodes.ts';

export type SourceCode = Readonly<TSESLint.SourceCode>;
export type Variable = TSESLint.Scope.Variable;

/** The variable that an identifier stands for, or `null` (unknown, or not an identifier). */
export function variableOf(source: SourceCode, node: Node): Variable | null {
  const it = bare(node);
  if (it.type !== 'Identifier') return null;
  // The library is typed with ESTree, of which this syntax tree is a superset.
  const found = find(source.getScope(it) as unknown as Parameters<typeof find>[0], it);
  return found as unknown as Variable | null;
}

/** Whether an identifier is a global of the platform: nothing in the file defines it. */
export function isGlobal(source: SourceCode, node: TSESTree.Identifier): boolean {
  return (variableOf(source, node)?.defs.length ?? 0) === 0;
}

/** The expression that a variable is declared with and never reassigned from; else `null`. */
export function initOf(variable: Variable | null): TSESTree.Expression | null {
  const [definition] = variable?.defs ?? [];
  if (variable?.defs.length !== 1 || definition?.node.type !== 'VariableDeclarator') return null;
  if (definition.node.id.type !== 'Identifier') return null;
  const writes = variable.references.filter((each) => each.isWrite());
  return writes.length === 1 ? definition.node.init : null;
}

/** The function that an expression is, or is the name of within the file; else `null`. */
export function functionOf(source: SourceCode, node: Node): FunctionNode | null {
  const it = bare(node);
  if (isFunction(it)) return it;
  const variable = variableOf(source, it);
  const definition = variable?.defs[0];
  if (definition?.type === 'FunctionName' && isFunction(definition.node)) return definition.node;
  const init = initOf(variable);
  return isFunction(init) ? init : null;
}

/** An expression, or what the variable that it names was declared with. */
export function resolved(source: SourceCode, node: Node): Node {
  const init = initOf(variableOf(source, node));
  return bare(init ?? node);
}

/** Whether an expression is a text made by `JSON.stringify`, alone or with more around it. */
export function isJsonText(source: SourceCode, node: Node): boolean {
  return textParts(resolved(source, node)).some((part) => {
    const it = resolved(source, part);
    return (
      it.type === 'CallExpression' &&
      it.callee.type === 'MemberExpression' &&
      nameOf(it.callee.object) === 'JSON' &&
      nameOf(it.callee) === 'stringify'
    );
  });
}

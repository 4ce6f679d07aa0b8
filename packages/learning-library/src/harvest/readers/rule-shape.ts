import type { Node } from '@babel/types';
import type { SourceFile } from '../survey/source-file.ts';
import { keyOf, property, resolved } from '../syntax/static-value.ts';
import { walk } from '../syntax/walk.ts';

type ObjectNode = Extract<Node, { readonly type: 'ObjectExpression' }>;

/**
 * Whether an object is a rule of ESLint: it has `create`, which reports or returns visitors of syntax
 * nodes, and the metadata of a rule. Other things are created and have metadata too.
 */
export function isRule(object: ObjectNode, file: SourceFile, parent: Node | null): boolean {
  const create = property(object, 'create');
  if (create === null) return false;
  const meta = property(object, 'meta');
  const made = parent?.type === 'CallExpression' && /rule/iu.test(calleeName(parent.callee));
  const about = meta === null ? null : resolved(meta, file.constants());
  const described =
    (about?.type === 'ObjectExpression' && hasRuleKeys(about)) ||
    (made && property(object, 'messages') !== null);
  return described && visitsSyntax(resolved(create, file.constants()), file);
}

/** The name of what is called: `createRule`, `run` of `tester.run`. */
export function calleeName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') {
    return callee.property.name;
  }
  // RuleCreator(…)({ … }): a call that makes the function which is called.
  return callee.type === 'CallExpression' ? calleeName(callee.callee) : '';
}

function hasRuleKeys(meta: ObjectNode): boolean {
  const keys = meta.properties.map(keyOf);
  return ['docs', 'messages', 'schema', 'fixable', 'hasSuggestions', 'type'].some((key) =>
    keys.includes(key),
  );
}

function visitsSyntax(create: Node, file: SourceFile): boolean {
  switch (create.type) {
    case 'ObjectMethod':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      break;
    // Imported: it cannot be seen from here, and the metadata has to do.
    case 'Identifier':
      return !file.constants().has(create.name);
    default:
      return false;
  }
  let found = false;
  walk(create, (node) => {
    if (node.type === 'CallExpression') found ||= calleeName(node.callee) === 'report';
    const key = keyOf(node);
    if (key !== null) found ||= nodeSelector.test(key);
  });
  return found;
}

const nodeSelector =
  /^((JSX|TS)?[A-Z][A-Za-z]*(Expression|Declaration|Statement|Literal|Identifier|Pattern|Specifier|Element|Attribute|Program|Declarator|Property|Definition)|Program|Identifier|[A-Z]\w*:exit)\b|[[:>].*[A-Z]/u;

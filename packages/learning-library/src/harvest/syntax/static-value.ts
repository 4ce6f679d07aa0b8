import type { Expression, File, Node } from '@babel/types';
import type { Located } from './located.ts';
import { lineOf } from './walk.ts';

/** Names of a script that stand for one expression. */
export type Constants = ReadonlyMap<string, Node>;

/** The constants of a file that are declared at its top. */
export function constantsOf(file: File): Constants {
  const constants = new Map<string, Node>();
  for (const statement of file.program.body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'FunctionDeclaration' && declaration.id) {
      constants.set(declaration.id.name, declaration);
    }
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type === 'Identifier' && init) constants.set(id.name, init);
    }
  }
  return constants;
}

/** Takes off what does not change a value: types, parentheses, and calls that hand it on. */
function unwrap(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ParenthesizedExpression':
      return unwrap(node.expression);
    default:
      return node;
  }
}

/** Follows a name to what it stands for, in the same file. */
export function resolved(node: Node, constants: Constants): Node {
  let current = unwrap(node);
  for (let hops = 0; hops < 10 && current.type === 'Identifier'; hops += 1) {
    const next = constants.get(current.name);
    if (next === undefined) break;
    current = unwrap(next);
  }
  return current;
}

/** The name of a property or of a key, if it is written down. */
export function keyOf(node: Node): string | null {
  if (node.type !== 'ObjectProperty' && node.type !== 'ObjectMethod') return null;
  if (node.key.type === 'StringLiteral') return node.key.value;
  if (node.key.type === 'NumericLiteral') return String(node.key.value);
  return node.key.type === 'Identifier' && !node.computed ? node.key.name : null;
}

/** The value of a key in an object, as it is written. */
export function property(node: Node, name: string): Node | null {
  if (node.type !== 'ObjectExpression') return null;
  for (const each of node.properties) {
    if (keyOf(each) !== name) continue;
    if (each.type === 'ObjectProperty') return each.value;
    if (each.type === 'ObjectMethod') return each;
  }
  return null;
}

/** A text that can be seen without running anything. */
export function staticText(node: Node, constants: Constants): string | null {
  const value = staticValue(node, constants, '');
  return value.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
}

/** What an expression comes to, as far as that can be seen without running it (H1). */
export function staticValue(node: Node, constants: Constants, source: string, depth = 0): Located {
  const current = resolved(node, constants);
  const line = lineOf(current);
  const below = (each: Node): Located => staticValue(each, constants, source, depth + 1);
  const unknown = (): Located => ({ kind: 'unknown', line, text: textAt(current, source) });
  if (depth > 40) return unknown();
  switch (current.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return { kind: 'scalar', line, value: current.value };
    case 'NullLiteral':
      return { kind: 'scalar', line, value: null };
    case 'RegExpLiteral':
      return { kind: 'scalar', line, value: `/${current.pattern}/${current.flags}` };
    case 'TemplateLiteral': {
      const text = templateText(current.quasis, current.expressions, below);
      return text === null ? unknown() : { kind: 'scalar', line, value: text };
    }
    case 'BinaryExpression': {
      const [left, right] = [below(current.left), below(current.right)];
      return current.operator === '+' && left.kind === 'scalar' && right.kind === 'scalar'
        ? { kind: 'scalar', line, value: `${String(left.value)}${String(right.value)}` }
        : unknown();
    }
    case 'ArrayExpression':
      return {
        kind: 'list',
        line,
        items: current.elements.flatMap((each) => listItems(each, below)),
      };
    case 'ObjectExpression':
      return objectValue(current, below);
    case 'MemberExpression': {
      const owner = below(current.object);
      const name = current.property.type === 'Identifier' ? current.property.name : null;
      const found = owner.kind === 'map' && name !== null ? owner.entries.get(name) : undefined;
      return found ?? unknown();
    }
    case 'CallExpression':
      return mapped(current.callee, current.arguments, constants, source, depth) ?? unknown();
    default:
      return unknown();
  }
}

function textAt(node: Node, source: string): string {
  return source.slice(node.start ?? 0, node.end ?? 0).slice(0, 200);
}

function templateText(
  quasis: readonly { readonly value: { readonly cooked?: string | null } }[],
  expressions: readonly Node[],
  below: (node: Node) => Located,
): string | null {
  let text = '';
  for (const [at, quasi] of quasis.entries()) {
    text += quasi.value.cooked ?? '';
    const expression = expressions[at];
    if (expression === undefined) continue;
    const value = below(expression);
    if (value.kind !== 'scalar') return null;
    text += String(value.value);
  }
  return text;
}

function listItems(element: Node | null, below: (node: Node) => Located): Located[] {
  if (element === null) return [];
  if (element.type !== 'SpreadElement') return [below(element)];
  const spread = below(element.argument);
  return spread.kind === 'list' ? [...spread.items] : [spread];
}

function objectValue(
  object: Extract<Node, { type: 'ObjectExpression' }>,
  below: (node: Node) => Located,
): Located {
  const entries = new Map<string, Located>();
  const keyLines = new Map<string, number>();
  for (const each of object.properties) {
    if (each.type === 'SpreadElement') {
      const spread = below(each.argument);
      if (spread.kind !== 'map') continue;
      for (const [key, value] of spread.entries) {
        entries.set(key, value);
        keyLines.set(key, lineOf(each));
      }
      continue;
    }
    const key = keyOf(each);
    if (key === null) continue;
    keyLines.set(key, lineOf(each));
    entries.set(
      key,
      each.type === 'ObjectProperty'
        ? below(each.value)
        : { kind: 'unknown', line: lineOf(each), text: `${key}()` },
    );
  }
  return { kind: 'map', line: lineOf(object), entries, keyLines };
}

/** `list.map((name) => ({ … }))`, and calls that hand on their one argument (`defineConfig(…)`). */
function mapped(
  callee: Node,
  args: readonly Node[],
  constants: Constants,
  source: string,
  depth: number,
): Located | null {
  const [first] = args;
  if (first === undefined) return null;
  if (callee.type === 'Identifier' && /^(define|create)?config$|^define/iu.test(callee.name)) {
    return staticValue(first, constants, source, depth + 1);
  }
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return null;
  if (callee.property.name === 'freeze') return staticValue(first, constants, source, depth + 1);
  if (callee.property.name !== 'map' || first.type !== 'ArrowFunctionExpression') return null;
  const list = staticValue(callee.object, constants, source, depth + 1);
  const [parameter] = first.params;
  const body = first.body;
  if (list.kind !== 'list' || parameter?.type !== 'Identifier') return null;
  if (body.type === 'BlockStatement' || list.items.length > 1000) return null;
  const items = list.items.flatMap((item) => {
    const literal = literalOf(item);
    if (literal === null) return [];
    const inner = new Map([...constants, [parameter.name, literal]]);
    return [{ ...staticValue(body, inner, source, depth + 1), line: item.line }];
  });
  return { kind: 'list', line: list.line, items };
}

function literalOf(item: Located): Expression | null {
  if (item.kind !== 'scalar' || typeof item.value !== 'string') return null;
  return { type: 'StringLiteral', value: item.value };
}

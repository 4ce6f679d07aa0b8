const skipped = new Set(
  'loc comments tokens original extra errors leadingComments trailingComments innerComments'.split(
    ' ',
  ),
);

/** The nodes right below a node, each with the key that it stands under. */
export function* children(node) {
  for (const [key, value] of Object.entries(node)) {
    if (skipped.has(key)) continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each?.type === 'string') yield [each, key];
    }
  }
}

export const isFunction = ({ type }) => /Function|ObjectMethod|Class(Private)?Method/u.test(type);

/** The identifiers that a pattern binds. */
export function boundBy(pattern) {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) => boundBy(each.value ?? each.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundBy);
    case 'AssignmentPattern':
      return boundBy(pattern.left);
    case 'RestElement':
    case 'RestProperty':
      return boundBy(pattern.argument);
    default:
      return [];
  }
}

export const lineOf = ({ loc }) => loc.start.line;

/** The text of a constant string; `null` for anything else. */
export function textOf(node) {
  if (node?.type === 'StringLiteral') return node.value;
  const isPlain = node?.type === 'TemplateLiteral' && node.expressions.length === 0;
  return isPlain ? node.quasis[0].value.cooked : null;
}

/** The name of a member that is written out: `a.b` and `a['b']`. */
export function memberName({ computed, property }) {
  return computed ? textOf(property) : (property.name ?? null);
}

/** Whether a function uses the `this` that it is called with. */
export function usesThis(node) {
  if (node.type === 'ThisExpression') return true;
  for (const [child] of children(node)) {
    const own = (isFunction(child) && !/^Arrow/u.test(child.type)) || /^Class/u.test(child.type);
    if (!own && usesThis(child)) return true;
  }
  return false;
}

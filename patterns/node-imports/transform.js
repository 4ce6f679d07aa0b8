import { builtinModules } from 'node:module';

const builtin = new Set(
  builtinModules.filter((name) => !name.startsWith('_') && !name.startsWith('node:')),
);

/** Where a module is named: `import`, `export … from`, `import()`, `require()`, `import x = require()`. */
function sources(j, root) {
  const found = [];
  const take = (node) => {
    const text = node?.type === 'StringLiteral' || node?.type === 'Literal';
    if (text && typeof node.value === 'string') found.push(node);
  };
  for (const kind of ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']) {
    root.find(j[kind]).forEach(({ node }) => take(node.source));
  }
  root.find(j.CallExpression).forEach(({ node, scope }) => {
    const { callee } = node;
    const isRequire =
      callee.type === 'Identifier' && callee.name === 'require' && scope.lookup('require') === null;
    if (isRequire || callee.type === 'Import') take(node.arguments[0]);
  });
  root.find(j.ImportExpression).forEach(({ node }) => take(node.source));
  root.find(j.TSExternalModuleReference).forEach(({ node }) => take(node.expression));
  return found;
}

/** Puts `node:` in front of the names of Node's own modules; nothing else of the text changes. */
export default function transform({ source }, { jscodeshift: j }, { except = [] }) {
  // A tab as wide as one character: places in the tree are then places in the text.
  const root = j(source, { tabWidth: 1 });
  const places = sources(j, root)
    .filter(({ value }) => builtin.has(value) && !except.includes(value))
    .map(({ start }) => start + 1)
    .sort((a, b) => b - a);
  return places.reduce((text, at) => `${text.slice(0, at)}node:${text.slice(at)}`, source);
}

const stateFiles = String.raw`(^|[/\\._-])(state|manifest|checkpoint|cursor|lease|snapshot|registry|journal|index)\.json$`;
const helpers = { writeFile: 'writeFileAtomic', writeFileSync: 'writeFileAtomic.sync' };

/** The constant end of a path: a text, the end of a template, or the last argument of `join`. */
function lastText(j, path, node) {
  switch (node?.type) {
    case 'StringLiteral':
      return node.value;
    case 'TemplateLiteral':
      return node.quasis.at(-1).value.cooked;
    case 'BinaryExpression':
      return lastText(j, path, node.right);
    case 'CallExpression':
      return /^(join|resolve)$/u.test(node.callee.property?.name ?? node.callee.name)
        ? lastText(j, path, node.arguments.at(-1))
        : null;
    case 'Identifier': {
      const scope = path.scope.lookup(node.name);
      const [binding] = scope?.getBindings()[node.name] ?? [];
      const declarator = binding?.parent.node;
      const isConst = binding?.parent.parent?.node.kind === 'const';
      return declarator?.type === 'VariableDeclarator' && isConst
        ? lastText(j, binding, declarator.init)
        : null;
    }
    default:
      return null;
  }
}

const isJson = (node) =>
  (node?.type === 'CallExpression' &&
    node.callee.object?.name === 'JSON' &&
    node.callee.property?.name === 'stringify') ||
  (node?.type === 'BinaryExpression' && (isJson(node.left) || isJson(node.right))) ||
  (node?.type === 'TemplateLiteral' && node.expressions.some(isJson));

/** Whether a file names `fs` by an import, so that `writeFile` and `fs.writeFile` are Node's. */
function fsNames(j, root) {
  const names = new Map();
  root.find(j.ImportDeclaration).forEach(({ node }) => {
    if (!/^(node:)?fs(\/promises)?$/u.test(node.source.value)) return;
    const inPromises = node.source.value.endsWith('promises');
    for (const { imported, local } of node.specifiers ?? []) {
      names.set(local.name, { member: imported?.name ?? '*', inPromises });
    }
  });
  return names;
}

/** `writeFileSync('state.json', JSON.stringify(x))` becomes `writeFileAtomic.sync(…)`. */
export default function transform({ source }, { jscodeshift: j }, options) {
  const { module = 'write-file-atomic', files = stateFiles } = options;
  // A tab as wide as one character: places in the tree are then places in the text.
  const root = j(source, { tabWidth: 1 });
  const names = fsNames(j, root);
  const isState = new RegExp(files, 'iu');
  const edits = [];
  root.find(j.CallExpression).forEach((path) => {
    const { callee, arguments: args } = path.node;
    const direct = names.get(callee.name);
    const whole = names.get(callee.object?.name);
    const nested =
      callee.object?.property?.name === 'promises' && names.get(callee.object.object?.name);
    const name = direct?.member ?? (whole || nested ? callee.property?.name : undefined);
    if (
      !Object.hasOwn(helpers, name ?? '') ||
      path.scope.lookup('writeFileAtomic')?.isGlobal === false
    )
      return;
    // The form with a callback has another signature.
    const promised = direct?.inPromises || whole?.inPromises || nested;
    if (name === 'writeFile' && !promised) return;
    const [file, data, settings] = args;
    if (
      settings?.type === 'ObjectExpression' &&
      settings.properties.some((each) => each.key?.name === 'flag')
    )
      return;
    if (!isJson(data) || !isState.test(lastText(j, path, file) ?? '')) return;
    edits.push([callee.start, callee.end, helpers[name]]);
  });
  if (edits.length === 0) return source;
  const imports = root.find(j.ImportDeclaration);
  const present = imports.filter(({ node }) => node.source.value === module).size() > 0;
  const last = imports.nodes().at(-1);
  if (!present) edits.push([last.end, last.end, `\nimport writeFileAtomic from '${module}';`]);
  return edits
    .sort(([a], [b]) => b - a)
    .reduce((text, [from, to, next]) => text.slice(0, from) + next + text.slice(to), source);
}

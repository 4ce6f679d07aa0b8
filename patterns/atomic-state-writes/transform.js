const stateFiles = String.raw`(^|[/\\._-])(state|manifest|checkpoint|cursor|lease|snapshot|registry|journal|index)\.json$`;
const helpers = { writeFile: '', writeFileSync: '.sync' };

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

/** Options that the helper has too: an encoding, or an object that can be read here. */
function keepsMeaning(settings) {
  if (settings === undefined || settings.type === 'StringLiteral') return true;
  const isPlain = ({ type, key, computed }) =>
    type === 'ObjectProperty' && !computed && /^(encoding|mode)$/u.test(key.name ?? key.value);
  return settings.type === 'ObjectExpression' && settings.properties.every(isPlain);
}

/** Whether the function around a write renames a file: then it may well be atomic as it is. */
function renames(j, path) {
  let around = path;
  while (around.parent !== null && !/Function|Method|^Program$/u.test(around.node.type)) {
    around = around.parent;
  }
  return j(around)
    .find(j.CallExpression)
    .some(({ node: { callee } }) =>
      /^rename(Sync)?$/u.test(callee.property?.name ?? callee.name ?? ''),
    );
}

/**
 * The name of the helper in a file: that of an import that is there, else `writeFileAtomic`; `null`
 * where neither can be.
 */
function helperName(j, root, module) {
  const imports = root.find(j.ImportDeclaration, { source: { value: module } }).nodes();
  const specifiers = imports.flatMap((node) => node.specifiers ?? []);
  const present = specifiers.find(({ type }) => type === 'ImportDefaultSpecifier');
  if (present !== undefined) return { name: present.local.name, isPresent: true };
  const name = 'writeFileAtomic';
  const isTaken = root.find(j.Identifier, { name }).size() > 0;
  return isTaken ? null : { name, isPresent: false };
}

/** `writeFileSync('state.json', JSON.stringify(x))` becomes `writeFileAtomic.sync(…)`. */
export default function transform({ source }, { jscodeshift: j, report }, options) {
  const { module = 'write-file-atomic', files = stateFiles } = options;
  // A tab as wide as one character: places in the tree are then places in the text.
  const root = j(source, { tabWidth: 1 });
  const names = fsNames(j, root);
  const isState = new RegExp(files, 'iu');
  const helper = helperName(j, root, module);
  const edits = [];
  root.find(j.CallExpression).forEach((path) => {
    const { callee, arguments: args } = path.node;
    const direct = names.get(callee.name);
    const whole = names.get(callee.object?.name);
    const nested =
      callee.object?.property?.name === 'promises' && names.get(callee.object.object?.name);
    const name = direct?.member ?? (whole || nested ? callee.property?.name : undefined);
    if (!Object.hasOwn(helpers, name ?? '')) return;
    const local = callee.name ?? callee.object.name ?? callee.object.object.name;
    const isOurs = [local, ...(helper === null ? [] : [helper.name])].every(
      (each) => path.scope.lookup(each)?.isGlobal !== false,
    );
    // The form with a callback has another signature.
    const promised = direct?.inPromises || whole?.inPromises || nested;
    if (!isOurs || (name === 'writeFile' && !promised)) return;
    const [file, data, settings] = args;
    if (!isJson(data) || !isState.test(lastText(j, path, file) ?? '')) return;
    if (!keepsMeaning(settings) || renames(j, path)) return;
    if (helper === null) {
      report(`line ${path.node.loc.start.line}: writeFileAtomic is something else here`);
      return;
    }
    edits.push([callee.start, callee.end, `${helper.name}${helpers[name]}`]);
  });
  if (edits.length === 0) return source;
  const last = root.find(j.ImportDeclaration).nodes().at(-1);
  if (!helper.isPresent)
    edits.push([last.end, last.end, `\nimport ${helper.name} from '${module}';`]);
  return edits
    .sort(([a], [b]) => b - a)
    .reduce((text, [from, to, next]) => text.slice(0, from) + next + text.slice(to), source);
}

const kinds = {
  tool: { to: 'registerTool', schema: 'inputSchema' },
  prompt: { to: 'registerPrompt', schema: 'argsSchema' },
};
const hints = new Set([
  'title',
  'readOnlyHint',
  'destructiveHint',
  'idempotentHint',
  'openWorldHint',
]);

/** The names of variables and of members that hold a server: made by `new McpServer(…)`, or of that type. */
function serverNames(j, root, more) {
  const variables = new Set(more);
  const members = new Set(more);
  root.find(j.NewExpression, { callee: { name: 'McpServer' } }).forEach(({ parent: { node } }) => {
    if (node.type === 'VariableDeclarator') variables.add(node.id.name);
    if (node.type === 'ClassProperty') members.add(node.key.name);
    if (node.type !== 'AssignmentExpression') return;
    if (node.left.type === 'Identifier') variables.add(node.left.name);
    else members.add(node.left.property?.name);
  });
  root.find(j.TSTypeReference, { typeName: { name: 'McpServer' } }).forEach((path) => {
    const holder = path.parent.parent;
    if (holder.node.type === 'ClassProperty') members.add(holder.node.key.name);
    if (holder.node.type !== 'Identifier') return;
    variables.add(holder.node.name);
    if (holder.parent.node.type === 'TSParameterProperty') members.add(holder.node.name);
  });
  return { variables, members };
}

const isText = ({ type }) =>
  type === 'StringLiteral' || type === 'Literal' || type === 'TemplateLiteral';
const isLiteral = ({ type }) => /Literal$/u.test(type) && type !== 'TemplateLiteral';

/** Whether an object is a `schema` or `annotations`; `null` where what it holds does not tell. */
function kindOf(node) {
  if (node.type !== 'ObjectExpression') return null;
  const { properties } = node;
  const isHint = ({ type, key, value }) =>
    type === 'ObjectProperty' && hints.has(key.name ?? key.value) && isLiteral(value);
  if (properties.length > 0 && properties.every(isHint)) return 'annotations';
  // A spread, or a variable under the name of a hint, may be either.
  const isShape = ({ type, key, value }) =>
    type === 'ObjectProperty' &&
    (!hints.has(key.name ?? key.value) || value.type === 'CallExpression');
  return properties.every(isShape) ? 'schema' : null;
}

/** What stands between the name and the callback, sorted out; `null` where that cannot be told. */
function middle(kind, args) {
  const rest = [...args];
  const found = {};
  if (rest[0] !== undefined && isText(rest[0])) found.description = rest.shift();
  if (rest.length === 2 && kind === 'tool') {
    // Without a text in front, the first of two may be a description that stands elsewhere.
    if (found.description === undefined && kindOf(rest[0]) !== 'schema') return null;
    [found.schema, found.annotations] = rest;
    return found;
  }
  if (rest.length === 1) {
    const what = kindOf(rest[0]);
    // One object alone may be a schema or annotations; only what it holds tells.
    if (what === null || (what === 'annotations' && kind !== 'tool')) return null;
    found[what] = rest[0];
    return found;
  }
  return rest.length === 0 ? found : null;
}

/** `server.tool(name, description, shape, callback)` becomes `server.registerTool(name, {…}, callback)`. */
export default function transform({ source }, { jscodeshift: j, report }, { servers = [] }) {
  // A tab as wide as one character: places in the tree are then places in the text.
  const root = j(source, { tabWidth: 1 });
  const names = serverNames(j, root, servers);
  const text = (node) => source.slice(node.start, node.end);
  const edits = [];
  root.find(j.CallExpression).forEach(({ node }) => {
    const { callee, arguments: args } = node;
    const kind = callee.type === 'MemberExpression' ? callee.property.name : undefined;
    if (!Object.hasOwn(kinds, kind ?? '') || args.length < 2) return;
    const { object: holder } = callee;
    const isServer =
      holder.type === 'Identifier'
        ? names.variables.has(holder.name)
        : names.members.has(holder.property?.name);
    if (!isServer || args.some(({ type }) => type === 'SpreadElement')) return;
    const between = args.slice(1, -1);
    const parts = middle(kind, between);
    if (parts === null) {
      report(`line ${node.loc.start.line}: what ${kind}() is given cannot be told apart`);
      return;
    }
    const { to, schema } = kinds[kind];
    const config = [
      ...(parts.description ? [`description: ${text(parts.description)}`] : []),
      ...(parts.schema ? [`${schema}: ${text(parts.schema)}`] : []),
      ...(parts.annotations ? [`annotations: ${text(parts.annotations)}`] : []),
    ].join(', ');
    edits.push([callee.property.start, callee.property.end, to]);
    const object = config === '' ? '{}' : `{ ${config} }`;
    if (between.length === 0) edits.push([args[0].end, args[0].end, `, ${object}`]);
    else edits.push([between[0].start, between.at(-1).end, object]);
  });
  return edits
    .sort(([a], [b]) => b - a)
    .reduce((result, [from, to, next]) => result.slice(0, from) + next + result.slice(to), source);
}

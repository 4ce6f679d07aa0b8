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

/** The names of what holds a server: `const server = new McpServer(…)`, and parameters of that type. */
function serverNames(j, root, more) {
  const names = new Set(more);
  root.find(j.NewExpression, { callee: { name: 'McpServer' } }).forEach(({ parent }) => {
    const { node } = parent;
    if (node.type === 'VariableDeclarator') names.add(node.id.name);
    if (node.type === 'AssignmentExpression') names.add(node.left.property?.name ?? node.left.name);
    if (node.type === 'ClassProperty') names.add(node.key.name);
  });
  root.find(j.TSTypeReference, { typeName: { name: 'McpServer' } }).forEach((path) => {
    const holder = path.parent.parent.node;
    if (holder.type === 'Identifier') names.add(holder.name);
  });
  return names;
}

const isText = ({ type }) =>
  type === 'StringLiteral' || type === 'Literal' || type === 'TemplateLiteral';
const keysOf = (node) =>
  node.type === 'ObjectExpression' ? node.properties.map((each) => each.key?.name) : null;

/** What stands between the name and the callback, sorted out; `null` where that cannot be told. */
function middle(kind, args) {
  const rest = [...args];
  const found = {};
  if (rest[0] !== undefined && isText(rest[0])) found.description = rest.shift();
  if (rest.length === 2 && kind === 'tool') {
    [found.schema, found.annotations] = rest;
    return found;
  }
  if (rest.length === 1) {
    const keys = keysOf(rest[0]);
    // One object alone may be a schema or annotations; only what it holds tells.
    if (keys === null) return null;
    const isHints = kind === 'tool' && keys.length > 0 && keys.every((key) => hints.has(key));
    found[isHints ? 'annotations' : 'schema'] = rest[0];
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
    const holder = callee.object.name ?? callee.object.property?.name;
    if (!names.has(holder) || args.some(({ type }) => type === 'SpreadElement')) return;
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

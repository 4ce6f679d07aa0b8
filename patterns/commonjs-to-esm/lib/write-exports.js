import { list, nameFor } from './write-imports.js';
import { stableName } from './read-exports.js';

const reserved =
  /^(await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|arguments|eval)$/u;

/**
 * The edits that turn what a file exports into `export`s.
 *
 * @returns `inner` edits of expressions, and `outer` ones whose text is made when the inner are known
 */
export function writeExports({ facts, shape }, tools) {
  const { exports } = facts;
  if (exports.style === 'names') return writeNames(exports, shape, facts, tools);
  if (exports.style === 'value') return writeValue(exports, shape, facts, tools);
  return { inner: [], outer: [], end: '' };
}

function writeNames({ sets, reads }, shape, { bindings }, { fresh, isTaken, inlineOf, slice }) {
  const locals = new Map();
  const outer = [];
  for (const { name, value, statement } of sets) {
    const { start, end } = statement;
    const ready = inlineOf(value) ?? stableName(value, statement, bindings);
    const direct = ready === null && isFree(name, value, bindings, isTaken);
    const local = ready ?? (direct ? name : fresh(reserved.test(name) ? `${name}Export` : name));
    locals.set(name, local);
    const word = shape === 'names' && direct ? 'export ' : '';
    const pair = local === name ? name : `${local} as ${name}`;
    const named = shape === 'names' && !direct ? `export { ${pair} };` : '';
    const text = () =>
      [
        ...(ready === null ? [`${word}${declared(local, value, slice)}`] : []),
        ...(named ? [named] : []),
      ].join('\n');
    outer.push({ start, end, text, wholeLine: ready !== null && named === '' });
  }
  const inner = reads.map(({ name, node }) => ({
    start: node.start,
    end: node.end,
    text: locals.get(name),
  }));
  const pairs = [...locals].map(([name, local]) => (name === local ? name : `${name}: ${local}`));
  return { inner, outer, end: shape === 'default' ? `\nexport default ${list(pairs)};\n` : '' };
}

/** Whether a name can be declared at the top: nothing in the file has it but the value itself. */
function isFree(name, value, { scopes, free }, isTaken) {
  if (reserved.test(name) || free.has(name) || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name))
    return false;
  const holders = scopes.filter(({ names }) => names.has(name));
  const own = value.id?.name === name && holders.length === 1 && holders[0].node === value;
  return (holders.length === 0 || own) && !isTaken(name);
}

function declared(name, value, slice) {
  const text = slice(value.start, value.end);
  const head = /^(async\s+)?function\s*(\*?)\s*([\w$]*)\s*(?=\()/u.exec(text);
  if (
    value.type === 'FunctionExpression' &&
    head !== null &&
    (head[3] === '' || head[3] === name)
  ) {
    return `${head[1] ?? ''}function${head[2]} ${name}${text.slice(head[0].length)}`;
  }
  return `const ${name} = ${text};`;
}

function writeValue(exports, shape, { bindings, source }, { path, fresh, inlineOf, slice }) {
  const { value, whole, statement, declarator, refs, names } = exports;
  if (shape === 'names') {
    const parts = names.map(({ name, local }, at) => {
      const from = local ?? inlineOf(value.properties[at].value);
      return from === name ? name : `${from} as ${name}`;
    });
    return {
      inner: [],
      outer: [{ ...rangeOf(statement), text: () => `export ${list(parts)};` }],
      end: '',
    };
  }
  const ready = declarator?.id.name ?? inlineOf(value) ?? stableName(value, statement, bindings);
  const name = ready ?? (refs.length > 0 ? fresh(nameFor(path)) : null);
  const inner = refs.map(({ start, end }) => ({ start, end, text: name }));
  if (declarator !== null) {
    const chain = source.slice(whole.start, value.start);
    const drop = whole.start + chain.lastIndexOf('=') + 1;
    const blank = /^\s*/u.exec(source.slice(drop))[0].length;
    inner.push({ start: whole.start, end: drop + blank, text: '' });
    const after = {
      start: statement.end,
      end: statement.end,
      text: () => `\nexport default ${name};`,
    };
    return { inner, outer: [after], end: '' };
  }
  const text = () => {
    if (ready !== null) return `export default ${ready};`;
    if (name !== null)
      return `const ${name} = ${slice(value.start, statement.end)}\nexport default ${name};`;
    return asDefault(value, slice(value.start, value.end), bindings);
  };
  return { inner, outer: [{ ...rangeOf(statement), text }], end: '' };
}

/** A function or class with a name would bind that name in the whole file. */
function asDefault(value, text, { scopes, free }) {
  const isNamed = /^(Function|Class)Expression$/u.test(value.type);
  if (!isNamed) return `export default ${text};`;
  const name = value.id?.name;
  const clashes =
    name && (free.has(name) || scopes.filter(({ names }) => names.has(name)).length > 1);
  return clashes ? `export default (${text});` : `export default ${text}`;
}

const rangeOf = ({ start, end }) => ({ start, end });

const edit = {
  before: 'oldName($1)',
  after: 'newName($1)',
  rest: [],
};

/*
 * `$1` stands for any expression, the same one wherever it is named again; those that `rest` names
 * take the rest of a list, at least one. Only whole expressions or statements are replaced. The text is edited by
 * places, so that nothing else changes.
 */
const ignored = new Set([
  ...['start', 'end', 'loc', 'range', 'extra', 'tokens', 'original', 'errors', 'raw', 'rawValue'],
  ...['comments', 'leadingComments', 'trailingComments', 'innerComments', 'parent'],
]);
const simple =
  /^(?:Identifier|(?:Optional)?(?:Call|Member)Expression|(?:String|Numeric|Boolean|Null|Template|RegExp)?Literal|NewExpression|ArrayExpression|ThisExpression|ImportDeclaration|\w+Statement|\w+Declaration)$/u;
const roomy = new Set([
  ...['expression', 'init', 'right', 'arguments', 'elements', 'body', 'value', 'test', 'argument'],
  ...['expressions', 'specifiers', 'local', 'declarations', 'id', 'properties', 'params'],
]);
const tight = /^(?:Binary|Logical|Unary|Await|Spread|Yield|Conditional|TSAs|TSNonNull)/u;

const isNode = (value) => typeof value?.type === 'string';

function children(node) {
  return Object.keys(node)
    .filter((key) => !ignored.has(key))
    .flatMap((key) => [node[key]].flat().map((child) => ({ child, key })))
    .filter(({ child }) => isNode(child));
}

function walk(node, visit, parent = null, key = null) {
  visit(node, parent, key);
  for (const { child, key: own } of children(node)) walk(child, visit, node, own);
}

/** The number of a hole, for a name alone or what is short for one in a list. */
function holeOf(node) {
  const name = node?.type === 'Identifier' ? node.name : undefined;
  const short = /^(?:(?:Import|Export)Specifier|(?:Object)?Property)$/u.test(node?.type ?? '');
  if (short) return holeOf(node.local ?? node.value);
  return name?.match(/^\$(\d+)$/u)?.[1] ?? null;
}

function fits(wanted, node, bound) {
  if (Array.isArray(wanted) && Array.isArray(node)) return fitsList(wanted, node, bound);
  const empty = (value) => value === undefined || value === null || value === false;
  if (wanted === null || typeof wanted !== 'object') {
    return wanted === node || (empty(wanted) && (empty(node) || node.length === 0));
  }
  const hole = bound === null ? null : holeOf(wanted);
  if (hole !== null && isNode(node)) return bind(hole, [node], bound);
  if (empty(node)) return wanted.length === 0;
  if (typeof node !== 'object' || wanted.type !== node.type) return false;
  const keys = new Set([...Object.keys(wanted), ...Object.keys(node)]);
  return [...keys].every((key) => ignored.has(key) || fits(wanted[key], node[key], bound));
}

function fitsList(wanted, nodes, bound) {
  const last = wanted.at(-1);
  const rest = bound !== null && edit.rest.includes(`$${holeOf(last)}`) ? holeOf(last) : null;
  const single = rest === null ? wanted : wanted.slice(0, -1);
  if (rest === null ? nodes.length !== single.length : nodes.length <= single.length) return false;
  return (
    single.every((each, at) => fits(each, nodes[at], bound)) &&
    (rest === null || bind(rest, nodes.slice(single.length), bound))
  );
}

function bind(hole, nodes, bound) {
  const before = bound.get(hole);
  if (before !== undefined) return fits(before, nodes, null);
  const isRest = edit.rest.includes(`$${hole}`);
  if (!isRest && nodes[0].type === 'SpreadElement') return false;
  bound.set(hole, nodes);
  return true;
}

/** The one expression or statement that a text is. */
function parsed(j, text) {
  const [statement] = j(text).get().node.program.body;
  return statement.type === 'ExpressionStatement' ? statement.expression : statement;
}

const needsRoom = (parent, key) =>
  parent !== null && (!roomy.has(key) || tight.test(parent.type)) && parent.type !== 'Program';

/** What of a place is replaced: all but what is in the holes. */
function outside(node, bound, source) {
  const kept = [...bound.values()].map((nodes) => [nodes[0].start, nodes.at(-1).end]);
  let text = '';
  let at = node.start;
  for (const [start, end] of kept.sort(([a], [b]) => a - b)) {
    text += source.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return text + source.slice(at, node.end);
}

/** Where the holes of a text stand, from the last one to the first. */
function holesIn(root, isTight) {
  const found = [];
  walk(root, (node, parent, key) => {
    const hole = node.type === 'Identifier' ? holeOf(node) : null;
    const at = { hole, start: node.start, end: node.end, tight: needsRoom(parent, key) };
    const seen = found.some(({ start }) => start === node.start);
    if (hole !== null && !seen) found.push({ ...at, tight: at.tight && !isTight(hole) });
  });
  return found.sort((a, b) => b.start - a.start);
}

export default function transform({ source }, { jscodeshift: j, report }) {
  const [wanted, target] = [parsed(j, edit.before), parsed(j, edit.after)];
  const tightBefore = new Set(
    holesIn(wanted, () => false)
      .filter((each) => each.tight)
      .map((each) => each.hole),
  );
  const holes = holesIn(target, (hole) => tightBefore.has(hole));
  let again = false;
  walk(target, (node) => (again ||= fits(wanted, node, new Map())));

  const found = [];
  const done = [];
  // A tab as wide as one character: places in the tree are then places in the text.
  walk(j(source, { tabWidth: 1 }).get().node.program, (node, parent, key) => {
    const bound = new Map();
    if (node.type === target.type && again && fits(target, node, bound)) {
      done.push({ node, inside: [...bound.values()].flat() });
    }
    bound.clear();
    if (node.type !== wanted.type || !fits(wanted, node, bound)) return;
    if (/\/[/*]/u.test(outside(node, bound, source))) {
      report(`line ${node.loc.start.line}: left as it is, for a comment in it would be lost`);
      return;
    }
    found.push({
      node,
      bound,
      wrap: needsRoom(parent, key) && !simple.test(target.type) && !node.extra?.parenthesized,
    });
  });

  const within = (inner, outer) => inner.start >= outer.start && inner.end <= outer.end;
  const isDone = ({ node }) =>
    done.some(
      (each) => within(node, each.node) && !each.inside.some((other) => within(node, other)),
    );
  const places = found.filter((each) => !isDone(each));

  places.sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end);

  /** A stretch of the source with all places in it replaced, the outermost ones first. */
  const render = (start, end) => {
    let text = '';
    let at = start;
    for (const place of places) {
      const { node } = place;
      const last = source[node.end - 1] === ';' ? node.end - 1 : node.end;
      if (node.start < at || node.end > end) continue;
      text += source.slice(at, node.start) + replaced(place);
      at = last;
    }
    return text + source.slice(at, end);
  };
  const replaced = ({ bound, wrap }) => {
    let text = edit.after;
    for (const { hole, start, end, tight: isTight } of holes) {
      const nodes = bound.get(hole);
      const filling = render(nodes[0].start, nodes.at(-1).end);
      const loose = isTight && !simple.test(nodes[0].type);
      text = text.slice(0, start) + (loose ? `(${filling})` : filling) + text.slice(end);
    }
    return wrap ? `(${text})` : text;
  };
  return render(0, source.length);
}

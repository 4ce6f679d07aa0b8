const counterparts = { exec: 'execFile', execSync: 'execFileSync' };
// Words that only a shell knows, and programs that only a shell finds on Windows (npm.cmd).
const needShell =
  /^([.:[]|cd|command|eval|exec|exit|export|read|set|source|trap|type|ulimit|umask|unset|wait|npm|npx|pnpm|yarn)$|=|\.(cmd|bat)$/iu;
const shellSyntax = /[|&;<>()$`\\*?[\]{}~#=!\n]/u;

/**
 * Reads a template as a shell would read it, if it is only words: each word is a list of parts, a
 * text or an expression. `null` where there is any other shell syntax, or a value that quotes do not
 * hold together.
 */
function words({ quasis, expressions }, unquoted) {
  const found = [];
  let word = null;
  let quote = null;
  for (const [at, quasi] of quasis.entries()) {
    for (const char of quasi.value.cooked) {
      if (quote !== null && char === quote) quote = null;
      else if (quote === null && (char === '"' || char === "'")) {
        quote = char;
        word ??= [];
      } else if (quote === null && (char === ' ' || char === '\t')) {
        if (word !== null) found.push(word);
        word = null;
      } else if (quote === null ? shellSyntax.test(char) && char !== '=' : /[$`\\\n]/u.test(char)) {
        return null;
      } else {
        word ??= [];
        if (typeof word.at(-1) === 'string') word.push(word.pop() + char);
        else word.push(char);
      }
    }
    const expression = expressions[at];
    if (expression === undefined) break;
    if (quote === null && !unquoted) return null;
    word ??= [];
    word.push(expression);
  }
  if (quote !== null) return null;
  if (word !== null) found.push(word);
  return found;
}

function quoted(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A word as source: a text, an expression, or a template of both. */
function written(word, source) {
  if (word.length === 0) return "''";
  const [only] = word;
  if (word.length === 1) {
    if (typeof only === 'string') return quoted(only);
    const text = source.slice(only.start, only.end);
    return only.type === 'SequenceExpression' ? `String((${text}))` : `String(${text})`;
  }
  const inside = word.map((part) =>
    typeof part === 'string'
      ? part.replaceAll('`', '\\`').replaceAll('${', '\\${')
      : `\${${source.slice(part.start, part.end)}}`,
  );
  return `\`${inside.join('')}\``;
}

/** The names under which a file imported `exec` and `execSync`, with their import specifiers. */
function importedNames(j, root) {
  const found = new Map();
  root.find(j.ImportDeclaration).forEach(({ node }) => {
    if (!/^(node:)?child_process$/u.test(node.source.value)) return;
    for (const specifier of node.specifiers ?? []) {
      const name = specifier.imported?.name;
      if (name in counterparts && specifier.local.name === name) found.set(name, specifier);
    }
  });
  root.find(j.VariableDeclarator).forEach(({ node }) => {
    const isRequire = node.init?.type === 'CallExpression' && node.init.callee.name === 'require';
    if (!isRequire || node.id.type !== 'ObjectPattern') return;
    if (!/^(node:)?child_process$/u.test(node.init.arguments[0]?.value)) return;
    for (const property of node.id.properties) {
      const name = property.key?.name;
      if (name in counterparts && property.value?.name === name) found.set(name, property);
    }
  });
  return found;
}

/** Whether options name a shell, or cannot be read here. A callback has none. */
function mayAskForShell(node) {
  if (node === undefined || /Function/u.test(node.type)) return false;
  if (node.type !== 'ObjectExpression') return true;
  return node.properties.some(
    ({ type, key, computed }) =>
      /^Spread/u.test(type) || computed || (key?.name ?? key?.value) === 'shell',
  );
}

/** `exec(`git show "${ref}"`)` becomes `execFile('git', ['show', String(ref)])`. */
export default function transform({ source }, { jscodeshift: j }, { unquoted = false }) {
  // A tab as wide as one character: places in the tree are then places in the text.
  const root = j(source, { tabWidth: 1 });
  const imported = importedNames(j, root);
  const edits = [];
  const left = new Set();
  const added = new Set();
  for (const [name, specifier] of imported) {
    root.find(j.Identifier, { name }).forEach((path) => {
      const { node, parent } = path;
      if (node.start >= specifier.start && node.end <= specifier.end) return;
      if (parent.node.type === 'MemberExpression' && parent.node.property === node) return;
      const call = parent.node;
      const [command, second] = call.arguments ?? [];
      const isCall = call.type === 'CallExpression' && call.callee === node;
      const isOurs = path.scope.lookup(name)?.isGlobal !== false;
      const parts =
        isCall && isOurs && command?.type === 'TemplateLiteral' && !mayAskForShell(second)
          ? words(command, unquoted)
          : null;
      const simple = parts !== null && command.expressions.length > 0 && parts[0]?.length === 1;
      if (!simple || typeof parts[0][0] !== 'string' || needShell.test(parts[0][0])) {
        if (isOurs) left.add(name);
        return;
      }
      const [program, ...argv] = parts.map((word) => written(word, source));
      edits.push([node.start, node.end, counterparts[name]]);
      edits.push([command.start, command.end, `${program}, [${argv.join(', ')}]`]);
      added.add(name);
    });
  }
  for (const name of added) {
    const specifier = imported.get(name);
    const present = new RegExp(`\\b${counterparts[name]}\\b`, 'u').test(source);
    const names = [...(left.has(name) ? [name] : []), ...(present ? [] : [counterparts[name]])];
    if (names.length > 0) edits.push([specifier.start, specifier.end, names.join(', ')]);
    // Both were imported already: the old name stays, and the linter names it as unused.
  }
  return edits
    .sort(([a], [b]) => b - a)
    .reduce((text, [from, to, next]) => text.slice(0, from) + next + text.slice(to), source);
}

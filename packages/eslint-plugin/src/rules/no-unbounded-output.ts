import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule } from '../rule/define-rule.ts';
import { names, pattern } from '../rule/option-kinds.ts';
import { bare, isFunction, isInside, nameOf, walk, type Node } from '../syntax/nodes.ts';
import { functionOf, initOf, variableOf, type SourceCode } from '../syntax/variables.ts';

const listens = new Set(['on', 'addListener', 'prependListener']);
const outputs = /(stdout|stderr|stdin|output|stream|socket|connection|child|process|pty)$/iu;
const pieces = /(chunk|data|buf|buffer|bytes|line|part|piece|text)$/iu;
const comparisons = new Set(['<', '<=', '>', '>=']);
const cuts = new Set(['slice', 'subarray', 'substring', 'splice', 'shift', 'min', 'max']);

/** A child that prints without end takes all of the memory of the process that listens to it. */
export const noUnboundedOutput = defineRule({
  description: 'Disallow collecting the output of a stream without a limit',
  messages: {
    unbounded:
      '{{name}} grows as long as {{stream}} sends something. Keep a bounded part of it, and count the rest.',
    keepTail: 'Keep the last {{count}} characters.',
  },
  options: {
    streams: pattern('Names of what is listened to.'),
    bounded: names('Names of what collects with a limit of its own.'),
  },
  defaults: {
    streams: outputs.source,
    bounded: [] as readonly string[],
  },
  strict: { streams: '.' },
  suggests: true,
  create(context, { streams, bounded }) {
    const { sourceCode } = context;
    const isStream = new RegExp(streams, 'iu');

    const check = (body: Node, stream: Node) => {
      const streamName = nameOf(stream);
      if (streamName === null || !isStream.test(streamName)) return;
      for (const { node, target } of growths(body, sourceCode)) {
        const name = sourceCode.getText(target);
        if (bounded.includes(nameOf(target) ?? '')) continue;
        if (isLocal(sourceCode, target, body) || isBounded(sourceCode, body, node, target))
          continue;
        context.report({
          node,
          messageId: 'unbounded',
          data: { name, stream: sourceCode.getText(stream) },
          suggest: appendsText(node)
            ? [
                {
                  messageId: 'keepTail',
                  data: { count: '65,536' },
                  fix: (fixer) =>
                    fixer.replaceText(
                      node,
                      `${name} = (${name} + ${inSum(node.right, sourceCode)}).slice(-65_536)`,
                    ),
                },
              ]
            : [],
        });
      }
    };

    return {
      CallExpression(node) {
        const { callee } = node;
        const [event, listener] = node.arguments;
        if (callee.type !== 'MemberExpression' || !listens.has(nameOf(callee) ?? '')) return;
        if (event?.type !== 'Literal' || event.value !== 'data' || listener === undefined) return;
        const fn = functionOf(sourceCode, listener);
        if (fn !== null) check(fn, callee.object);
      },
      ForOfStatement(node) {
        if (node.await && isOutput(node)) check(node.body, node.right);
      },
    };
  },
});

/** A loop over a stream; any other asynchronous loop may well collect what it goes through. */
function isOutput({ left, right }: TSESTree.ForOfStatement): boolean {
  const name = left.type === 'VariableDeclaration' ? left.declarations[0].id : left;
  return outputs.test(nameOf(right) ?? '') || pieces.test(nameOf(name) ?? '');
}

/** `out += chunk` as a statement: its value is nobody's. */
function appendsText(node: Node): node is TSESTree.AssignmentExpression {
  return (
    node.type === 'AssignmentExpression' &&
    node.operator === '+=' &&
    node.parent.type === 'ExpressionStatement'
  );
}

/** An expression as it stands behind a `+`. */
function inSum(node: Node, source: SourceCode): string {
  const text = source.getText(node);
  return /^(Identifier|Literal|TemplateLiteral|CallExpression|MemberExpression)$/u.test(node.type)
    ? text
    : `(${text})`;
}

/** Where something is added to what is there: `+=`, `x = x + …`, `push`, `Buffer.concat([x, …])`. */
function growths(body: Node, source: SourceCode): { node: Node; target: Node }[] {
  const found: { node: Node; target: Node }[] = [];
  walk(body, source.visitorKeys, (node) => {
    if (node !== body && isFunction(node)) return false;
    if (node.type === 'AssignmentExpression') {
      const text = source.getText(node.left);
      const grows =
        (node.operator === '+=' && !isCount(node.right)) ||
        (node.operator === '=' && addsTo(node.right, text, source));
      if (grows) found.push({ node, target: node.left });
    }
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      if (nameOf(node.callee) === 'push' && mayBeArray(source, node.callee.object))
        found.push({ node, target: node.callee.object });
    }
    return undefined;
  });
  return found;
}

/** Whether `push` adds to an array: what is known to be made by something else has its own way. */
function mayBeArray(source: SourceCode, target: Node): boolean {
  const init = initOf(variableOf(source, target));
  return init === null || bare(init).type === 'ArrayExpression';
}

/** `total += chunk.length` counts; it does not collect. */
function isCount(node: Node): boolean {
  const it = bare(node);
  if (it.type === 'Literal') return typeof it.value === 'number';
  if (it.type === 'CallExpression')
    return /^(byteLength|Number|parseInt)$/u.test(nameOf(it.callee) ?? '');
  return /(length|size|count|bytes)$/iu.test(nameOf(it) ?? '');
}

function addsTo(value: TSESTree.Expression, target: string, source: SourceCode): boolean {
  const it = bare(value);
  if (it.type === 'BinaryExpression' && it.operator === '+') {
    return source.getText(it.left) === target && !isCount(it.right);
  }
  if (it.type === 'TemplateLiteral') {
    return it.expressions.some((each) => source.getText(each) === target);
  }
  const list =
    it.type === 'CallExpression' && nameOf(it.callee) === 'concat' ? it.arguments[0] : null;
  return (
    list?.type === 'ArrayExpression' &&
    list.elements.some((each) => each !== null && source.getText(each) === target)
  );
}

function isLocal(source: SourceCode, target: Node, body: Node): boolean {
  const definition = variableOf(source, target)?.defs[0];
  return definition !== undefined && isInside(definition.name, body);
}

/** Whether the listener looks at a size, cuts, or takes something away again. */
function isBounded(source: SourceCode, body: Node, growth: Node, target: Node): boolean {
  const text = source.getText(target);
  let bounded = false;
  walk(body, source.visitorKeys, (node) => {
    if (node.type === 'BinaryExpression' && comparisons.has(node.operator)) bounded = true;
    if (node.type === 'CallExpression' && cuts.has(nameOf(node.callee) ?? '')) bounded = true;
    if (node !== growth && node.type === 'AssignmentExpression' && node.operator === '=') {
      const clears =
        source.getText(node.left) === text || source.getText(node.left) === `${text}.length`;
      if (clears && !addsTo(node.right, text, source)) bounded = true;
      if (node.left.type === 'ArrayPattern' && source.getText(node.left).includes(text))
        bounded = true;
    }
    return bounded ? false : undefined;
  });
  return bounded;
}

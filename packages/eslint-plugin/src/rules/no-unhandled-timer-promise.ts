import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule } from '../rule/define-rule.ts';
import { names, word } from '../rule/option-kinds.ts';
import {
  bare,
  isFunction,
  nameOf,
  parentOf,
  walk,
  type FunctionNode,
  type Node,
} from '../syntax/nodes.ts';
import { returnsPromise } from '../syntax/types.ts';
import { functionOf, isGlobal, variableOf, type SourceCode } from '../syntax/variables.ts';

const globalTimers = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);
const globalObjects = new Set(['globalThis', 'global', 'window', 'self']);

/** A timer drops what its callback returns: a rejection in it ends the process, or is never seen. */
export const noUnhandledTimerPromise = defineRule({
  description: 'Disallow async callbacks of timers whose rejection nobody handles',
  messages: {
    unhandled:
      'Nobody handles a rejection of this callback: {{timer}} drops the promise. Catch inside of it.',
    catchWith: 'Hand a rejection to {{handler}}.',
  },
  options: {
    timers: names('Functions and methods that call back later like setTimeout.'),
    safe: names('Functions whose promise never rejects.'),
    handler: word('A function that takes a rejection; offered as a suggestion.'),
  },
  defaults: { timers: [] as readonly string[], safe: [] as readonly string[], handler: '' },
  suggests: true,
  create(context, { timers, safe, handler }) {
    const { sourceCode } = context;
    return {
      CallExpression(node) {
        const timer = timerName(node, sourceCode, timers);
        const [callback] = node.arguments;
        if (timer === null || callback === undefined) return;
        const known = functionOf(sourceCode, callback);
        const rejects =
          known === null
            ? !safe.includes(nameOf(callback) ?? '') && returnsPromise(sourceCode, callback)
            : canReject(known, sourceCode, safe);
        if (!rejects) return;
        const inline = isFunction(callback) && callback.async && callback.params.length === 0;
        const text = sourceCode.getText(callback);
        context.report({
          node: callback,
          messageId: 'unhandled',
          data: { timer },
          suggest:
            handler !== '' && inline
              ? [
                  {
                    messageId: 'catchWith',
                    data: { handler },
                    fix: (fixer) =>
                      fixer.replaceText(callback, `() => void (${text})().catch(${handler})`),
                  },
                ]
              : [],
        });
      },
    };
  },
});

function timerName(
  { callee }: TSESTree.CallExpression,
  source: SourceCode,
  more: readonly string[],
): string | null {
  const name = nameOf(callee);
  if (name === null) return null;
  if (more.includes(name)) return name;
  if (!globalTimers.has(name)) return null;
  if (callee.type === 'MemberExpression') {
    return globalObjects.has(nameOf(callee.object) ?? '') ? name : null;
  }
  if (callee.type !== 'Identifier') return null;
  if (isGlobal(source, callee)) return name;
  const definition = variableOf(source, callee)?.defs[0];
  const from = definition?.parent;
  return from?.type === 'ImportDeclaration' && /^(node:)?timers$/u.test(from.source.value)
    ? name
    : null;
}

/** Whether a promise that the function returns can reject, as far as the file shows. */
function canReject(
  fn: FunctionNode,
  source: SourceCode,
  safe: readonly string[],
  seen = new Set<FunctionNode>(),
): boolean {
  if (seen.has(fn)) return false;
  seen.add(fn);
  const risky = (node: Node): boolean => {
    const it = bare(node);
    if (it.type !== 'CallExpression') {
      return it.type !== 'Literal' && it.type !== 'ArrayExpression';
    }
    if (it.callee.type === 'MemberExpression') {
      const method = nameOf(it.callee);
      if (method === 'catch' && it.arguments.length > 0) return false;
      if (method === 'then' && it.arguments.length > 1) return false;
      if (method === 'finally') return risky(it.callee.object);
      if (method === 'allSettled') return false;
    }
    if (safe.includes(nameOf(it.callee) ?? '')) return false;
    const callee = functionOf(source, it.callee);
    return callee?.async === true ? canReject(callee, source, safe, seen) : true;
  };
  const knownToReject = (node: Node): boolean => {
    const it = node.type === 'UnaryExpression' && node.operator === 'void' ? node.argument : node;
    if (it.type !== 'CallExpression') return false;
    const callee = functionOf(source, it.callee);
    return callee?.async === true && canReject(callee, source, safe, seen);
  };
  if (!fn.async) return fn.body.type !== 'BlockStatement' && knownToReject(fn.body);

  let rejects = false;
  walk(fn.body, source.visitorKeys, (node) => {
    if (rejects || (isFunction(node) && node !== fn)) return false;
    const throws =
      (node.type === 'AwaitExpression' && risky(node.argument)) ||
      node.type === 'ThrowStatement' ||
      (node.type === 'ForOfStatement' && node.await) ||
      (node.type === 'ReturnStatement' && node.argument !== null && knownToReject(node.argument)) ||
      (node === fn.body && knownToReject(node));
    if (throws && !isCaught(node, fn)) rejects = true;
    return undefined;
  });
  return rejects;
}

function isCaught(node: Node, fn: FunctionNode): boolean {
  let below = node;
  for (let at = parentOf(node); at !== null && at !== fn; at = parentOf(at)) {
    if (at.type === 'TryStatement' && at.handler !== null && at.block === below) return true;
    below = at;
  }
  return false;
}

import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule } from '../rule/define-rule.ts';
import { pattern } from '../rule/option-kinds.ts';
import { callsOf } from '../syntax/node-calls.ts';
import {
  bare,
  functionAround,
  functionName,
  isFunction,
  isInside,
  nameOf,
  walk,
  type FunctionNode,
  type Node,
} from '../syntax/nodes.ts';
import { isJsonText, resolved, type SourceCode } from '../syntax/variables.ts';

const reads = { fs: ['readFile', 'readFileSync'], 'fs/promises': ['readFile'] };
const writes = { fs: ['writeFile', 'writeFileSync'], 'fs/promises': ['writeFile'] };

/** Two that read, change and write the same file at once: the second one undoes the first. */
export const lockedReadModifyWrite = defineRule({
  description: 'Require a lock around reading, changing and writing back a JSON file',
  messages: {
    unlocked:
      '{{path}} is read, changed and written back without a lock: of two at once, one loses its change.',
  },
  options: {
    locks: pattern(
      'Names of functions that hold a lock for the work that they are given, or take one.',
    ),
    writers: pattern(
      'Names of functions of your own that write a file: the path, then the content.',
    ),
    ignore: pattern('Paths, as written in the code, that one process alone edits.'),
  },
  defaults: {
    locks: 'lock|lease|mutex|exclusive|transaction|serial',
    writers:
      '^(write|replace)_?(file|json)?_?atomic(ally)?(Sync)?$|^atomicWrite(File)?(Sync)?$|^writeFileAtomic(Sync)?$',
    ignore: String.raw`package\.json|tsconfig|te?mp`,
  },
  create(context, { locks, writers, ignore }) {
    const { sourceCode } = context;
    const isLock = new RegExp(locks, 'iu');
    const isWriter = new RegExp(writers, 'iu');
    const ignored = new RegExp(ignore, 'iu');
    const ownWrites: TSESTree.CallExpression[] = [];
    return {
      CallExpression(node) {
        if (isWriter.test(nameOf(node.callee) ?? '')) ownWrites.push(node);
      },
      'Program:exit'() {
        const parsed = callsOf(sourceCode, reads).filter(({ node }) => isParsed(node, sourceCode));
        const written = [...callsOf(sourceCode, writes).map(({ node }) => node), ...ownWrites];
        for (const write of written) {
          const [path, data] = write.arguments;
          const home = functionAround(write);
          if (path === undefined || data === undefined || home === null) continue;
          if (!isJsonText(sourceCode, data)) continue;
          const text = sourceCode.getText(path);
          const read = parsed.find(
            ({ node }) =>
              functionAround(node) === home &&
              node.range[0] < write.range[0] &&
              node.arguments[0] !== undefined &&
              sourceCode.getText(node.arguments[0]) === text,
          );
          if (read === undefined || ignored.test(sourceCode.getText(resolved(sourceCode, path))))
            continue;
          if (ignored.test(text) || isLocked(write, home, isLock, sourceCode)) continue;
          context.report({ node: write, messageId: 'unlocked', data: { path: text } });
        }
      },
    };
  },
});

/** Whether what was read is given to `JSON.parse`, at once or by way of a variable. */
function isParsed(read: Node, source: SourceCode): boolean {
  const isParse = (node: Node | undefined): boolean =>
    node?.type === 'CallExpression' &&
    nameOf(node.callee) === 'parse' &&
    node.arguments.some((each) => bare(resolved(source, each)) === read);
  const home = functionAround(read);
  let found = false;
  walk(home ?? source.ast, source.visitorKeys, (node) => {
    if (isParse(node)) found = true;
    return found ? false : undefined;
  });
  return found;
}

/** Whether the work is given to a function that locks, or the functions around take a lock. */
function isLocked(node: Node, home: FunctionNode, isLock: RegExp, source: SourceCode): boolean {
  for (let fn: FunctionNode | null = home; fn !== null; fn = functionAround(fn)) {
    if (isLock.test(functionName(fn) ?? '')) return true;
    const call = fn.parent;
    const isCallback = call.type === 'CallExpression' && call.callee !== fn;
    if (isCallback && isLock.test(source.getText(call.callee))) return true;
    const taken: Node[] = [];
    walk(fn.body, source.visitorKeys, (each) => {
      if (isFunction(each) && !isInside(node, each)) return false;
      if (each.type !== 'CallExpression' || each.range[0] > node.range[0]) return undefined;
      if (isLock.test(source.getText(each.callee))) taken.push(each);
      return undefined;
    });
    if (taken.length > 0) return true;
  }
  return false;
}

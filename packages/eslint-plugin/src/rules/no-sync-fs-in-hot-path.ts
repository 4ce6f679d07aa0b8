import { defineRule } from '../rule/define-rule.ts';
import { names, toggle } from '../rule/option-kinds.ts';
import { callsOf } from '../syntax/node-calls.ts';
import {
  functionName,
  functionsAround,
  nameOf,
  parentOf,
  type FunctionNode,
  type Node,
} from '../syntax/nodes.ts';
import { variableOf, type SourceCode } from '../syntax/variables.ts';

const files = [
  'readFile',
  'writeFile',
  'appendFile',
  'readdir',
  'stat',
  'lstat',
  'exists',
  'access',
  'mkdir',
  'rm',
  'unlink',
  'rename',
  'copyFile',
  'cp',
  'open',
  'fsync',
  'fdatasync',
  'readlink',
  'realpath',
].map((name) => `${name}Sync`);
const sync = { fs: files, child_process: ['execSync', 'execFileSync', 'spawnSync'] };
const listens = new Set(['on', 'addListener', 'prependListener']);
const hotEvents = new Set([
  'data',
  'message',
  'request',
  'connection',
  'line',
  'readable',
  'chunk',
]);
const servers = new Set(['createServer', 'setInterval']);

/** While a file is waited for, no timer fires, no signal is seen and nobody else is served. */
export const noSyncFsInHotPath = defineRule({
  description: 'Disallow synchronous file and process calls in code that runs all the time',
  messages: {
    blocks: '{{name}} stops everything else in the process, and {{place}} runs again and again.',
  },
  options: {
    hotFunctions: names('Functions of your own that run all the time.'),
    hotEvents: names('More events that come all the time.'),
    asyncLoops: toggle('Also look at loops in async functions.'),
  },
  defaults: {
    hotFunctions: [] as readonly string[],
    hotEvents: [] as readonly string[],
    asyncLoops: false,
  },
  strict: { asyncLoops: true },
  create(context, { hotFunctions, hotEvents: moreEvents, asyncLoops }) {
    const { sourceCode } = context;

    const hotPlace = (node: Node): string | null => {
      const loop = loopAround(node);
      if (loop?.type === 'ForOfStatement' && loop.await) return 'a loop over a stream';
      const [nearest, ...outer] = functionsAround(node);
      if (nearest === undefined) return null;
      if (asyncLoops && loop !== null && nearest.async) return 'a loop in an async function';
      for (const fn of [nearest, ...outer]) {
        const name = functionName(fn);
        if (name !== null && hotFunctions.includes(name)) return name;
        if (hasHotTag(fn, sourceCode)) return name ?? 'a function marked @hot';
        for (const use of usesOf(fn, sourceCode)) {
          const place = calledBackBy(use, moreEvents);
          if (place !== null) return place;
        }
      }
      return null;
    };

    return {
      'Program:exit'() {
        for (const { node, name } of callsOf(sourceCode, sync)) {
          const place = hotPlace(node);
          if (place !== null) context.report({ node, messageId: 'blocks', data: { name, place } });
        }
      },
    };
  },
});

function loopAround(node: Node): Node | null {
  for (let at = parentOf(node); at !== null; at = parentOf(at)) {
    if (at.type.startsWith('Function') || at.type === 'ArrowFunctionExpression') return null;
    if (/^(For|While|DoWhile)/u.test(at.type)) return at;
  }
  return null;
}

/** A function where it is written, and where its name is handed on. */
function usesOf(fn: FunctionNode, source: SourceCode): Node[] {
  const named =
    fn.type === 'FunctionDeclaration'
      ? fn.id
      : fn.parent.type === 'VariableDeclarator'
        ? fn.parent.id
        : null;
  const references = named === null ? [] : (variableOf(source, named)?.references ?? []);
  return [fn, ...references.map(({ identifier }) => identifier as Node)];
}

function calledBackBy(callback: Node, moreEvents: readonly string[]): string | null {
  const call = callback.parent;
  if (call?.type !== 'CallExpression' || call.callee === callback) return null;
  const name = nameOf(call.callee) ?? '';
  if (servers.has(name)) return `the callback of ${name}`;
  const [event] = call.arguments;
  if (!listens.has(name) || event?.type !== 'Literal' || event === callback) return null;
  const isHot = hotEvents.has(String(event.value)) || moreEvents.includes(String(event.value));
  return isHot ? `the listener of '${String(event.value)}'` : null;
}

function hasHotTag(fn: FunctionNode, source: SourceCode): boolean {
  const holders: Node[] = [fn];
  for (let at = parentOf(fn); at !== null && at.type !== 'Program'; at = parentOf(at)) {
    holders.push(at);
    if (!/^(Variable|Export|Property|Method)/u.test(at.type)) break;
  }
  return holders.some((node) =>
    source.getCommentsBefore(node).some((each) => /@hot\b/u.test(each.value)),
  );
}

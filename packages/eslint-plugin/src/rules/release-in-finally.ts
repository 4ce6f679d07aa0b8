import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { defineRule } from '../rule/define-rule.ts';
import { pattern } from '../rule/option-kinds.ts';
import {
  bare,
  functionAround,
  isFunction,
  isInside,
  nameOf,
  parentOf,
  walk,
  type Node,
} from '../syntax/nodes.ts';
import { variableOf, type SourceCode } from '../syntax/variables.ts';

/** A lock and the calls that give it back. */
interface Held {
  readonly node: TSESTree.CallExpression;
  /** The variable that the lock is in, if any. */
  readonly variable: TSESTree.Identifier | null;
  /** What was locked: the object of the call, else its first argument, as text. */
  readonly what: string | null;
}

/** When the work between throws, a lock that is released after it stays for ever. */
export const releaseInFinally = defineRule({
  description: 'Require a lock to be released in `finally`',
  messages: {
    notInFinally:
      'If something throws before this line, what was taken by {{taken}} is never released. Move this into `finally`.',
    wrap: 'Put what stands between into `try`, and this into `finally`.',
  },
  options: {
    acquire: pattern('Names of functions and methods that take a lock.'),
    release: pattern('Names of functions and methods that give it back.'),
  },
  defaults: {
    acquire:
      '^(lock|lockSync|acquire|acquireSync|(acquire|take|obtain|get)_?(the_?)?(lock|lease|mutex|semaphore)(Sync)?|lockFile(Sync)?)$',
    release:
      '^(un_?lock|release|unlockSync|releaseSync|(release|drop)_?(the_?)?(lock|lease|mutex|semaphore)(Sync)?|unlockFile(Sync)?)$',
  },
  suggests: true,
  create(context, { acquire, release }) {
    const { sourceCode } = context;
    const takes = new RegExp(acquire, 'iu');
    const releases = new RegExp(release, 'iu');
    return {
      CallExpression(node) {
        if (!takes.test(nameOf(node.callee) ?? '')) return;
        const held = heldBy(node);
        if (held === null) return;
        const calls = releasesOf(held, releases, sourceCode).filter(
          (call) => call.range[0] > node.range[1] && isReached(call, node),
        );
        // Released on the way of an error too: `catch` gives it back, or `finally` does.
        if (calls.some((call) => isOnErrorPath(call))) return;
        const [first] = calls;
        if (first === undefined || !hasWorkBetween(node, first, sourceCode)) return;
        context.report({
          node: first,
          messageId: 'notInFinally',
          data: { taken: sourceCode.getText(node.callee) },
          suggest: wrapIn(node, first, calls, sourceCode),
        });
      },
    };
  },
});

/** The lock that a call takes, where its statement says what it is kept in. */
function heldBy(node: TSESTree.CallExpression): Held | null {
  let at: Node = node;
  while (at.parent !== undefined && bare(at.parent) === node) at = at.parent;
  const { parent } = at;
  const [first] = node.arguments;
  const what =
    node.callee.type === 'MemberExpression' && node.arguments.length === 0
      ? nameOf(node.callee.object)
      : (nameOf(first) ?? (first?.type === 'Literal' ? first.raw : null));
  if (parent?.type === 'ExpressionStatement') return { node, variable: null, what };
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return null;
  // `using` and `await using` release by themselves.
  if (parent.parent.kind.includes('using')) return null;
  return { node, variable: parent.id, what };
}

/** The calls in the same function that give the lock back. */
function releasesOf(held: Held, releases: RegExp, source: SourceCode): TSESTree.CallExpression[] {
  const home = functionAround(held.node);
  const found: TSESTree.CallExpression[] = [];
  const variable = held.variable === null ? null : variableOf(source, held.variable);
  walk(home ?? source.ast, source.visitorKeys, (node) => {
    if (isFunction(node) && node !== home) return false;
    if (node.type !== 'CallExpression') return undefined;
    const { callee } = node;
    const isLock = (each: Node) => variable !== null && variableOf(source, each) === variable;
    const byName = releases.test(nameOf(callee) ?? '');
    const object = callee.type === 'MemberExpression' ? callee.object : null;
    const [argument] = node.arguments;
    const given = nameOf(argument) ?? (argument?.type === 'Literal' ? argument.raw : null);
    const same =
      isLock(callee) ||
      (byName && object !== null && isLock(object)) ||
      (byName && argument !== undefined && isLock(argument)) ||
      (byName && held.what !== null && (given === held.what || nameOf(object) === held.what));
    if (same) found.push(node);
    return undefined;
  });
  return found;
}

/** Whether the way from taking a lock can lead to a call: not into another branch, nor past an exit. */
function isReached(release: Node, taken: Node): boolean {
  let below = taken;
  for (let at = parentOf(taken); at !== null && !isFunction(at); at = parentOf(at)) {
    if (isInside(release, at)) {
      return (
        !/^(IfStatement|ConditionalExpression|SwitchStatement)$/u.test(at.type) || isTest(at, below)
      );
    }
    const last = at.type === 'BlockStatement' || at.type === 'SwitchCase' ? lastOf(at) : undefined;
    if (last !== undefined && /^(Return|Throw|Continue|Break)Statement$/u.test(last.type))
      return false;
    below = at;
  }
  return true;
}

const isTest = (node: Node, part: Node): boolean => 'test' in node && node.test === part;

function lastOf(
  node: TSESTree.BlockStatement | TSESTree.SwitchCase,
): TSESTree.Statement | undefined {
  return (node.type === 'BlockStatement' ? node.body : node.consequent).at(-1);
}

/**
 * `try { … } finally { release() }` in the place of what stands between the two, where both are
 * statements of one block and nothing that is declared between them is used afterwards.
 */
function wrapIn(
  taken: Node,
  release: Node,
  all: readonly Node[],
  source: SourceCode,
): TSESLint.SuggestionReportDescriptor<'wrap'>[] {
  const [first, last] = [statementAround(taken), statementAround(release)];
  if (first === null || last === null || first.parent !== last.parent || all.length > 1) return [];
  if (last.type !== 'ExpressionStatement' || bare(last.expression) !== release) return [];
  const { parent } = first;
  if (parent?.type !== 'BlockStatement' && parent?.type !== 'Program') return [];
  const between = parent.body.slice(
    parent.body.indexOf(first as TSESTree.Statement) + 1,
    parent.body.indexOf(last),
  );
  const escapes = between.some((statement) =>
    source
      .getDeclaredVariables(statement)
      .some(({ references }) =>
        references.some(({ identifier }) => identifier.range[0] >= last.range[0]),
      ),
  );
  if (escapes || between.some(({ type }) => !/Statement$|^VariableDeclaration$/u.test(type)))
    return [];
  return [
    {
      messageId: 'wrap',
      fix: (fixer) => [
        fixer.insertTextAfter(first, '\ntry {'),
        fixer.insertTextBefore(last, '} finally {\n'),
        fixer.insertTextAfter(last, '\n}'),
      ],
    },
  ];
}

function statementAround(node: Node): Node | null {
  let at: Node | null = node;
  while (at !== null && !/(Statement|Declaration)$/u.test(at.type)) at = parentOf(at);
  return at;
}

function isOnErrorPath(call: Node): boolean {
  let below = call;
  for (let at = parentOf(call); at !== null && !isFunction(at); at = parentOf(at)) {
    if (at.type === 'CatchClause') return true;
    if (at.type === 'TryStatement' && at.finalizer === below) return true;
    below = at;
  }
  return false;
}

/** Whether anything that can throw stands between taking and releasing. */
function hasWorkBetween(taken: Node, released: Node, source: SourceCode): boolean {
  let work = false;
  walk(functionAround(taken) ?? source.ast, source.visitorKeys, (node) => {
    if (node.range[0] >= taken.range[1] && node.range[1] <= released.range[0]) {
      if (/^(Call|Await|New|Yield|TaggedTemplate)Expression$|^ThrowStatement$/u.test(node.type)) {
        work = true;
      }
    }
    return undefined;
  });
  return work;
}

import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule } from '../rule/define-rule.ts';
import { toggle, word } from '../rule/option-kinds.ts';
import { callsOf } from '../syntax/node-calls.ts';
import { bare, nameOf, type Node } from '../syntax/nodes.ts';
import { variableOf, type SourceCode } from '../syntax/variables.ts';

const spawns = { child_process: ['spawn', 'fork'] };
const listens = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']);
const ends = new Set(['kill', 'pid', 'disconnect']);

/** What a file does with a child process. */
interface Uses {
  /** It leaves the function, so that somebody else may handle it. */
  readonly escapes: boolean;
  readonly handlesError: boolean;
  readonly ends: boolean;
}

/** Without a listener, a program that is not there ends us; a detached one that nobody ends outlives us. */
export const handledSpawn = defineRule({
  description: 'Require a spawned process to have an error handler and a way to end it',
  messages: {
    noErrorHandler:
      'Without a listener for `error`, a program that is missing or not executable ends this process.',
    noEnd: 'This process leads a group of its own, and nothing here can end it: keep its pid.',
    noLimit:
      'Nothing ends this process: no kill, no signal, no timeout. It outlives whoever waits for it.',
    listenWith: 'Hand its error to {{handler}}.',
  },
  options: {
    requireEnd: toggle('Also ask for a way to end processes that are not detached.'),
    handler: word('A function that takes an error; offered as a suggestion.'),
  },
  defaults: { requireEnd: false, handler: '' },
  strict: { requireEnd: true },
  suggests: true,
  create(context, { requireEnd, handler }) {
    const { sourceCode } = context;
    return {
      'Program:exit'() {
        for (const { node } of callsOf(sourceCode, spawns)) {
          const uses = usesOf(node, sourceCode);
          if (uses.escapes) continue;
          if (!uses.handlesError) {
            context.report({
              node,
              messageId: 'noErrorHandler',
              suggest:
                handler === ''
                  ? []
                  : [
                      {
                        messageId: 'listenWith',
                        data: { handler },
                        fix: (fixer) => fixer.insertTextAfter(node, `.once('error', ${handler})`),
                      },
                    ],
            });
          }
          if (uses.ends || hasOption(node, 'signal') || hasOption(node, 'timeout')) continue;
          const detached = hasOption(node, 'detached');
          if (detached) context.report({ node, messageId: 'noEnd' });
          else if (requireEnd) context.report({ node, messageId: 'noLimit' });
        }
      },
    };
  },
});

function hasOption(call: TSESTree.CallExpression, name: string): boolean {
  return call.arguments.some((argument) => {
    const it = bare(argument);
    return (
      it.type === 'ObjectExpression' &&
      it.properties.some(
        (each) =>
          each.type === 'SpreadElement' ||
          (nameOf(each.key) === name &&
            !(each.value.type === 'Literal' && each.value.value === false)),
      )
    );
  });
}

function usesOf(call: Node, source: SourceCode): Uses {
  const none: Uses = { escapes: false, handlesError: false, ends: false };
  const { parent } = call;
  if (parent === undefined) return none;
  if (parent.type === 'ExpressionStatement') return none;
  if (parent.type === 'MemberExpression' && parent.object === call)
    return usesOfMember(parent, source);
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    if (parent.parent.parent.type === 'ExportNamedDeclaration') return { ...none, escapes: true };
    return usesOfVariable(parent.id, source);
  }
  if (parent.type === 'AssignmentExpression' && parent.left.type === 'Identifier') {
    return usesOfVariable(parent.left, source);
  }
  return { ...none, escapes: true };
}

function usesOfVariable(name: TSESTree.Identifier, source: SourceCode): Uses {
  const references = variableOf(source, name)?.references ?? [];
  const all = references
    .filter((each) => each.isRead())
    .map(({ identifier }) => {
      const { parent } = identifier as Node;
      if (parent?.type === 'MemberExpression' && parent.object === identifier) {
        return usesOfMember(parent, source);
      }
      const listener = parent?.type === 'CallExpression' && isErrorEvent(parent.arguments[1]);
      // `once(child, 'error')` listens; given to anything else, that may.
      return { escapes: !listener, handlesError: listener, ends: false };
    });
  return {
    escapes: all.some((each) => each.escapes),
    handlesError: all.some((each) => each.handlesError),
    ends: all.some((each) => each.ends),
  };
}

/** What `child.on('error', …)`, `child.kill()` and a chain of such calls mean. */
function usesOfMember(member: TSESTree.MemberExpression, source: SourceCode): Uses {
  const name = nameOf(member) ?? '';
  const call = member.parent;
  if (call.type !== 'CallExpression' || call.callee !== member) {
    return { escapes: false, handlesError: false, ends: ends.has(name) };
  }
  const handlesError = listens.has(name) && isErrorEvent(call.arguments[0]);
  const chained = listens.has(name) ? usesOf(call, source) : null;
  return {
    escapes: chained?.escapes ?? false,
    handlesError: handlesError || (chained?.handlesError ?? false),
    ends: ends.has(name) || (chained?.ends ?? false),
  };
}

function isErrorEvent(node: Node | undefined): boolean {
  return node?.type === 'Literal' && node.value === 'error';
}

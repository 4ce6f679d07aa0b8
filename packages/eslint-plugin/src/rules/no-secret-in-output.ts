import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule } from '../rule/define-rule.ts';
import { names, pattern } from '../rule/option-kinds.ts';
import { callsOf } from '../syntax/node-calls.ts';
import { bare, nameOf, type Node } from '../syntax/nodes.ts';
import { resolved } from '../syntax/variables.ts';

const children = {
  child_process: ['spawn', 'spawnSync', 'execFile', 'execFileSync', 'fork'],
};
const levels = new Set([
  'log',
  'info',
  'warn',
  'error',
  'debug',
  'trace',
  'fatal',
  'notice',
  'write',
]);
const transparent = new Set([
  'String',
  'stringify',
  'inspect',
  'format',
  'toString',
  'trim',
  'concat',
  'join',
]);

/** Names of messages, codes and answers about secrets: `MSG_INVALID_SECRET`, `hasPassword`. */
const saysSomething =
  /^((E|ERR|ERROR|MSG|MESSAGE|CODE|INVALID|MISSING|BAD|WRONG|EXPIRED|UNKNOWN)_|(is|has|needs|requires|invalid|missing|bad|wrong|expired|unknown|forgot)[A-Z_])/u;

/** What is logged, thrown or put on a command line is read by others: logs, crash reports, `ps`. */
export const noSecretInOutput = defineRule({
  description: 'Disallow secrets in logs, in errors and on command lines',
  messages: {
    shown: '{{name}} looks like a secret and would stand in {{where}}, which others can read.',
    redact: 'Write [redacted] instead.',
  },
  options: {
    secrets: pattern('Names of what is secret.'),
    constants: pattern('Names of secret constants and variables of the environment, case and all.'),
    loggers: pattern('Names of objects that log.'),
    redactors: names('Functions that keep what they are given, and are not seen through.'),
  },
  defaults: {
    secrets:
      '(secret|passw(or)?d|passphrase|api_?key|private_?key|credentials?|(access|auth|api|bearer|refresh|session|github|gh|npm|vault|csrf|client|id)_?token)$',
    constants: '^[A-Z0-9_]*TOKEN$',
    loggers: '(^|_)(console|log|logger|stdout|stderr)$|Logger$|Log$',
    redactors: [] as readonly string[],
  },
  suggests: true,
  create(context, { secrets, constants, loggers, redactors }) {
    const { sourceCode } = context;
    const isSecret = new RegExp(secrets, 'iu');
    const isSecretConstant = new RegExp(constants, 'u');
    const isSecretName = (name: string) =>
      (isSecret.test(name) || isSecretConstant.test(name)) && !saysSomething.test(name);
    const isLogger = new RegExp(loggers, 'u');

    /** A constant text with spaces in it says something; it is not a secret. */
    const isSentence = (node: Node) => {
      const it = resolved(sourceCode, node);
      return it.type === 'Literal' && /\S\s+\S/u.test(String(it.value));
    };

    /** The secrets that would stand in the text of an expression. */
    const secretsIn = (node: Node): Node[] => {
      const it = bare(node);
      switch (it.type) {
        case 'Identifier':
        case 'MemberExpression':
          return isSecretName(nameOf(it) ?? '') && !isSentence(it) ? [it] : [];
        case 'TemplateLiteral':
          return it.expressions.flatMap(secretsIn);
        case 'BinaryExpression':
          return it.operator === '+' ? [...secretsIn(it.left), ...secretsIn(it.right)] : [];
        case 'LogicalExpression':
          return it.operator === '&&'
            ? secretsIn(it.right)
            : [...secretsIn(it.left), ...secretsIn(it.right)];
        case 'ConditionalExpression':
          return [...secretsIn(it.consequent), ...secretsIn(it.alternate)];
        case 'ArrayExpression':
          return it.elements.flatMap((each) => (each === null ? [] : secretsIn(each)));
        case 'SpreadElement':
          return secretsIn(it.argument);
        case 'ObjectExpression':
          return it.properties.flatMap((each) =>
            each.type === 'Property' ? secretsIn(each.value) : secretsIn(each.argument),
          );
        case 'CallExpression': {
          const name = nameOf(it.callee) ?? '';
          if (!transparent.has(name) || redactors.includes(name)) return [];
          const object = it.callee.type === 'MemberExpression' ? secretsIn(it.callee.object) : [];
          return [...object, ...it.arguments.flatMap(secretsIn)];
        }
        default:
          return [];
      }
    };

    const report = (shown: readonly Node[], where: string) => {
      for (const node of shown) {
        context.report({
          node,
          messageId: 'shown',
          data: { name: sourceCode.getText(node), where },
          suggest:
            node.parent?.type === 'Property' && node.parent.shorthand
              ? []
              : [{ messageId: 'redact', fix: (fixer) => fixer.replaceText(node, "'[redacted]'") }],
        });
      }
    };

    const newError = (node: TSESTree.NewExpression | TSESTree.CallExpression) => {
      if (!(nameOf(node.callee) ?? '').endsWith('Error')) return;
      report(node.arguments.flatMap(secretsIn), 'an error');
    };

    return {
      NewExpression: newError,
      CallExpression(node) {
        const { callee } = node;
        if (callee.type === 'MemberExpression') {
          const isLog =
            levels.has(nameOf(callee) ?? '') && isLogger.test(nameOf(callee.object) ?? '');
          if (isLog) report(node.arguments.flatMap(secretsIn), 'a log');
        } else {
          newError(node);
        }
      },
      'Program:exit'() {
        for (const { node } of callsOf(sourceCode, children)) {
          const argv = node.arguments
            .slice(0, 2)
            .filter((each) => bare(each).type !== 'ObjectExpression');
          report(argv.flatMap(secretsIn), 'the argv of a process');
        }
      },
    };
  },
});

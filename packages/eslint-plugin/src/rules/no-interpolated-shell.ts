import type { TSESTree } from '@typescript-eslint/utils';
import { getStaticValue } from '@eslint-community/eslint-utils';
import { defineRule } from '../rule/define-rule.ts';
import { names } from '../rule/option-kinds.ts';
import { callsOf, readsOf } from '../syntax/node-calls.ts';
import { bare, nameOf, textParts, type Node } from '../syntax/nodes.ts';
import { isNumeric } from '../syntax/types.ts';
import { resolved, variableOf } from '../syntax/variables.ts';

const shells = { child_process: ['exec', 'execSync'] };
const programs = { child_process: ['spawn', 'spawnSync', 'execFile', 'execFileSync'] };
const shellNames = /^(.*\/)?(sh|bash|zsh|dash|ksh|cmd(\.exe)?|powershell(\.exe)?|pwsh)$/u;

/** A value in a shell text is read as shell: a name like `x; rm -rf ~` runs. */
export const noInterpolatedShell = defineRule({
  description: 'Disallow shell commands that are built from values',
  messages: {
    built:
      '{{part}} becomes part of a shell command and is read as shell. Give a program and its arguments as a list.',
  },
  options: {
    quoters: names('Functions that quote a value for the shell.'),
    functions: names('Functions of your own that run a shell text.'),
  },
  defaults: {
    quoters: ['quote', 'shellQuote', 'shellEscape', 'escapeShellArg', 'shq'] as readonly string[],
    functions: [] as readonly string[],
  },
  create(context, { quoters, functions }) {
    const { sourceCode } = context;

    const isHarmless = (part: Node): boolean => {
      const it = resolved(sourceCode, part);
      if (it.type === 'TemplateElement' || it.type === 'Literal') return true;
      if (it.type === 'CallExpression') {
        const name = nameOf(it.callee) ?? '';
        if (quoters.includes(name)) return true;
        // `words.map(quote).join(' ')`
        if (name === 'join' && it.callee.type === 'MemberExpression') {
          return isHarmless(it.callee.object);
        }
        if (name === 'map') return quoters.includes(nameOf(it.arguments[0]) ?? '');
        return name === 'Number' || name === 'parseInt';
      }
      if (it.type === 'ConditionalExpression') {
        return isHarmless(it.consequent) && isHarmless(it.alternate);
      }
      if (it.type === 'TemplateLiteral') return textParts(it).every(isHarmless);
      if (it.type === 'MemberExpression' && sourceCode.getText(it) === 'process.pid') return true;
      const scope = sourceCode.getScope(it) as unknown as Parameters<typeof getStaticValue>[1];
      const value = getStaticValue(it as unknown as Parameters<typeof getStaticValue>[0], scope);
      return value !== null || isNumeric(sourceCode, it);
    };

    const check = (command: Node | undefined) => {
      if (command === undefined) return;
      const parts = textParts(resolved(sourceCode, command));
      const value = parts.length > 1 ? parts.find((part) => !isHarmless(part)) : undefined;
      if (value === undefined) return;
      context.report({
        node: command,
        messageId: 'built',
        data: { part: sourceCode.getText(value) },
      });
    };

    return {
      CallExpression(node) {
        if (functions.includes(nameOf(node.callee) ?? '')) check(node.arguments[0]);
      },
      'Program:exit'() {
        for (const { node } of callsOf(sourceCode, shells)) check(node.arguments[0]);
        for (const { node } of readsOf(sourceCode, shells)) {
          for (const call of promisified(node)) check(call.arguments[0]);
        }
        for (const { node } of callsOf(sourceCode, programs)) {
          const [program, argv] = node.arguments;
          if (node.arguments.some(asksForShell)) check(program);
          if (program === undefined || argv === undefined) continue;
          const name = resolved(sourceCode, program);
          if (name.type !== 'Literal' || !shellNames.test(String(name.value))) continue;
          const list = resolved(sourceCode, argv);
          if (list.type === 'ArrayExpression') check(afterDashC(list));
        }
      },
    };

    /** The calls of what `promisify(exec)` was stored in. */
    function promisified(read: Node): TSESTree.CallExpression[] {
      const { parent } = read;
      if (parent?.type !== 'CallExpression' || nameOf(parent.callee) !== 'promisify') return [];
      const declarator = parent.parent;
      if (declarator.type !== 'VariableDeclarator') return [];
      const references = variableOf(sourceCode, declarator.id)?.references ?? [];
      return references.flatMap(({ identifier }) => {
        const call = (identifier as Node).parent;
        return call?.type === 'CallExpression' && call.callee === identifier ? [call] : [];
      });
    }
  },
});

function asksForShell(argument: Node): boolean {
  const it = bare(argument);
  return (
    it.type === 'ObjectExpression' &&
    it.properties.some(
      (each) =>
        each.type === 'Property' &&
        nameOf(each.key) === 'shell' &&
        !(each.value.type === 'Literal' && each.value.value === false),
    )
  );
}

/** The text that a shell is told to run: what follows `-c`. What comes later are its arguments. */
function afterDashC({ elements }: TSESTree.ArrayExpression): Node | undefined {
  const at = elements.findIndex(
    (each) => each?.type === 'Literal' && /^(-[a-z]*c|\/c|-Command)$/iu.test(String(each.value)),
  );
  return at === -1 ? undefined : (elements[at + 1] ?? undefined);
}

import type { TSESTree } from '@typescript-eslint/utils';
import { getStringIfConstant } from '@eslint-community/eslint-utils';
import { defineRule } from '../rule/define-rule.ts';
import { names, pattern, word } from '../rule/option-kinds.ts';
import { callsOf } from '../syntax/node-calls.ts';
import {
  bare,
  functionAround,
  functionName,
  functionsAround,
  isInside,
  nameOf,
  textParts,
  type Node,
} from '../syntax/nodes.ts';
import { isJsonText, resolved, type SourceCode } from '../syntax/variables.ts';

const writes = { fs: ['writeFile', 'writeFileSync'], 'fs/promises': ['writeFile'] };
const renames = { fs: ['rename', 'renameSync'], 'fs/promises': ['rename'] };

/** A file that is written in place is empty or half there when the process or the machine dies. */
export const atomicStateWrite = defineRule({
  description: 'Require state files to be replaced atomically, not written in place',
  messages: {
    inPlace:
      'A crash in this write leaves {{file}} empty or torn. Write a temporary file and rename it.',
    useHelper: 'Use {{helper}}.',
  },
  options: {
    stateFiles: pattern('File names that hold state.'),
    stateNames: pattern('Names of variables that hold the path of state.'),
    temporary: pattern('Words that make a path temporary.'),
    helpers: names('Functions that may write in place, as they write atomically as a whole.'),
    suggest: word('A function of the file that writes atomically, offered instead.'),
  },
  defaults: {
    stateFiles: String.raw`(^|[/\\._-])(state|manifest|checkpoint|cursor|lease|snapshot|registry|journal|index)\.json$`,
    stateNames: '(state|manifest|checkpoint|cursor|lease|snapshot|registry)_?(file|path)$',
    temporary: 'te?mp|partial|scratch|draft|backup',
    helpers: [] as readonly string[],
    suggest: '',
  },
  suggests: true,
  create(context, { stateFiles, stateNames, temporary, helpers, suggest }) {
    const { sourceCode } = context;
    const isStateFile = new RegExp(stateFiles, 'iu');
    const isStateName = new RegExp(stateNames, 'iu');
    const isTemporary = new RegExp(temporary, 'iu');
    return {
      'Program:exit'() {
        const renamed = callsOf(sourceCode, renames);
        for (const { node, name } of callsOf(sourceCode, writes)) {
          const [path, data, options] = node.arguments;
          if (path === undefined || data === undefined || appends(options)) continue;
          const file = lastPart(sourceCode, path);
          const state =
            isStateFile.test(file ?? '') ||
            (file === null && isStateName.test(nameOf(path) ?? '') && isJsonText(sourceCode, data));
          if (!state || isTemporary.test(sourceCode.getText(path))) continue;
          const around = functionsAround(node).map((each) => functionName(each) ?? '');
          if (around.some((each) => /atomic/iu.test(each) || helpers.includes(each))) continue;
          const home = functionAround(node);
          const moved = renamed.some(
            (each) =>
              (home === null || isInside(each.node, home)) &&
              sameText(sourceCode, each.node.arguments[0], path),
          );
          if (moved) continue;
          context.report({
            node,
            messageId: 'inPlace',
            data: { file: file ?? sourceCode.getText(path), name },
            suggest:
              suggest === ''
                ? []
                : [
                    {
                      messageId: 'useHelper',
                      data: { helper: suggest },
                      fix: (fixer) => fixer.replaceText(node.callee, suggest),
                    },
                  ],
          });
        }
      },
    };
  },
});

/** Whether the options add to a file or create a new one: neither replaces what was there. */
function appends(options: TSESTree.CallExpressionArgument | undefined): boolean {
  if (options === undefined || bare(options).type !== 'ObjectExpression') return false;
  const flag = (bare(options) as TSESTree.ObjectExpression).properties.find(
    (each) => each.type === 'Property' && nameOf(each.key) === 'flag',
  );
  if (flag?.type !== 'Property' || flag.value.type !== 'Literal') return false;
  return /[ax]/u.test(String(flag.value.value));
}

/** The constant end of a path, as in `join(root, 'state.json')`; `null` if it is not constant. */
function lastPart(source: SourceCode, node: Node): string | null {
  const it = resolved(source, node);
  if (it.type === 'CallExpression' && /^(join|resolve)$/u.test(nameOf(it.callee) ?? '')) {
    const last = it.arguments.at(-1);
    return last === undefined ? null : lastPart(source, last);
  }
  if (it.type === 'NewExpression' && nameOf(it.callee) === 'URL') {
    const [first] = it.arguments;
    return first === undefined ? null : lastPart(source, first);
  }
  const last = textParts(it).at(-1);
  if (last?.type === 'TemplateElement') return last.value.cooked;
  if (last === undefined) return null;
  return getStringIfConstant(last as unknown as Parameters<typeof getStringIfConstant>[0]);
}

function sameText(source: SourceCode, a: Node | undefined, b: Node): boolean {
  return a !== undefined && source.getText(a) === source.getText(b);
}

import type { TSESTree } from '@typescript-eslint/utils';
import { defineRule } from '../rule/define-rule.ts';
import { names, pattern, toggle } from '../rule/option-kinds.ts';
import { callsOf } from '../syntax/node-calls.ts';
import { bare, functionAround, isFunction, nameOf, textParts, type Node } from '../syntax/nodes.ts';
import {
  initOf,
  resolved,
  variableOf,
  type SourceCode,
  type Variable,
} from '../syntax/variables.ts';

const joins = { path: ['join', 'resolve'] };
const files = [
  'readFile',
  'writeFile',
  'appendFile',
  'mkdir',
  'rm',
  'rmdir',
  'unlink',
  'readdir',
  'rename',
  'open',
  'access',
  'stat',
  'cp',
  'copyFile',
  'createReadStream',
  'createWriteStream',
];
const fileCalls = {
  fs: [...files, ...files.map((name) => `${name}Sync`)],
  'fs/promises': files,
};
const requestParts = new Set(['params', 'query', 'body', 'headers']);
const requests = /^(req|request|ctx|context|event|message|msg)$/iu;

/** An id from outside with `..` or `/` in it reaches files that it should not. */
export const noUnsanitizedPathId = defineRule({
  description: 'Disallow ids from outside in a path before they were sanitized',
  messages: {
    outside:
      '{{name}} comes from outside and becomes part of a path: `..` or `/` in it reaches other files. Sanitize it first.',
    sanitizeWith: 'Hand it to {{sanitizer}}.',
  },
  options: {
    sanitizers: names('Functions that return a safe id or throw; each is offered as a suggestion.'),
    sanitizerPattern: pattern('Names of functions that are taken for sanitizers.'),
    idPattern: pattern('Names of variables and properties that are ids; case matters.'),
    parameterPattern: pattern('Names of parameters that are ids; case matters.'),
    parameters: toggle('Also take untyped and string parameters of exported functions as outside.'),
  },
  defaults: {
    sanitizers: [] as readonly string[],
    sanitizerPattern:
      '^(to|assert|check|ensure|is|validate|parse|sanitize|safe|slug|hash|basename)',
    idPattern: '(^(id|name|slug)|[a-z0-9](Id|Name|Slug)|_(id|ID|name|NAME|slug|SLUG))$',
    parameterPattern: '(^id|[a-z0-9]Id|_id|[sS]lug)$',
    parameters: false,
  },
  strict: { parameters: true },
  suggests: true,
  create(context, { sanitizers, sanitizerPattern, idPattern, parameterPattern, parameters }) {
    const { sourceCode } = context;
    const sanitizes = new RegExp(sanitizerPattern, 'u');
    const isId = new RegExp(idPattern, 'u');
    const isIdParameter = new RegExp(parameterPattern, 'u');
    const isSanitizer = (node: Node) => {
      const name = nameOf(node) ?? '';
      return sanitizers.includes(name) || sanitizes.test(name);
    };

    const fromOutside = (node: Node): boolean => {
      const it = bare(node);
      if (it.type === 'LogicalExpression') return fromOutside(it.left) || fromOutside(it.right);
      if (isExternal(sourceCode, it, isId)) return true;
      if (it.type !== 'Identifier') return false;
      const variable = variableOf(sourceCode, it);
      if (variable === null || isGuarded(variable, it)) return false;
      const init = initOf(variable);
      if (init !== null) return fromOutside(init);
      return (
        isDestructuredFromOutside(variable, isId) ||
        (parameters && isIdParameter.test(it.name) && isOpenParameter(variable))
      );
    };

    /** Whether the function gave the id to a sanitizer or a test before it came here. */
    const isGuarded = (variable: Variable, use: Node): boolean =>
      variable.references.some(({ identifier }) => {
        if (identifier.range[0] >= use.range[0]) return false;
        const { parent } = identifier as Node;
        if (parent?.type !== 'CallExpression' || parent.callee === identifier) return false;
        return (
          isSanitizer(parent.callee) ||
          /^(test|has|includes|match)$/u.test(nameOf(parent.callee) ?? '')
        );
      });

    const check = (part: Node) => {
      if (fromOutside(part)) {
        context.report({
          node: part,
          messageId: 'outside',
          data: { name: sourceCode.getText(part) },
          suggest: sanitizers.map((sanitizer) => ({
            messageId: 'sanitizeWith',
            data: { sanitizer },
            fix: (fixer) => fixer.replaceText(part, `${sanitizer}(${sourceCode.getText(part)})`),
          })),
        });
      }
    };

    return {
      'Program:exit'() {
        for (const { node } of callsOf(sourceCode, joins)) {
          for (const argument of node.arguments.slice(1)) textParts(argument).forEach(check);
        }
        for (const { node } of callsOf(sourceCode, fileCalls)) {
          const [path] = node.arguments;
          const parts = path === undefined ? [] : textParts(path);
          if (parts.length > 1) parts.slice(1).forEach(check);
        }
      },
    };
  },
});

/** `process.argv[2]`, `request.params.x`, and ids in `process.env` and in `JSON.parse(…)`. */
function isExternal(source: SourceCode, node: Node, isId: RegExp): boolean {
  if (node.type !== 'MemberExpression') return false;
  const object = bare(node.object);
  const whole = resolved(source, object);
  if (isRequestPart(whole)) return true;
  if (isPartOf(whole, 'process', 'argv')) return true;
  const open = isParsedJson(whole) || isPartOf(whole, 'process', 'env');
  return open && isId.test(nameOf(node) ?? '');
}

function isPartOf(node: Node, object: string, name: string): boolean {
  return (
    node.type === 'MemberExpression' && nameOf(node.object) === object && nameOf(node) === name
  );
}

function isParsedJson(node: Node): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    nameOf(node.callee.object) === 'JSON' &&
    nameOf(node.callee) === 'parse'
  );
}

function isRequestPart(node: Node): boolean {
  if (node.type !== 'MemberExpression') return false;
  return requests.test(nameOf(node.object) ?? '') && requestParts.has(nameOf(node) ?? '');
}

function isDestructuredFromOutside(variable: Variable, isId: RegExp): boolean {
  const declarator = variable.defs[0]?.node;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type === 'Identifier')
    return false;
  const init = declarator.init === null ? null : bare(declarator.init);
  if (init === null) return false;
  const open = isParsedJson(init) || isPartOf(init, 'process', 'env');
  return isRequestPart(init) || (open && isId.test(variable.name));
}

/** A parameter of an exported function that may be any text. */
function isOpenParameter(variable: Variable): boolean {
  const [definition] = variable.defs;
  if (definition?.type !== 'Parameter' || definition.name.type !== 'Identifier') return false;
  const { typeAnnotation, parent } = definition.name;
  const type = typeAnnotation?.typeAnnotation.type ?? 'TSStringKeyword';
  if (type !== 'TSStringKeyword' || !isFunction(parent)) return false;
  return isExported(parent);
}

function isExported(fn: TSESTree.Node): boolean {
  const declaration =
    fn.parent?.type === 'VariableDeclarator' ? fn.parent.parent.parent : fn.parent;
  return declaration?.type === 'ExportNamedDeclaration' && functionAround(fn) === null;
}

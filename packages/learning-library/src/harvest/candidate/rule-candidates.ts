import type { File, Node } from '@babel/types';
import type { Candidate, Finding } from '../finding.ts';
import { parseScript } from '../syntax/parse-script.ts';
import {
  constantsOf,
  keyOf,
  property,
  resolved,
  staticText,
  type Constants,
} from '../syntax/static-value.ts';
import { lineOf, walk } from '../syntax/walk.ts';
import type { ReadText } from './codemod-candidates.ts';
import { candidateFrom, packId } from './pack-files.ts';
import { standing } from './stands-alone.ts';

/** How many cases of each sort are taken along. */
const mostCases = 10;
/** What a case may say besides its code: with anything else it needs settings of its own. */
const plainKeys = new Set(['code', 'errors', 'output', 'name']);

/** Rules of ESLint that stand alone in a file, with the plain cases of their tests as fixtures. */
export function ruleCandidates(
  findings: readonly Finding[],
  read: ReadText,
  repository: string,
): Candidate[] {
  return findings.flatMap((finding) => {
    const [place] = finding.places;
    const id = packId(finding.id);
    if (finding.kind !== 'lint-rule' || place === undefined || id === null) return [];
    const text = read(place.path);
    const rule = text === null ? null : standing(place.path, text);
    if (text === null || rule === null || !isExported(rule.file, place.line)) return [];
    const files = fixturesOf(finding, id, read);
    if (!['positive', 'negative'].every((kind) => files.some(({ path }) => path.includes(kind)))) {
      return [];
    }
    const entry = `rule.${rule.ending}`;
    const draft = {
      id,
      kind: 'lint',
      summary: `The rule ${finding.id} of ${repository}: ${finding.summary}`,
      entry: 'lint.config.mjs',
      appliesTo: { packages: { eslint: '>=9' } },
      from: finding,
      files: [
        { path: 'lint.config.mjs', text: configText(id, entry) },
        { path: entry, text },
        ...files,
      ],
      caveats: ['Cases that need options, a parser or a file name were left out.'],
    } as const;
    return [candidateFrom(draft, repository)];
  });
}

function configText(id: string, entry: string): string {
  return `import rule from './${entry}';

/** For \`eslint.config.js\`: \`export default [...harvested, …]\`. */
export default [
  { plugins: { harvested: { rules: { '${id}': rule } } }, rules: { 'harvested/${id}': 'error' } },
];
`;
}

/** Whether what the file exports is the rule, and not a plugin around it. */
function isExported(file: File, line: number): boolean {
  const constants = constantsOf(file);
  return file.program.body.some((statement) => {
    const value = exportedBy(statement);
    return value !== null && lineOf(resolved(value, constants)) === line;
  });
}

function exportedBy(statement: Node): Node | null {
  if (statement.type === 'ExportDefaultDeclaration') return statement.declaration;
  if (statement.type !== 'ExpressionStatement') return null;
  const { expression } = statement;
  if (expression.type !== 'AssignmentExpression') return null;
  const { left } = expression;
  const isModule =
    left.type === 'MemberExpression' &&
    left.object.type === 'Identifier' &&
    left.object.name === 'module';
  return isModule ? expression.right : null;
}

function fixturesOf({ detail }: Finding, id: string, read: ReadText): Candidate['files'][number][] {
  const tests = Array.isArray(detail['tests']) ? detail['tests'] : [];
  const places = tests.filter((each) => typeof each === 'string');
  const found = places.flatMap((each) => {
    const [, path = '', line = ''] = /^(.*):(\d+)$/u.exec(each) ?? [];
    const text = read(path);
    return text === null ? [] : casesAt(path, text, Number(line));
  });
  const invalid = found.filter(({ errors }) => errors > 0).slice(0, mostCases);
  const valid = found.filter(({ errors }) => errors === 0).slice(0, mostCases);
  return [
    ...invalid.flatMap(({ code, errors }, at) => [
      { path: `fixtures/positive/case-${at + 1}/input.js`, text: `${code}\n` },
      {
        path: `fixtures/positive/case-${at + 1}/expect.json`,
        text: `${JSON.stringify({ rules: Array(errors).fill(`harvested/${id}`) }, null, 2)}\n`,
      },
    ]),
    ...valid.map(({ code }, at) => ({
      path: `fixtures/negative/case-${at + 1}/input.js`,
      text: `${code}\n`,
    })),
  ];
}

interface RuleCase {
  readonly code: string;
  /** How often the rule finds something; none in a valid case. */
  readonly errors: number;
}

function casesAt(path: string, text: string, line: number): RuleCase[] {
  const parsed = parseScript(path, text);
  if (!parsed.ok) return [];
  const constants = constantsOf(parsed.file);
  const cases: RuleCase[] = [];
  walk(parsed.file.program, (node) => {
    if (node.type !== 'CallExpression' || lineOf(node) !== line) return;
    for (const each of node.arguments) {
      cases.push(...casesIn(property(each, 'valid'), false, constants));
      cases.push(...casesIn(property(each, 'invalid'), true, constants));
    }
  });
  return cases;
}

function casesIn(list: Node | null, invalid: boolean, constants: Constants): RuleCase[] {
  if (list?.type !== 'ArrayExpression') return [];
  return list.elements.flatMap((element) => {
    if (element === null) return [];
    const plain = element.type !== 'ObjectExpression' ? element : codeOf(element);
    const code = plain === null ? null : staticText(plain, constants);
    const errors = invalid ? errorsOf(element) : 0;
    return code === null || errors === null || code.length > 2000 ? [] : [{ code, errors }];
  });
}

function codeOf(element: Extract<Node, { readonly type: 'ObjectExpression' }>): Node | null {
  const isPlain = element.properties.every((each) => plainKeys.has(keyOf(each) ?? ''));
  return isPlain ? property(element, 'code') : null;
}

function errorsOf(element: Node): number | null {
  const errors = property(element, 'errors');
  if (errors?.type === 'NumericLiteral' && errors.value > 0) return errors.value;
  return errors?.type === 'ArrayExpression' && errors.elements.length > 0
    ? errors.elements.length
    : null;
}

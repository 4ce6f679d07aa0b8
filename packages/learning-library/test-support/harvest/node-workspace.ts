import type { Gold } from './gold.ts';
import { nodeNoise } from './node-noise.ts';
import { json, many } from './texts.ts';

const rule = (extra = ''): string => `module.exports = {
  meta: { type: 'problem', docs: { description: 'Disallow raw dates' }, fixable: 'code', schema: []${extra} },
  create(context) {
    return { NewExpression(node) { context.report({ node, message: 'No.' }); } };
  },
};
`;

const lint = {
  'eslint.config.mjs': `import local from './tools/eslint-rules/index.js';

const paths = [
  { name: 'axios', message: 'Use @acme/http instead of axios.' },
  { name: 'lodash', importNames: ['cloneDeep'], message: 'Use structuredClone.' },
];

export default [
  {
    plugins: { local },
    rules: {
      'local/no-raw-date': 'error',
      'no-restricted-imports': ['error', { paths, patterns: [{ group: ['@acme/*/src/**'], message: 'Not its inside.' }] }],
      'no-restricted-globals': ['error', ...['event', 'name'].map((name) => ({ name, message: 'Say what you mean.' }))],
      'no-restricted-syntax': 'off',
      // 'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
];
`,
  'packages/legacy/.eslintrc.json':
    '{\n  // an older one\n  "rules": {\n    "no-restricted-modules": ["error", "moment"]\n  },\n}\n',
  'packages/old/.eslintrc.yml':
    "overrides:\n  - files: '*.js'\n    rules:\n      no-restricted-imports:\n        - error\n        - name: request\n          message: Prefer `undici`.\n",
  'tools/eslint-rules/index.js': `const noRawDate = require('./rules/raw-date');
module.exports = {
  rules: {
    'no-raw-date': noRawDate,
    'require-owner': {
      meta: { messages: { missing: 'Whose is it?' }, schema: [] },
      create: (context) => ({ Program(node) { context.report({ node, messageId: 'missing' }); } }),
    },
  },
};
`,
  'tools/eslint-rules/rules/raw-date.js': rule(),
  'tools/eslint-rules/rules/prefer-result.ts': `import { ESLintUtils } from '@typescript-eslint/utils';
const createRule = ESLintUtils.RuleCreator((name) => name);
export const preferResult = createRule({
  name: 'prefer-result',
  meta: { type: 'suggestion', docs: { description: 'Prefer results' }, messages: { no: 'No.' }, schema: [] },
  defaultOptions: [],
  create: (context) => ({ ThrowStatement: (node) => context.report({ node, messageId: 'no' }) }),
});
`,
  'tools/eslint-rules/tests/raw-date.test.js': `const { RuleTester } = require('eslint');
new RuleTester().run('no-raw-date', require('../rules/raw-date'), {
  valid: ['now()', 'today()'],
  invalid: [{ code: 'new Date()', errors: 1 }],
});
`,
  'packages/web/src/features/clock.ts':
    '// eslint-disable-next-line local/no-raw-date -- shows the time\nexport const clock = (): Date => new Date();\n',
};

const changes = {
  'codemods/rename-button.js': `module.exports = function transform(file, api) {
  const j = api.jscodeshift;
  return j(file.source).find(j.JSXIdentifier, { name: 'Btn' }).forEach(({ node }) => { node.name = 'Button'; }).toSource();
};
`,
  'codemods/__testfixtures__/rename-button.input.js': 'const a = <Btn />;\n',
  'codemods/__testfixtures__/rename-button.output.js': 'const a = <Button />;\n',
  'codemods/move-config.ts': `import type { API, FileInfo } from 'jscodeshift';
export const parser = 'tsx';
export default (file: FileInfo, { jscodeshift: j }: API): string => j(file.source).toSource();
`,
  'packages/plugin/package.json': json({
    name: '@acme/plugin',
    generators: './generators.json',
    'nx-migrations': { migrations: './migrations.json' },
  }),
  'packages/plugin/generators.json': json({
    generators: {
      library: {
        factory: './src/library/generator',
        schema: './src/library/schema.json',
        description: 'A library',
      },
    },
  }),
  'packages/plugin/src/library/generator.ts': 'export const made = 1;\n',
  'packages/plugin/migrations.json': json({
    generators: { 'move-targets': { version: '2.0.0', implementation: './src/move-targets' } },
    packageJsonUpdates: {
      '2.1.0': { version: '2.1.0', packages: { react: { version: '19.0.0' } } },
    },
  }),
  'plopfile.mjs': `export default (plop) => {
  plop.setGenerator('component', { description: 'A component', prompts: [], actions: [{ type: 'add', path: 'x' }] });
  plop.setGenerator('hook', { description: 'A hook', prompts: [], actions: [] });
};
`,
  '_templates/page/new/index.ejs.t': '---\nto: pages/<%= name %>.tsx\n---\n',
  '_templates/page/new/test.ejs.t': '---\nto: pages/<%= name %>.test.tsx\n---\n',
  'packages/generator-acme/generators/app/index.js': `const Generator = require('yeoman-generator');
module.exports = class extends Generator { writing() {} };
`,
};

const tools = {
  'package.json': json({
    name: 'acme',
    private: true,
    scripts: {
      build: 'nx run-many -t build',
      test: 'jest',
      lint: 'eslint .',
      'codemod:button': 'jscodeshift -t codemods/rename-button.js packages',
      help: 'echo see the codemod guide',
    },
    'lint-staged': { '*.ts': 'eslint --fix' },
    devDependencies: { undici: '7.0.0' },
  }),
  'package-lock.json': json({ lockfileVersion: 3 }),
  'nx.json': '{}\n',
  ...many(3, (at) => [
    `packages/p${at}/package.json`,
    json({ name: `p${at}`, scripts: { typecheck: 'tsc' } }),
  ]),
  'packages/p1/tsconfig.json': json({ compilerOptions: { strict: false } }),
  'tsconfig.base.json':
    '{ "compilerOptions": { "strict": true, /* more */ "noUncheckedIndexedAccess": true, "target": "es2022" } }\n',
  '.prettierrc': 'singleQuote: true\nprintWidth: 100\n',
  '.editorconfig': 'root = true\n[*]\nindent_style = space\n[*.md]\nindent_style = tab\n',
  'commitlint.config.js': "module.exports = { extends: ['@commitlint/config-conventional'] };\n",
  '.husky/pre-commit': 'npx lint-staged\n',
  '.github/workflows/ci.yml': `on: push
jobs:
  test:
    steps:
      - uses: actions/checkout@v4
      - run: npm ci
      - run: |
          set -eu
          npm run lint
          npm test -- \\
            --ci
  build:
    steps:
      - uses: actions/checkout@v4
      - run: npm ci
`,
};

const code = {
  'packages/web/src/lib/http.ts': `import axios from 'axios';
const client = axios.create();
export const get = (url: string): unknown => client.get(url);
export const post = (url: string): unknown => client.post(url);
`,
  ...many(23, (at) => [
    `packages/web/src/features/use-part${at}.ts`,
    `import type { Part } from '../types';\nimport { get } from '../lib/http';\n${at < 8 ? "import { join } from 'node:path';\nimport { AppError } from '../errors';\n" : ''}export function usePart${at}(part: Part): unknown {\n  ${at < 8 ? `if (join(part.id) === '') throw new AppError('empty');\n  ` : ''}return get(part.id);\n}\n`,
  ]),
  ...many(6, (at) => [
    `packages/web/src/features/use-part${at}.test.ts`,
    `import { usePart${at} } from './use-part${at}';\ntest('it', () => usePart${at}({ id: 'a' }));\n`,
  ]),
  'packages/web/src/types.ts': 'export interface Part { id: string }\n',
  'packages/web/src/errors.ts':
    'export class AppError extends Error {}\nexport class GoneError extends AppError {}\n',
  'packages/web/src/raw-one.ts':
    "import axios from 'axios';\nimport { Part } from './types';\nexport const one = (part: Part): unknown => axios.get(part.id);\n",
  'packages/web/src/raw-two.ts':
    "import axios from 'axios';\nimport { readFileSync } from 'fs';\nexport const two = (): unknown => axios.get(readFileSync('x', 'utf8'));\n",
  'packages/web/src/gone.ts':
    "import { GoneError } from './errors';\nexport function gone(): never {\n  if (Math.abs(1) > 2) throw new Error('no');\n  throw new GoneError('gone');\n}\n",
};

const clock = {
  'packages/http/package.json': json({ name: '@acme/http' }),
  'packages/clock/package.json': json({ name: '@acme/clock', dependencies: { luxon: '3.0.0' } }),
  'packages/clock/src/index.ts': "export { now } from './now.ts';\n",
  'packages/clock/src/now.ts':
    "import { DateTime } from 'luxon';\nexport const now = (): unknown => DateTime.now();\n",
  ...many(10, (at) => [
    `packages/web/src/times/time-part${at}.ts`,
    `import { now } from '@acme/clock';\nexport const time${at} = (): unknown => now();\n`,
  ]),
  'packages/web/src/past-clock.ts':
    "import { DateTime } from 'luxon';\nexport const past = (): unknown => DateTime.now();\n",
};

/** A workspace of Node and TypeScript with planted habits, and things that only look like some. */
export const nodeWorkspace: Readonly<Record<string, string | Uint8Array>> = {
  ...lint,
  ...changes,
  ...tools,
  ...code,
  ...clock,
  ...nodeNoise,
};

/** What is in it. */
export const nodeGold: Gold = {
  'restricted-import': [
    'no-restricted-imports:axios',
    'no-restricted-imports:lodash',
    'no-restricted-imports:@acme/*/src/**',
    'no-restricted-imports:request',
    'no-restricted-modules:moment',
    'no-restricted-globals:event',
    'no-restricted-globals:name',
  ],
  'lint-rule': ['no-raw-date', 'prefer-result', 'require-owner'],
  codemod: ['codemods/move-config.ts', 'codemods/rename-button.js', 'script:codemod:button'],
  migration: ['move-targets', 'packages:2.1.0'],
  generator: ['library', 'plop:component', 'plop:hook', 'hygen:page/new', 'yeoman:app'],
  idiom: [
    'wrapper:packages/web/src/lib/http.ts:axios',
    'wrapper:@acme/clock:luxon',
    'node-prefix',
    'import-endings',
    'module-system',
    'type-imports',
    'exports',
    'file-names:ts',
    'file-names:js',
    'test-names',
    'test-place',
    'own-errors',
  ],
  convention: [
    'prettier',
    'editorconfig',
    'commitlint',
    'lint-staged',
    'hook:pre-commit',
    'tsconfig:strict',
    'tsconfig:noUncheckedIndexedAccess',
  ],
  toolchain: [
    'npm',
    'nx',
    'script:build',
    'script:test',
    'script:lint',
    'script:codemod:button',
    'script:help',
    'script:typecheck',
  ],
  'ci-step': ['uses actions/checkout', 'npm ci', 'npm run lint', 'npm test -- --ci'],
};

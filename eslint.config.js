import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { createProjectGraphAsync } from '@nx/devkit';
import jest from 'eslint-plugin-jest';
import { defineConfig, globalIgnores } from 'eslint/config';
import { builtinModules } from 'node:module';
import { tsImport } from 'tsx/esm/api';
import tseslint from 'typescript-eslint';

// The boundary rule skips itself in silence where Nx has no cached project graph, as in a fresh
// clone. Computing the graph here means that it always binds.
process.env.NX_DAEMON = 'false';
await createProjectGraphAsync();

// Our own rules, from their source: a fresh clone lints without a build.
const { configs: orch } = await tsImport('./packages/eslint-plugin/src/index.ts', import.meta.url);

/** Which layer may import which. `core` imports nothing at all; siblings never import siblings. */
const layers = [
  { sourceTag: 'layer:core', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'layer:service', onlyDependOnLibsWithTags: ['layer:core'] },
  { sourceTag: 'layer:adapter', onlyDependOnLibsWithTags: ['layer:core'] },
  { sourceTag: 'layer:pattern', onlyDependOnLibsWithTags: ['layer:core', 'layer:standalone'] },
  {
    sourceTag: 'layer:app',
    onlyDependOnLibsWithTags: ['layer:core', 'layer:service', 'layer:adapter', 'layer:pattern'],
  },
  { sourceTag: 'layer:standalone', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'layer:tool', onlyDependOnLibsWithTags: ['*'] },
];

const moduleBoundaries = {
  allow: [],
  allowCircularSelfDependency: true,
  banTransitiveDependencies: false,
  checkDynamicDependenciesExceptions: [],
  enforceBuildableLibDependency: true,
};

const deepImports = {
  regex: '^@orch/[^/]+/(src|dist|out-tsc)(/|$)',
  message: 'Import a package by its public name; its inside is its own.',
};

// Nx sees no edge to a project without an entry, so its rule is silent about these.
const programImports = {
  regex: '^@orch/(cli|tool-[^/]+)(/|$)',
  message: 'Applications and tools are programs: nothing imports them.',
};

/** What would give the core a clock, a random source, an environment or a way to wait. */
const impureGlobals = [
  'process',
  'Buffer',
  'console',
  'global',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
  'performance',
  'crypto',
  'fetch',
  'require',
  'self',
  'navigator',
  'location',
].map((name) => ({ name, message: 'The core is pure: take it in as data or through a port.' }));

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/out-tsc/',
    '**/node_modules/',
    '**/fixtures/',
    '**/*.generated.*',
    '.nx/',
    '.cache/',
    '.runs/',
    'out/',
  ]),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly' } },
  },
  js.configs.recommended,
  comments.recommended,
  {
    rules: {
      '@eslint-community/eslint-comments/require-description': ['error', { ignore: [] }],
      '@eslint-community/eslint-comments/disable-enable-pair': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration',
          message: 'Use a closed union of string literals.',
        },
      ],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/array-type': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      'no-restricted-imports': ['error', { patterns: [deepImports, programImports] }],
    },
  },
  {
    files: ['**/*.{ts,js,mjs}'],
    ...orch.recommended,
  },
  {
    // What is published: the process around it is not ours.
    files: ['{packages,adapters,apps}/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/{test-support,testing}/**'],
    ...orch.strict,
    rules: {
      ...orch.strict.rules,
      // Short synchronous calls under a lock are faster here, and measured.
      'orch/no-sync-fs-in-hot-path': 'error',
    },
  },
  {
    // Tests break files on purpose, and what they start ends with them.
    files: ['**/*.test.ts', '**/{test-support,testing}/**/*.ts', 'tools/e2e/**/*.ts'],
    rules: {
      'orch/atomic-state-write': 'off',
      'orch/handled-spawn': 'off',
      'orch/no-interpolated-shell': 'off',
      'orch/no-secret-in-output': 'off',
      'orch/no-unbounded-output': 'off',
    },
  },
  {
    // The packages' configuration files alone may reach up to the shared presets at the root.
    files: ['**/*.ts'],
    ignores: ['**/tsup.config.ts', '*/*/scripts/**', '*/*/bench/**'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { ...moduleBoundaries, depConstraints: layers }],
    },
  },
  {
    // Named exports only. Configuration files answer to tools that want a default export.
    files: ['**/src/**/*.ts'],
    rules: {
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
    },
  },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          ...moduleBoundaries,
          depConstraints: [
            { sourceTag: 'layer:core', onlyDependOnLibsWithTags: [], bannedExternalImports: ['*'] },
          ],
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules.map((name) => ({ name, message: 'The core is pure.' })),
          patterns: [
            deepImports,
            programImports,
            { regex: '^node:', message: 'The core is pure.' },
          ],
        },
      ],
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument.' },
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a closed union of string literals.' },
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Time is an argument.',
        },
        { selector: 'CallExpression[callee.name="Date"]', message: 'Time is an argument.' },
        { selector: 'ImportExpression', message: 'The core is pure.' },
      ],
    },
  },
  {
    // The kinds of nodes are an enum of strings, and are compared with its strings as everywhere.
    files: ['packages/eslint-plugin/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-enum-comparison': 'off' },
  },
  {
    files: ['**/*.test.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'expect*', 'assert*', 'fc.assert'] },
      ],
      'jest/no-conditional-expect': 'off',
      'jest/no-disabled-tests': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['packages/*/package.json', 'adapters/*/package.json', 'patterns/*/package.json'],
    languageOptions: { parser: await import('jsonc-eslint-parser') },
    plugins: { '@nx': nx },
    rules: {
      '@nx/dependency-checks': [
        'error',
        {
          ignoredFiles: [
            '{projectRoot}/*.config.{js,ts}',
            '{projectRoot}/{scripts,bench,test-support}/**',
            '{projectRoot}/**/*.test.ts',
          ],
          includeTransitiveDependencies: false,
        },
      ],
    },
  },
  {
    // Programs speak to a person at a terminal.
    files: ['tools/**/*.ts', 'apps/**/*.ts', '*/*/{scripts,bench}/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);

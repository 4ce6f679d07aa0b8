import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

type Case = { name: string; path: string; text: string; breaks?: string };

const nxRule = '@nx/enforce-module-boundaries';
const use = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;\n`;

const refused: (Case & { breaks: string })[] = [
  {
    name: 'a service imports a sibling service',
    path: 'packages/redaction/src/made-up.ts',
    text: use('@orch/persistence'),
    breaks: nxRule,
  },
  {
    name: 'a service imports a sibling service for its types alone',
    path: 'packages/policy/src/made-up.ts',
    text: `import type { X } from '@orch/redaction';\nexport type Y = X;\n`,
    breaks: nxRule,
  },
  {
    name: 'a service imports an adapter',
    path: 'packages/persistence/src/made-up.ts',
    text: use('@orch/adapter-process'),
    breaks: nxRule,
  },
  {
    name: 'an adapter imports a service',
    path: 'adapters/process/src/made-up.ts',
    text: use('@orch/persistence'),
    breaks: nxRule,
  },
  {
    name: 'an adapter imports a service on demand',
    path: 'adapters/process/src/made-up.ts',
    text: `export const load = () => import('@orch/redaction');\n`,
    breaks: nxRule,
  },
  {
    name: 'an adapter imports a sibling adapter',
    path: 'adapters/process/src/made-up.ts',
    text: use('@orch/adapter-git'),
    breaks: nxRule,
  },
  {
    name: 'a service re-exports an adapter',
    path: 'packages/persistence/src/made-up.ts',
    text: `export * from '@orch/adapter-git';\n`,
    breaks: nxRule,
  },
  {
    name: 'a library imports the application',
    path: 'packages/persistence/src/made-up.ts',
    text: use('@orch/cli'),
    breaks: 'no-restricted-imports',
  },
  {
    name: 'a library imports a tool',
    path: 'packages/persistence/src/made-up.ts',
    text: use('@orch/tool-registry'),
    breaks: 'no-restricted-imports',
  },
  {
    name: 'the application imports a tool',
    path: 'apps/cli/src/made-up.ts',
    text: use('@orch/tool-registry'),
    breaks: 'no-restricted-imports',
  },
  {
    name: 'a package reaches into another by a relative path',
    path: 'packages/persistence/src/made-up.ts',
    text: use('../../core/src/index.ts'),
    breaks: nxRule,
  },
  {
    name: 'a package reaches into another by a deep import',
    path: 'packages/persistence/src/made-up.ts',
    text: use('@orch/core/src/index.ts'),
    breaks: 'no-restricted-imports',
  },
  {
    name: 'a test reaches into another package by a deep import',
    path: 'packages/persistence/src/made-up.test.ts',
    text: use('@orch/core/dist/index.js'),
    breaks: 'no-restricted-imports',
  },
  {
    name: 'the ESLint plugin, which stands alone, imports the core',
    path: 'packages/eslint-plugin/src/made-up.ts',
    text: use('@orch/core'),
    breaks: nxRule,
  },
  {
    name: 'a service imports the ESLint plugin',
    path: 'packages/persistence/src/made-up.ts',
    text: use('@orch/eslint-plugin'),
    breaks: nxRule,
  },
  {
    name: 'the core imports a service',
    path: 'packages/core/src/made-up.ts',
    text: use('@orch/persistence'),
    breaks: nxRule,
  },
  {
    name: 'the core imports a library from npm',
    path: 'packages/core/src/made-up.ts',
    text: use('ajv'),
    breaks: nxRule,
  },
  {
    name: 'the core imports node:fs',
    path: 'packages/core/src/made-up.ts',
    text: use('node:fs'),
    breaks: 'no-restricted-imports',
  },
  {
    name: 'the core imports fs under its old name',
    path: 'packages/core/src/made-up.ts',
    text: use('fs/promises'),
    breaks: 'no-restricted-imports',
  },
  {
    name: 'the core imports something on demand',
    path: 'packages/core/src/made-up.ts',
    text: `export const load = () => import('node:fs');\n`,
    breaks: 'no-restricted-syntax',
  },
  ...['process.env', 'Buffer.from("")', 'globalThis.process', 'setTimeout(() => 1, 1)'].map(
    (expression) => ({
      name: `the core uses ${expression}`,
      path: 'packages/core/src/made-up.ts',
      text: `export const y = () => ${expression};\n`,
      breaks: 'no-restricted-globals',
    }),
  ),
  ...['Date.now()', 'Math.random()'].map((expression) => ({
    name: `the core uses ${expression}`,
    path: 'packages/core/src/made-up.ts',
    text: `export const y = () => ${expression};\n`,
    breaks: 'no-restricted-properties',
  })),
  {
    name: 'the core asks for the time of day',
    path: 'packages/core/src/testing/made-up.ts',
    text: `export const y = () => new Date();\n`,
    breaks: 'no-restricted-syntax',
  },
];

const allowed: Case[] = [
  {
    name: 'a service imports the core',
    path: 'packages/persistence/src/made-up.ts',
    text: use('@orch/core'),
  },
  {
    name: 'an adapter imports the core',
    path: 'adapters/process/src/made-up.ts',
    text: use('@orch/core'),
  },
  {
    name: 'a test imports the testing entry of the core',
    path: 'packages/persistence/src/made-up.test.ts',
    text: use('@orch/core/testing'),
  },
  {
    name: 'the application imports a service and an adapter',
    path: 'apps/cli/src/made-up.ts',
    text: `${use('@orch/persistence')}export * from '@orch/adapter-process';\n`,
  },
  {
    name: 'the core turns a given instant into a date',
    path: 'packages/core/src/made-up.ts',
    text: `export const y = (at: string) => new Date(at).getTime();\n`,
  },
  {
    name: 'a test of the core reads a file',
    path: 'packages/core/src/made-up.test.ts',
    text: use('node:fs'),
  },
  {
    name: 'a service uses node:fs',
    path: 'packages/persistence/src/made-up.ts',
    text: use('node:fs'),
  },
];

describe('the directions of imports', () => {
  const brokenByName = new Map<string, string[]>();

  beforeAll(async () => {
    const cases = [...refused, ...allowed];
    const program = fileURLToPath(new URL('./lint-texts.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(JSON.stringify(cases));
    const output = await readAll(child.stdout);
    const broken = JSON.parse(output) as string[][];
    for (const [index, { name }] of cases.entries()) brokenByName.set(name, broken[index] ?? []);
  }, 120_000);

  test.each(refused)('lint refuses: $name', ({ name, breaks }) => {
    expect(brokenByName.get(name)).toContain(breaks);
  });

  test.each(allowed)('lint allows: $name', ({ name }) => {
    expect(brokenByName.get(name)).toEqual([]);
  });
});

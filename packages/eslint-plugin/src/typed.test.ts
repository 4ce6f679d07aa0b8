import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configs } from './index.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orch-typed-'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{"compilerOptions":{"strict":true,"lib":["es2022"],"types":[]},"include":["*.ts"]}',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function findings(code: string): Promise<(string | null)[]> {
  const file = join(folder, 'case.ts');
  writeFileSync(file, code);
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      {
        ...configs.recommended,
        files: ['**/*.ts'],
        languageOptions: { parser, parserOptions: { project: true, tsconfigRootDir: folder } },
      },
    ],
  });
  const [result] = await eslint.lintFiles([file]);
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

test('with types, a callback from elsewhere that returns a promise is reported', async () => {
  const use = (type: string) =>
    `export const go = (tick: ${type}) => globalThis.setInterval(tick, 5);`;
  const globals = 'declare global { var setInterval: (f: () => unknown, ms: number) => number }\n';
  expect(await findings(globals + use('() => Promise<void>'))).toEqual([
    'orch/no-unhandled-timer-promise',
  ]);
  expect(await findings(globals + use('() => void'))).toEqual([]);
});

test('with types, a number in a shell command is left alone', async () => {
  const use = (type: string) =>
    `import { exec } from 'node:child_process'; export const go = (x: ${type}) => exec(\`kill \${x}\`);`;
  expect(await findings(use('number'))).toEqual([]);
  expect(await findings(use('boolean | 7'))).toEqual([]);
  expect(await findings(use('string'))).toEqual(['orch/no-interpolated-shell']);
});

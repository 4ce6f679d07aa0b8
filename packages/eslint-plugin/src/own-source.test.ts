import { expect, test } from '@jest/globals';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { configs } from './index.ts';

test('I4: no rule throws on the source of this repository', async () => {
  const eslint = new ESLint({
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    overrideConfigFile: true,
    overrideConfig: [
      { ignores: ['**/dist/', '**/out-tsc/', '**/fixtures/'] },
      { ...configs.strict, files: ['**/*.ts', '**/*.js'], languageOptions: { parser } },
    ],
  });
  const results = await eslint.lintFiles(['{packages,adapters}/*/src/**/*.ts']);
  expect(results.length).toBeGreaterThan(100);
  expect(results.filter(({ fatalErrorCount }) => fatalErrorCount > 0)).toEqual([]);
}, 120_000);

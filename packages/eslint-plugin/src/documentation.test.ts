import { describe, expect, test } from '@jest/globals';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  pageOf,
  readme,
  renderPage,
  renderReadme,
  ruleNames,
} from '../test-support/render-docs.ts';
import { configs, plugin } from './index.ts';

const here = (path: string) => new URL(path, import.meta.url);

async function findings(code: string, config = configs.recommended): Promise<(string | null)[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [config, { languageOptions: { parser } }],
  });
  const [result] = await eslint.lintText(code, { filePath: 'example.js' });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

describe.each(ruleNames)('%s', (name) => {
  const page = readFileSync(pageOf(name), 'utf8');
  const examples = [...page.matchAll(/```js\n([^]*?)```/gu)].map(([, code]) => code ?? '');

  test('I1: has a file and a test of its name', () => {
    expect(existsSync(here(`./rules/${name}.ts`))).toBe(true);
    expect(existsSync(here(`./rules/${name}.test.ts`))).toBe(true);
  });

  test('I1: has a page whose examples are reported and not reported', async () => {
    expect(examples).toHaveLength(2);
    expect(await findings(examples[0] ?? '', configs.strict)).toContain(`orch/${name}`);
    expect(await findings(examples[1] ?? '')).toEqual([]);
  });

  test('I2: is an error in both configurations', () => {
    for (const config of [configs.recommended, configs.strict]) {
      expect(config.rules?.[`orch/${name}`]).toEqual(expect.arrayContaining(['error']));
    }
  });

  test('I2: describes every option and has a default for it', () => {
    const meta = plugin.rules?.[name]?.meta as {
      schema: [{ properties: Record<string, { description: string }> }];
      defaultOptions: [object];
    };
    const { properties } = meta.schema[0];
    expect(Object.keys(meta.defaultOptions[0])).toEqual(Object.keys(properties));
    for (const { description } of Object.values(properties)) expect(description).toMatch(/\.$/u);
  });

  test('has a page that says what the rule says of itself (`npm run generate`)', async () => {
    expect(page).toBe(await renderPage(name));
  });
});

test('the README lists every rule (`npm run generate`)', async () => {
  expect(readFileSync(readme, 'utf8')).toBe(await renderReadme());
});

test('I1: no page and no rule file is left over', () => {
  const names = (folder: string, ending: string) =>
    readdirSync(here(folder))
      .filter((file) => file.endsWith(ending) && !file.includes('.test.'))
      .map((file) => file.slice(0, -ending.length))
      .sort();
  expect(names('../docs/rules/', '.md')).toEqual([...ruleNames].sort());
  expect(names('./rules/', '.ts')).toEqual([...ruleNames].sort());
});

test('the strict configuration sets what a rule says, on top of the same rules', () => {
  expect(Object.keys(configs.strict.rules ?? {})).toEqual(
    Object.keys(configs.recommended.rules ?? {}),
  );
  expect(configs.strict.rules?.['orch/handled-spawn']).toEqual(['error', { requireEnd: true }]);
  expect(configs.recommended.rules?.['orch/handled-spawn']).toEqual(['error']);
});

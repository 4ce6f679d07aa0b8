import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Pack } from '../pack/pack.ts';
import { jsonIn, type Fixture } from './fixtures.ts';
import type { FixtureResult } from './pack-check.ts';

interface Eslint {
  lintText(
    code: string,
    options: { filePath: string },
  ): Promise<{ messages: { ruleId: string | null; message: string }[] }[]>;
}

/** ESLint with the pack's configuration, or why there is none. */
type Linter = { readonly eslint: Eslint } | { readonly problem: string };

/**
 * Texts in which ESLint, with the pack's configuration, finds the rules of `expect.json`, or none.
 * Where ESLint or something that the pack needs is not installed, no fixture passes.
 */
export async function checkLint(
  pack: Pack,
  fixtures: readonly Fixture[],
): Promise<FixtureResult[]> {
  const linter = await linterOf(pack);
  return Promise.all(fixtures.map((fixture) => checkFixture(linter, fixture)));
}

async function linterOf({ folder, manifest }: Pack): Promise<Linter> {
  const entry = join(folder, manifest.entry ?? '');
  try {
    // ESLint is the user's: the one that the pack itself would find.
    const own = createRequire(entry);
    const { ESLint } = own('eslint') as { ESLint: new (options: object) => Eslint };
    const config = (await import(pathToFileURL(entry).href)) as { default: unknown };
    const options = { overrideConfigFile: true, overrideConfig: config.default };
    return { eslint: new ESLint(options) };
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { problem: `${reason}. The pack is tested with what is installed beside it.` };
  }
}

async function checkFixture(linter: Linter, { folder, name, positive }: Fixture) {
  if ('problem' in linter) return { name, passed: false, message: linter.problem };
  const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? 'input.js';
  const code = readFileSync(join(folder, input), 'utf8');
  const [result] = await linter.eslint.lintText(code, { filePath: input });
  const found = (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
  const expected = positive ? jsonIn(join(folder, 'expect.json'))?.['rules'] : [];
  const passed = isDeepStrictEqual(found, expected);
  return { name, passed, message: passed ? '' : `found ${found.join(', ')}` };
}

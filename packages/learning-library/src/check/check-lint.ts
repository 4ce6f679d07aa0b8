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

/** A text in which ESLint, with the pack's configuration, finds the rules of `expect.json`, or none. */
export async function checkLint(pack: Pack, fixture: Fixture): Promise<FixtureResult> {
  const input = readdirSync(fixture.folder).find((name) => name.startsWith('input.')) ?? 'input.js';
  const entry = join(pack.folder, pack.manifest.entry ?? '');
  // ESLint is the user's: the one that the pack itself would find.
  const own = createRequire(entry);
  const { ESLint } = own('eslint') as { ESLint: new (options: object) => Eslint };
  const config = (await import(pathToFileURL(entry).href)) as { default: unknown };
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config.default });
  const code = readFileSync(join(fixture.folder, input), 'utf8');
  const [result] = await eslint.lintText(code, { filePath: input });
  const found = (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
  const expected = fixture.positive ? jsonIn(join(fixture.folder, 'expect.json'))?.['rules'] : [];
  const passed = isDeepStrictEqual(found, expected);
  return { name: fixture.name, passed, message: passed ? '' : `found ${found.join(', ')}` };
}

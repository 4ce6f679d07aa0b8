import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixturesOf } from '../check/fixtures.ts';
import { editsOf } from '../edits/edits-of.ts';
import { languageOf } from '../edits/language.ts';
import { keyOf } from '../edits/repeated-edits.ts';
import type { Pack } from '../pack/pack.ts';

/** The kinds of edits that a codemod is for, as its positive cases show them. */
export function fixtureKeys(pack: Pack): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { positive, folder } of fixturesOf(pack)) {
    const input = readdirSync(folder).find((name) => name.startsWith('input.'));
    const language = input === undefined ? null : languageOf(input);
    if (!positive || input === undefined || language === null) continue;
    const [before, after] = [input, input.replace(/^input/u, 'output')].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    for (const edit of editsOf(before ?? '', after ?? '', language).edits) {
      keys.add(keyOf(edit.before, edit.after, language));
    }
  }
  return keys;
}

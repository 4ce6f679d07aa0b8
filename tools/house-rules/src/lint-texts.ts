/**
 * Lints texts as if they stood at given paths, with this repository's own ESLint configuration.
 *
 * stdin: JSON, `[{ path, text }]`, paths relative to the repository. stdout: JSON, for each text the
 * ids of the rules that it breaks. A program of its own because ESLint and Nx load native modules
 * and configuration in ways that Jest's module registry does not allow.
 */
import { ESLint } from 'eslint';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cases = JSON.parse(await readAll(process.stdin)) as { path: string; text: string }[];

const eslint = new ESLint({
  cwd: root,
  // The texts are no files, so they have no types; the rules on imports and purity need none.
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
  ],
  ruleFilter: ({ ruleId }) => ruleId.startsWith('@nx/') || ruleId.startsWith('no-restricted-'),
});

const broken: string[][] = [];
for (const { path, text } of cases) {
  const results = await eslint.lintText(text, { filePath: join(root, path) });
  broken.push(results.flatMap(({ messages }) => messages.map((m) => m.ruleId ?? m.message)));
}
process.stdout.write(JSON.stringify(broken));

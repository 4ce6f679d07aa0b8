import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';

const users = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [
    `src/part-${at}.js`,
    `import { get } from './lib/http.js';\nexport const part${at} = () => get('x');\n`,
  ]),
);

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'package.json': { name: 'acme', scripts: { test: 'node --test', lint: 'eslint .' } },
    'package-lock.json': { lockfileVersion: 3 },
    'eslint.config.js': `export default [{ rules: { 'no-restricted-imports': ['error', { paths: [{ name: 'axios', message: 'Use @acme/http.' }] }] } }];\n`,
    'src/lib/http.js': `import axios from 'axios';\nexport const get = (url) => axios.get(url);\n`,
    'src/old.js': `import axios from 'axios';\nexport const old = () => axios.get('x');\n`,
    'tsconfig.json': '{ "compilerOptions": { "strict": tru } }\n',
    ...users,
  });
}, 60_000);
afterEach(() => repository.remove());

const harvest = (...args: string[]) => repository.orch(['patterns', 'harvest', ...args]);

test('the report names places and numbers, writes nothing, and says how little is worth a pack', async () => {
  const reported = await harvest('.');
  expectExit(reported, 0);
  const { stdout } = reported;
  expect(stdout).toContain('axios is forbidden: use @acme/http');
  expect(stdout).toContain('eslint.config.js:1');
  expect(stdout).toMatch(/axios is used through src\/lib\/http\.js .*\(12 places, 1 otherwise\)/u);
  expect(stdout).toContain('! tsconfig.json:1: is not JSON');
  expect(stdout).toMatch(
    /\d+ findings, 3 candidates for a pack\. Few are worth promoting, often none/u,
  );
  expect(stdout.indexOf('axios is forbidden')).toBeLessThan(stdout.indexOf('axios is used'));
  expect(existsSync(join(repository.folder, 'patterns'))).toBe(false);
  expect(existsSync(join(repository.folder, 'adapters'))).toBe(false);
});

test('candidates are written once, are found, and can be tested', async () => {
  const written = documentOf(await harvest('.', '--write', '--format', 'json'));
  const paths = ['patterns/use-acme-http-not-axios', 'patterns/use-src-lib-http-js-not-axios'];
  expect(written['candidates']).toEqual(
    [...paths, expect.stringMatching(/^adapters\/.+-toolchain$/u)].map((path) =>
      expect.objectContaining({ path, status: 'written' }),
    ),
  );
  const [adapter = ''] = readdirSync(join(repository.folder, 'adapters'));
  const listed = documentOf(await repository.orch(['patterns', 'list', '--format', 'json']));
  expect(listed).toMatchObject({
    problems: [],
    packs: [adapter, 'use-acme-http-not-axios', 'use-src-lib-http-js-not-axios'].map((id) => ({
      id,
      state: 'candidate',
    })),
  });
  expectExit(await repository.orch(['patterns', 'test', adapter]), 0);
  const file = join(repository.folder, 'patterns/use-acme-http-not-axios/README.md');
  const page = readFileSync(file, 'utf8');
  const again = documentOf(await harvest('.', '--write', '--format', 'json'));
  expect(again['candidates']).toEqual(
    expect.arrayContaining([expect.objectContaining({ path: paths[0], status: 'exists' })]),
  );
  expect(readFileSync(file, 'utf8')).toBe(page);
});

test('a candidate is written where the verb runs, not where it looks', async () => {
  const other = await Repository.make({});
  try {
    const result = await other.orch(['patterns', 'harvest', repository.folder, '--write']);
    expectExit(result, 0);
    expect(existsSync(join(other.folder, 'patterns/use-acme-http-not-axios/pack.json'))).toBe(true);
    expect(existsSync(join(repository.folder, 'patterns'))).toBe(false);
  } finally {
    await other.remove();
  }
});

test('text with a secret goes into no candidate, and that is said', async () => {
  const secret = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`;
  await repository.write({
    'eslint.config.js': `export default [{ rules: { 'no-restricted-imports': ['error', { name: 'axios', message: 'Use @acme/http with ${secret}.' }] } }];\n`,
  });
  const result = await harvest('.', '--write', '--format', 'json');
  expect(documentOf(result)).toMatchObject({ secret_candidates: 1 });
  expect(result.stdout).not.toContain(secret);
  expect(existsSync(join(repository.folder, 'patterns/use-acme-http-not-axios'))).toBe(false);
});

test('kinds choose what is reported; one that is none is a mistake in the command line', async () => {
  const rules = documentOf(await harvest('.', '--kind', 'toolchain,ci-step', '--format', 'json'));
  const kinds = (rules['findings'] as { kind: string }[]).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['toolchain']));
  expect(rules['history']).toBeNull();
  const unknown = await harvest('.', '--kind', 'codemodd', '--format', 'json');
  expectExit(unknown, 2);
  expect(errorOf(unknown)).toMatchObject({ code: 'ORCH_USAGE' });
});

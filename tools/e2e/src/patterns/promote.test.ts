import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf } from '../rig/result-json.ts';

const names = ['one', 'two', 'three', 'four', 'five'];
const secret = ['ghp_', 'A1b2C3d4E5f6G7h8I9j0', 'K1l2M3n4O5p6Q7r8'].join('');
const code = (name: string, at: number) =>
  `import { store } from './store.js';\n\nstore.put(${name}Key, read('${name}'), ${at});\n`;

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make(
    Object.fromEntries(names.map((name, at) => [`src/${name}.js`, code(name, at)])),
  );
  for (const group of [names.slice(0, 2), names.slice(2, 4), names.slice(4)]) await migrate(group);
}, 60_000);
afterEach(() => repository.remove());

const text = (path: string) => readFileSync(join(repository.folder, path), 'utf8');

/** Changes `store.put(key, value, at)` to `store.set(value, key)` in some files, as one commit. */
async function migrate(group: readonly string[]): Promise<void> {
  const files = group.map((name): [string, string] => {
    const path = `src/${name}.js`;
    const next = text(path).replace(/store\.put\((\w+), (.*), (\d)\)/u, 'store.set($2, $1)');
    return [path, next];
  });
  await repository.write(Object.fromEntries(files));
  await repository.git('add', '.');
  await repository.git('commit', '-qm', 'Migrate');
}

test('an edit of the history becomes a draft, and the draft a pack, with what was measured', async () => {
  const harvested = await repository.orch(['patterns', 'harvest', '--write']);
  expectExit(harvested, 0);
  expect(harvested.stdout).toContain('(5 places in 5 files and 3 commits)');
  const promoted = await repository.orch(['patterns', 'promote', 'put-to-set']);
  expectExit(promoted, 0);
  expect(promoted.stdout).toContain('put-to-set is stable now.\n');
  expect(promoted.stdout).toContain(
    'of 5 places that it changes in their files, 5 were changed so',
  );
  expect(promoted.stdout).toMatch(/precision 100% \(95% between 57% and 100%\), recall 100%/u);
  expect(JSON.parse(text('patterns/put-to-set/pack.json'))).toMatchObject({
    state: 'stable',
    provenance: { source: 'harvested', replay: { changed: 5, right: 5, precision: 1 } },
  });
  expect(text('patterns/index.json')).toContain('"stable"');
  await repository.write({ 'src/six.js': "store.put(sixKey, read('six'), 6);\n" });
  await repository.git('add', '.');
  expectExit(await repository.orch(['patterns', 'apply', 'put-to-set', '--allow-dirty']), 0);
  expect(text('src/six.js')).toBe("store.set(read('six'), sixKey);\n");
}, 120_000);

test('a draft that changes what people leave alone stays one, and a secret stays where it is', async () => {
  await repository.write({
    'src/three.js': `${text('src/three.js')}store.put('${secret}', a, 3);\n`,
  });
  for (const [at, name] of names.entries()) {
    const kept = `store.put(${name}, ${name}Value, ${at});\n`.repeat(2);
    await repository.write({ [`src/${name}.js`]: `${text(`src/${name}.js`)}${kept}` });
  }
  await repository.git('commit', '-qam', 'More');
  for (const group of [names.slice(0, 3), names.slice(3)]) await migrate(group);
  expectExit(await repository.orch(['patterns', 'harvest', '--write']), 0);
  const result = await repository.orch(['patterns', 'promote', 'put-to-set', '--format', 'json']);
  expectExit(result, 1);
  const document = documentOf(result);
  expect(document).toMatchObject({ promoted: false, written: [] });
  expect(document['reasons']).toEqual(
    expect.arrayContaining([expect.stringContaining('were changed so by people')]),
  );
  expect(result.stdout).not.toContain(secret);
  expect(result.stdout).toContain('[redacted:');
  expect(text('patterns/put-to-set/pack.json')).toContain('"candidate"');
}, 120_000);

import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPack } from './check/check-pack.ts';
import { findPacks } from './pack/find-packs.ts';
import { indexOf } from './pack/pack-index.ts';

const root = join(import.meta.dirname, '../../..');
const { packs, problems } = findPacks(root);

test('every folder below patterns/ is a pack, and its pack.json fits the schema', () => {
  const folders = readdirSync(join(root, 'patterns'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(problems).toEqual([]);
  expect(packs.map(({ manifest }) => manifest.id)).toEqual(folders.sort());
});

test('patterns/index.json lists every pack as it is (`orch patterns index`)', () => {
  const index = JSON.parse(readFileSync(join(root, 'patterns/index.json'), 'utf8')) as unknown;
  expect(index).toEqual(indexOf(root, packs));
});

describe.each(packs)('$manifest.id', (pack) => {
  test('is documented, and does to its fixtures what it says', async () => {
    const check = await checkPack(pack);
    expect([check.problems, check.results.filter(({ passed }) => !passed)]).toEqual([[], []]);
    expect(check.passed).toBe(true);
  }, 60_000);
});

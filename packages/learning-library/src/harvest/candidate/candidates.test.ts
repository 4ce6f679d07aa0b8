import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { mixedServices } from '../../../test-support/harvest/mixed-services.ts';
import { nodeWorkspace } from '../../../test-support/harvest/node-workspace.ts';
import { Repository } from '../../../test-support/repository.ts';
import { checkPack } from '../../check/check-pack.ts';
import { findPacks } from '../../pack/find-packs.ts';
import type { Candidate } from '../finding.ts';
import { harvest } from '../harvest.ts';
import { writeCandidates } from './write-candidates.ts';

/** The repository that harvests, with the packages of this one, and those that are harvested. */
let here: Repository;
let others: Repository[];
beforeEach(() => {
  here = new Repository({ 'package.json': '{ "name": "here" }\n' });
  symlinkSync(
    join(import.meta.dirname, '../../../../../node_modules'),
    join(here.root, 'node_modules'),
  );
  others = [];
});
afterEach(() => [here, ...others].forEach((each) => each.remove()));

async function candidatesIn(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly Candidate[]> {
  const other = new Repository(files);
  others.push(other);
  return (await harvest(other.root)).candidates;
}

test('every candidate is a pack in state candidate whose own fixtures pass', async () => {
  const candidates = [
    ...(await candidatesIn(nodeWorkspace)),
    ...(await candidatesIn(mixedServices)),
  ];
  const ids = candidates.map(({ id }) => id.replace(/^orch-learn-.*-toolchain$/u, 'toolchain'));
  expect(ids.sort()).toEqual([
    'no-raw-date',
    'rename-button',
    'toolchain',
    'toolchain',
    'use-acme-clock-not-luxon',
    'use-acme-http-not-axios',
    'use-packages-web-src-lib-http-ts-not-axios',
    'use-undici-not-request',
  ]);
  const writings = writeCandidates(here.root, candidates);
  expect(writings.map(({ status }) => status)).toEqual(candidates.map(() => 'written'));
  const { packs, problems } = findPacks(here.root);
  expect(problems).toEqual([]);
  expect(packs.map(({ manifest }) => manifest.id)).toEqual(candidates.map(({ id }) => id).sort());
  for (const pack of packs) {
    expect(pack.manifest).toMatchObject({
      state: 'candidate',
      provenance: { source: 'harvested', from: expect.stringMatching(/^[^/]+:.+:\d+$/u) },
    });
    const { passed, problems: wrong, results } = await checkPack(pack);
    expect([pack.manifest.id, wrong, results.filter((each) => !each.passed)]).toEqual([
      pack.manifest.id,
      [],
      [],
    ]);
    expect(passed).toBe(true);
    expect(results.length).toBeGreaterThanOrEqual(2);
  }
}, 120_000);

test('a toolchain has the commands of the repository itself, and lies below adapters/', async () => {
  const [candidate] = await candidatesIn(mixedServices);
  expect(candidate?.folder).toBe('adapters');
  const definition = candidate?.files.find(({ path }) => path === 'adapter.json')?.text ?? '';
  expect(JSON.parse(definition)).toEqual({
    toolchains: [
      {
        id: 'make',
        detect: { any_of: ['Makefile'] },
        commands: { lint: 'make lint', test: 'make test' },
      },
    ],
  });
});

test('what is there already stays byte by byte, also an empty folder and a link', async () => {
  const candidates = await candidatesIn(nodeWorkspace);
  const [first, second, third] = candidates;
  const path = (each: Candidate | undefined): string =>
    join(here.root, each?.folder ?? '', each?.id ?? '');
  mkdirSync(path(first), { recursive: true });
  writeFileSync(join(path(first), 'mine.txt'), 'mine');
  mkdirSync(path(second), { recursive: true });
  symlinkSync('nowhere', path(third));
  const statuses = writeCandidates(here.root, candidates).map(({ status }) => status);
  expect(statuses.slice(0, 3)).toEqual(['exists', 'exists', 'exists']);
  expect(readdirSync(path(first))).toEqual(['mine.txt']);
  expect(readdirSync(path(second))).toEqual([]);
  expect(existsSync(path(third))).toBe(false);
  expect(writeCandidates(here.root, candidates).every(({ status }) => status === 'exists')).toBe(
    true,
  );
});

test('a candidate whose writing fails leaves nothing behind', async () => {
  const [candidate] = await candidatesIn(nodeWorkspace);
  const broken = {
    ...candidate!,
    files: [
      ...candidate!.files,
      { path: 'pack.json/inside', text: 'cannot be: pack.json is a file' },
    ],
  };
  expect(() => writeCandidates(here.root, [broken])).toThrow('could not be written');
  expect(readdirSync(join(here.root, candidate!.folder))).toEqual([]);
});

test('what is being prepared is no pack', () => {
  const draft = join(here.root, 'patterns/.candidate-x');
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, 'pack.json'), '{ half');
  expect(findPacks(here.root)).toEqual({ packs: [], problems: [] });
});

test('the page of a candidate names the places for it and against it', async () => {
  const found = await candidatesIn(nodeWorkspace);
  const wrapper = found.find(({ id }) => id.startsWith('use-packages'));
  const page = wrapper?.files.find(({ path }) => path === 'README.md')?.text ?? '';
  expect(page).toContain('23 places for it, 2 places against it');
  expect(page).toContain('`packages/web/src/raw-one.ts:1`');
  expect(readFileSync(join(here.root, 'package.json'), 'utf8')).toContain('here');
});

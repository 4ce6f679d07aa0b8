import { afterEach, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { scores, type Gold } from '../../test-support/harvest/gold.ts';
import { mixedGold, mixedServices } from '../../test-support/harvest/mixed-services.ts';
import { nodeGold, nodeWorkspace } from '../../test-support/harvest/node-workspace.ts';
import { gold as historyGold, plantHistory } from '../../test-support/planted-history.ts';
import { Repository } from '../../test-support/repository.ts';
import type { Finding } from './finding.ts';
import { harvest, type Harvest } from './harvest.ts';

const own = join(import.meta.dirname, '../../../..');

let repository: Repository | null = null;
afterEach(() => {
  repository?.remove();
  repository = null;
});

function harvestOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Harvest> {
  repository = new Repository(files);
  return harvest(repository.root);
}

/** All that is in the gold list is found, and at most one in ten findings is not in it. */
function expectGold(findings: readonly Finding[], gold: Gold): void {
  const all = scores(findings, gold);
  expect(all.filter(({ recall, precision }) => recall < 1 || precision < 0.9)).toEqual([]);
}

function named(findings: readonly Finding[], id: string): Finding {
  const found = findings.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} was not found`);
  return found;
}

describe('a workspace of Node and TypeScript', () => {
  test('gives what was planted, and nothing of what only looks like it', async () => {
    const { findings, files, problems } = await harvestOf(nodeWorkspace);
    expectGold(findings, nodeGold);
    expect(scores(findings, nodeGold).flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(files.skipped).toMatchObject({
      vendored: 1,
      fixture: 4,
      generated: 3,
      minified: 1,
      huge: 1,
      binary: 1,
      not_utf8: 1,
    });
    expect(problems.map(({ path, line }) => `${path}:${line}`)).toEqual([
      '.github/workflows/broken.yml:3',
      'packages/p2/tsconfig.json:3',
      'packages/web/src/half-done.ts:2',
    ]);
  });

  test('shows places and numbers for and against', async () => {
    const { findings } = await harvestOf(nodeWorkspace);
    expect(named(findings, 'wrapper:packages/web/src/lib/http.ts:axios')).toMatchObject({
      count: 23,
      counter_count: 2,
      counter_examples: [
        { path: 'packages/web/src/raw-one.ts', line: 1 },
        { path: 'packages/web/src/raw-two.ts', line: 1 },
      ],
    });
    expect(named(findings, 'wrapper:@acme/clock:luxon')).toMatchObject({
      count: 10,
      counter_examples: [{ path: 'packages/web/src/past-clock.ts', line: 1 }],
    });
    expect(named(findings, 'no-restricted-imports:axios')).toMatchObject({
      places: [{ path: 'eslint.config.mjs', line: 4 }],
      counter_count: 3,
      detail: { wrapper: '@acme/http', restricted: 'axios', exempt: 'packages/http/**' },
    });
    expect(named(findings, 'no-restricted-imports:lodash').detail).toMatchObject({
      wrapper: null,
      names: ['cloneDeep'],
    });
    expect(named(findings, 'no-restricted-imports:request').detail['wrapper']).toBe('undici');
    expect(named(findings, 'no-raw-date')).toMatchObject({
      places: [{ path: 'tools/eslint-rules/rules/raw-date.js', line: 1 }],
      counter_examples: [{ path: 'packages/web/src/features/clock.ts', line: 1 }],
      detail: { valid: 2, invalid: 1, tests: ['tools/eslint-rules/tests/raw-date.test.js:2'] },
    });
    expect(named(findings, 'node-prefix')).toMatchObject({ count: 8, counter_count: 1 });
    expect(named(findings, 'type-imports')).toMatchObject({ count: 24, counter_count: 1 });
    expect(named(findings, 'own-errors')).toMatchObject({
      count: 9,
      counter_count: 1,
      detail: { classes: { AppError: 8, GoneError: 1 } },
    });
    expect(named(findings, 'tsconfig:strict')).toMatchObject({ count: 1, counter_count: 1 });
    expect(named(findings, 'npm ci')).toMatchObject({ count: 2 });
    expect(named(findings, 'npm test -- --ci').places).toEqual([
      { path: '.github/workflows/ci.yml', line: 10 },
    ]);
  });
});

test('services in Python and Go give what was planted, and nothing of what only looks like it', async () => {
  const { findings, problems } = await harvestOf(mixedServices);
  expectGold(findings, mixedGold);
  expect(scores(findings, mixedGold).flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(problems).toEqual([]);
  expect(named(findings, 'ruff banned-api:requests')).toMatchObject({
    places: [{ path: 'pyproject.toml', line: 11 }],
    detail: { wrapper: 'services.http' },
  });
  expect(named(findings, 'own-errors:py')).toMatchObject({ count: 9, counter_count: 1 });
  expect(named(findings, 'test-names:py')).toMatchObject({ count: 6, counter_count: 1 });
});

test('what the history shows is part of a harvest, and left out of it where that is asked for', async () => {
  const planted = plantHistory();
  try {
    const { findings, candidates, history } = await harvest(planted.root);
    const repeated = findings.filter(({ kind }) => kind === 'repeated-edit');
    expect(repeated).toHaveLength(historyGold.length);
    expect(candidates.filter(({ from }) => from.kind === 'repeated-edit')).toHaveLength(
      historyGold.length,
    );
    expect(history?.commits_read).toBeGreaterThan(0);
    const without = await harvest(planted.root, { history: false });
    expect(without.history).toBeNull();
    expect(without.findings.filter(({ kind }) => kind === 'repeated-edit')).toEqual([]);
  } finally {
    planted.remove();
  }
});

describe('this repository', () => {
  const rules = readdirSync(join(own, 'packages/eslint-plugin/src/rules'))
    .filter((name) => !name.includes('.test.'))
    .map((name) => name.replace('.ts', ''));

  test('shows its own rules, codemods and commands, and no others', async () => {
    const { findings } = await harvest(own, { history: false });
    // What is published is known here; the tools beside it have transforms to measure with.
    const published = findings.filter(({ id }) => !id.startsWith('tools/'));
    expectGold(published, {
      'lint-rule': rules,
      codemod: [
        ...readdirSync(join(own, 'patterns')).map((name) => `patterns/${name}/transform.js`),
        'packages/learning-library/templates/replace-code.js',
      ].filter((path) => existsSync(join(own, path))),
      migration: [],
      generator: [],
    });
    const ids = findings.map(({ kind, id }) => `${kind} ${id}`);
    expect(ids).toEqual(expect.arrayContaining([...expected]));
    const rule = named(findings, 'release-in-finally');
    expect(rule.detail['tests']).toEqual([
      expect.stringMatching(
        /^packages\/eslint-plugin\/src\/rules\/release-in-finally\.test\.ts:\d+$/u,
      ),
    ]);
    expect(named(findings, 'node-prefix').counter_count).toBe(0);
  }, 120_000);
});

const expected = [
  'restricted-import no-restricted-syntax:TSEnumDeclaration',
  'restricted-import no-restricted-properties:Date.now',
  'restricted-import no-restricted-imports:^node:',
  'convention prettier',
  'convention editorconfig',
  'convention tsconfig:strict',
  'toolchain npm',
  'toolchain nx',
  'toolchain script:verify',
  'ci-step npm ci',
  'ci-step npm run verify',
  'idiom type-imports',
  'idiom import-endings',
  'idiom exports',
  'idiom file-names:ts',
  'idiom test-names',
];

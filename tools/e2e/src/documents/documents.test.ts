import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import { readFile, readdir } from 'node:fs/promises';
import type { OrchResult } from '../rig/orch.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { documentOf } from '../rig/result-json.ts';
import { Repository } from '../rig/repository.ts';

const schemas = new URL('../../../../apps/cli/schemas/', import.meta.url);
const noisy = 'echo "{\\"not\\": \\"the result\\"}"; echo warning >&2';

const config = {
  defaultPipeline: 'good',
  pipelines: [
    { id: 'good', stages: [{ kind: 'command', id: 'noisy', command: noisy }] },
    { id: 'bad', stages: [{ kind: 'command', id: 'noisy', command: `${noisy}; exit 3` }] },
    { id: 'gated', stages: [{ kind: 'manual', id: 'gate' }] },
    { id: 'held', stages: [{ kind: 'command', id: 'held', command: 'cat scratch/gate' }] },
  ],
};

let repository: Repository;
let validators: ReadonlyMap<string, ValidateFunction>;
/** Runs that stand in the way in which the verbs want them. */
const runs: Record<'good' | 'bad' | 'gated', string> = { good: '', bad: '', gated: '' };

beforeAll(async () => {
  const names = (await readdir(schemas)).filter((name) => name.endsWith('.schema.json'));
  validators = new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, ValidateFunction]> => {
        const schema = JSON.parse(await readFile(new URL(name, schemas), 'utf8')) as object;
        const ajv = new Ajv({ strict: false, validateFormats: false });
        return [name.replace('.schema.json', ''), ajv.compile(schema)];
      }),
    ),
  );
  repository = await Repository.make({
    'codex.orchestrator.json': config,
    'evaluations/tiny/suite.json': {
      id: 'tiny',
      scenarios: [
        {
          id: 'touch',
          fixture: 'fixtures/empty',
          subject: { command: 'touch made' },
          fail_to_pass: ['test -e made'],
        },
      ],
    },
    'evaluations/tiny/fixtures/empty/README.md': 'Nothing is made yet.\n',
    'goals.jsonc': '[{ "task": "asks", "pipeline": "gated" }] // one that waits\n',
  });
  for (const id of ['good', 'bad', 'gated'] as const) {
    runs[id] = await begin(id);
  }
});
afterAll(() => repository.remove());

async function begin(pipeline: string): Promise<string> {
  return String(
    documentOf(await repository.orch(['start', pipeline, '--format', 'json']))['run_id'],
  );
}

function expectDocument(result: OrchResult, schema: string): void {
  const document = documentOf(result);
  const validate = validators.get(schema);
  if (validate === undefined) throw new Error(`There is no schema ${schema}.`);
  const fits = validate(document);
  expect({ schema, fits, errors: validate.errors }).toEqual({ schema, fits: true, errors: null });
}

type Case = readonly [verb: string, args: () => readonly string[], exitCode: number];

const successes: readonly Case[] = [
  ['start', () => ['start', 'good'], 0],
  ['start', () => ['start', 'bad'], 1],
  ['start', () => ['start', 'gated'], 3],
  ['plan', () => ['plan', 'good'], 0],
  ['plan', () => ['plan', 'gated'], 0],
  ['status', () => ['status'], 0],
  ['status', () => ['status', '--run', runs.bad], 0],
  ['status', () => ['status', '--run', runs.gated], 0],
  ['resume', () => ['resume', '--run', runs.gated], 3],
  ['resume', () => ['resume', '--run', runs.bad], 1],
  ['runs-list', () => ['runs', 'list'], 0],
  ['runs-show', () => ['runs', 'show', '--run', runs.good], 0],
  ['runs-logs', () => ['runs', 'logs', '--run', runs.good], 0],
  ['runs-repair', () => ['runs', 'repair'], 0],
  ['runs-repair', () => ['runs', 'repair', '--run', runs.good], 0],
  ['runs-gc', () => ['runs', 'gc'], 0],
  ['runs-gc', () => ['runs', 'gc', '--keep-days', '0'], 0],
  ['goals-run', () => ['goals', 'run', 'a-goal', 'another'], 0],
  ['goals-run', () => ['goals', 'run', 'goals.jsonc'], 3],
  ['goals-status', () => ['goals', 'status'], 0],
  ['goals-gc', () => ['goals', 'gc'], 0],
  ['goals-gc', () => ['goals', 'gc', '--apply'], 0],
  ['spec-guard', () => ['spec', 'guard'], 0],
  ['spec-list', () => ['spec', 'list'], 0],
  ['spec-new', () => ['spec', 'new', 'Login', '--id', 'login'], 0],
  ['spec-review', () => ['spec', 'review', 'login', '--reason', 'x'], 0],
  ['spec-hook', () => ['spec', 'hook'], 0],
  ['spec-ci', () => ['spec', 'ci'], 0],
  ['task-new', () => ['task', 'new', 'One'], 0],
  ['task-list', () => ['task', 'list'], 0],
  ['task-show', () => ['task', 'show', '0001-one'], 0],
  ['task-phase', () => ['task', 'phase', '0001-one'], 0],
  ['docs-sync', () => ['docs', 'sync'], 0],
  ['docs-check', () => ['docs', 'check'], 0],
  ['metrics', () => ['metrics'], 0],
  ['metrics-overlap', () => ['metrics', 'overlap', '--split', '2026-01-31'], 0],
  ['patterns-new', () => ['patterns', 'new', 'rename-it'], 0],
  ['patterns-index', () => ['patterns', 'index'], 0],
  ['patterns-list', () => ['patterns', 'list'], 0],
  ['patterns-search', () => ['patterns', 'search', 'codemod'], 0],
  ['patterns-show', () => ['patterns', 'show', 'rename-it'], 0],
  ['patterns-test', () => ['patterns', 'test'], 0],
  ['patterns-harvest', () => ['patterns', 'harvest', '.'], 0],
  ['patterns-plan', () => ['patterns', 'plan', 'rename-it'], 0],
  ['patterns-apply', () => ['patterns', 'apply', 'rename-it', '--allow-dirty'], 0],
  ['patterns-promote', () => ['patterns', 'promote', 'rename-it'], 0],
  ['eval-run', () => ['eval', 'run', 'tiny'], 0],
  ['credentials-check', () => ['credentials', 'check'], 0],
  ['sync-grant', () => ['sync', 'grant', '--store', 'scratch/store', '--workspace', 'w'], 0],
  ['init', () => ['init', '--dry-run'], 0],
  ['doctor', () => ['doctor'], 0],
];

const failures: readonly Case[] = [
  ['start', () => ['start', 'nothing-like-it'], 2],
  ['spec-guard', () => ['spec', 'guard', '--base', 'nowhere'], 4],
  ['start', () => ['start', '--no-such-flag'], 2],
  ['goals run', () => ['goals', 'run'], 2],
  ['goals run', () => ['goals', 'run', 'x', 'X'], 2],
  ['goals run', () => ['goals', 'run', '--resume', runs.good], 2],
  ['goals status', () => ['goals', 'status', '--run', 'nowhere'], 2],
  ['goals gc', () => ['goals', 'gc', 'surplus'], 2],
  ['eval run', () => ['eval', 'run'], 2],
  ['eval run', () => ['eval', 'run', 'nowhere'], 2],
  ['eval run', () => ['eval', 'run', 'tiny', '--configuration', 'nothing'], 2],
  ['plan', () => ['plan', 'nothing-like-it'], 2],
  ['patterns harvest', () => ['patterns', 'harvest', 'nowhere'], 2],
  ['patterns promote', () => ['patterns', 'promote', 'nowhere'], 2],
  ['status', () => ['status', '--run', 'nowhere'], 2],
  ['resume', () => ['resume', '--run', 'nowhere'], 2],
  ['resume', () => ['resume', '--run', runs.good], 4],
  ['cancel', () => ['cancel', '--run', 'nowhere', '--reason', 'x'], 2],
  ['cancel', () => ['cancel', '--run', runs.good, '--reason', 'x'], 4],
  ['approve', () => ['approve', '--run', runs.good, '--reason', 'x'], 4],
  ['approve', () => ['approve', '--run', runs.gated], 2],
  ['reject', () => ['reject', '--run', 'nowhere', '--reason', 'x'], 2],
  ['runs list', () => ['runs', 'list', '--limit', 'x'], 2],
  ['runs show', () => ['runs', 'show', '--run', 'nowhere'], 2],
  ['runs logs', () => ['runs', 'logs', '--run', runs.good, '--stage', 'x'], 2],
  ['runs repair', () => ['runs', 'repair', '--run', 'nowhere'], 2],
  ['runs gc', () => ['runs', 'gc', '--keep-days', 'x'], 2],
  ['task new', () => ['task', 'new'], 2],
  ['metrics', () => ['metrics', '--task', 'nowhere'], 2],
  ['metrics overlap', () => ['metrics', 'overlap', '--since', 'yesterday'], 2],
  ['task show', () => ['task', 'show', 'nowhere'], 2],
  ['task approve', () => ['task', 'approve', '--phase', 'spce', '--reason', 'x'], 2],
  ['task promote', () => ['task', 'promote', '--to', 'done'], 2],
  ['sync push', () => ['sync', 'push'], 4],
  ['sync serve', () => ['sync', 'serve'], 2],
  ['sync retry', () => ['sync', 'retry'], 2],
  ['init', () => ['init', 'surplus'], 2],
  ['doctor', () => ['doctor', 'surplus'], 2],
  ['an unknown verb', () => ['nothing'], 2],
];

describe('with --format json stdout is one document', () => {
  test.each(successes)('%s', async (verb, args, exitCode) => {
    const result = await repository.orch([...args(), '--format', 'json']);
    expectExit(result, exitCode);
    expectDocument(result, verb);
  });

  test.each(failures)('%s that fails', async (_, args, exitCode) => {
    const result = await repository.orch([...args(), '--format', 'json']);
    expectExit(result, exitCode);
    expectDocument(result, 'error');
  });

  test('of a decision, and of a cancellation', async () => {
    const answers: readonly [string, readonly string[]][] = [
      ['approve', ['approve']],
      ['reject', ['reject']],
      ['reject', ['reject', '--request-changes']],
      ['cancel', ['cancel']],
    ];
    for (const [schema, words] of answers) {
      const runId = await begin('gated');
      const args = [...words, '--run', runId, '--reason', 'because', '--format', 'json'];
      const result = await repository.orch(args);
      expectExit(result, 0);
      expectDocument(result, schema);
    }
  });

  test('of a run that a signal ended', async () => {
    const gate = await repository.makeGate();
    const run = repository.start(['start', 'held', '--format', 'json']);
    await gate.reached();
    run.child.kill('SIGINT');
    const ended = await run.ended;
    expectExit(ended, 130);
    expectDocument(ended, 'start');
  });

  test('where the configuration is bad', async () => {
    const bad = await Repository.make({ 'codex.orchestrator.json': { pipelin: [] } });
    try {
      for (const verb of ['start', 'plan']) {
        const result = await bad.orch([verb, '--format', 'json']);
        expectExit(result, 2);
        expectDocument(result, 'error');
      }
    } finally {
      await bad.remove();
    }
  });
});

describe('without --format', () => {
  test('stdout has the result, and what stages wrote is not mixed into it', async () => {
    const result = await repository.orch(['start', 'good']);
    expectExit(result, 0);
    expect(result.stdout).not.toContain('not the result');
    expect(result.stdout).toMatch(/succeeded/);
    expect(`${result.stdout}${result.stderr}`).not.toContain('\u001b[');
  });

  test('with --format ndjson every line is one event, the chain in order', async () => {
    const result = await repository.orch(['start', 'good', '--format', 'ndjson']);
    expectExit(result, 0);
    const lines = result.stdout.trimEnd().split('\n');
    const validate = validators.get('event');
    const misfits = lines.filter((line) => validate?.(JSON.parse(line)) !== true);
    expect(misfits).toEqual([]);
    expect(lines.length).toBeGreaterThan(3);
  });

  test('a reader that goes away is no crash', async () => {
    const piped = repository.start(['runs', 'list']);
    piped.child.stdout?.destroy();
    const { exitCode, stderr } = await piped.ended;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentSchemas } from '../../scripts/document-schemas.ts';
import { orch, orchJson, type OrchOptions } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';
import { misfits } from '../../test-support/schemas.ts';

const schemaFolder = join(import.meta.dirname, '../../schemas');

let repository: Repository;
let here: OrchOptions;
beforeEach(() => {
  repository = makeRepository();
  here = { cwd: repository.root };
  repository.configure({
    good: [command('build', 'echo built'), command('check', 'echo fine >&2')],
    bad: [command('boom', 'echo no; exit 7'), command('later', 'true')],
    ask: [command('build', 'true'), { kind: 'manual', id: 'sign-off' }, command('ship', 'true')],
  });
});
afterEach(() => repository.remove());

/** Runs a verb with json and checks its document against the schema of that verb. */
async function check(
  schema: string,
  args: readonly string[],
  status: number,
): Promise<Readonly<Record<string, unknown>>> {
  const result = await orchJson(args, here);
  expect([args.join(' '), result.status, misfits(schema, result.document)]).toEqual([
    args.join(' '),
    status,
    [],
  ]);
  return result.document;
}

const runOf = (document: Readonly<Record<string, unknown>>): string => String(document['run_id']);

describe('with --format json stdout is one document that fits its schema', () => {
  test('of the verbs that drive and show a run that succeeds', async () => {
    await check('plan', ['plan'], 0);
    const started = await check('start', ['start', '--task', '0303'], 0);
    expect(started).toMatchObject({
      task_id: '0303',
      status: 'succeeded',
      stages: [
        { id: 'build', status: 'succeeded', attempts: 1, exit_code: 0 },
        { id: 'check', status: 'succeeded', attempts: 1, exit_code: 0 },
      ],
      approvals_pending: [],
    });
    const run = ['--run', runOf(started)];
    expect(await check('status', ['status'], 0)).toMatchObject({ run_id: runOf(started) });
    await check('status', ['status', ...run, '--watch'], 0);
    await check('runs-show', ['runs', 'show', ...run], 0);
    await check('runs-logs', ['runs', 'logs', ...run], 0);
    await check('runs-list', ['runs', 'list'], 0);
    await check('runs-repair', ['runs', 'repair'], 0);
    await check('runs-gc', ['runs', 'gc', '--keep-days', '0'], 0);
    await check('doctor', ['doctor'], 0);
    await check('init', ['init', '--dry-run'], 0);
  });

  test('of a run that fails, pauses, and is decided', async () => {
    const failed = await check('start', ['start', 'bad'], 1);
    expect(failed['last_output']).toEqual({ stage: 'boom', stdout: 'no\n', stderr: '' });
    const paused = await check('start', ['start', 'ask'], 3);
    const run = ['--run', runOf(paused)];
    await check('status', ['status', ...run], 0);
    await check('reject', ['reject', ...run, '--request-changes', '--reason', 'again'], 0);
    await check('resume', ['resume', ...run], 3);
    await check('approve', ['approve', ...run, '--reason', 'ok'], 0);
    await check('resume', ['resume', ...run], 0);
    const other = runOf(await check('start', ['start', 'ask'], 3));
    await check('cancel', ['cancel', '--run', other, '--reason', 'no longer'], 0);
  });

  test.each<[string, string[], number, string]>([
    ['an unknown verb', ['strat'], 2, 'ORCH_USAGE'],
    ['an unknown flag', ['start', '--bogus'], 2, 'ORCH_USAGE'],
    ['an unknown pipeline', ['start', 'god'], 2, 'ORCH_PIPELINE_UNKNOWN'],
    ['an unknown pipeline to plan', ['plan', 'god'], 2, 'ORCH_PIPELINE_UNKNOWN'],
    ['a bad task id', ['start', '--task', '../x'], 2, 'ORCH_INVALID_TASK_ID'],
    ['a bad run id', ['status', '--run', 'a/b'], 2, 'ORCH_INVALID_RUN_ID'],
    ['a run that is not there', ['status', '--run', 'r'], 2, 'ORCH_RUN_UNKNOWN'],
    ['no run at all', ['status'], 2, 'ORCH_RUN_UNKNOWN'],
    ['resume without a run', ['resume'], 2, 'ORCH_USAGE'],
    ['resume of nothing', ['resume', '--run', 'r'], 2, 'ORCH_RUN_UNKNOWN'],
    ['cancel of nothing', ['cancel', '--run', 'r'], 2, 'ORCH_RUN_UNKNOWN'],
    ['approve of nothing', ['approve', '--run', 'r', '--reason', 'x'], 2, 'ORCH_RUN_UNKNOWN'],
    ['reject of nothing', ['reject', '--run', 'r', '--reason', 'x'], 2, 'ORCH_RUN_UNKNOWN'],
    ['runs show of nothing', ['runs', 'show'], 2, 'ORCH_RUN_UNKNOWN'],
    ['runs logs of nothing', ['runs', 'logs'], 2, 'ORCH_RUN_UNKNOWN'],
    ['runs list with a bad limit', ['runs', 'list', '--limit', 'x'], 2, 'ORCH_USAGE'],
    ['runs repair of nothing', ['runs', 'repair', '--run', 'r'], 2, 'ORCH_RUN_UNKNOWN'],
    ['runs gc with a bad age', ['runs', 'gc', '--keep-days', 'x'], 2, 'ORCH_USAGE'],
    ['init with a flag that it has not', ['init', '--force'], 2, 'ORCH_USAGE'],
    ['doctor with an operand', ['doctor', 'x'], 2, 'ORCH_USAGE'],
  ])('of %s', async (_name, args, status, code) => {
    const document = await check('error', args, status);
    expect(document).toMatchObject({ error: { code } });
  });

  test('of a configuration that is wrong, with the place', async () => {
    repository.configure({ p: [{ kind: 'comand', id: 'x' }] });
    const document = await check('error', ['start'], 2);
    expect(document).toMatchObject({
      error: {
        code: 'ORCH_CONFIG_INVALID',
        place: 'codex.orchestrator.json: /pipelines/0/stages/0/kind',
      },
    });
  });
});

test('with --format ndjson every line is an event and the last one is the result', async () => {
  const { status, stdout } = await orch(['start', 'bad', '--format', 'ndjson'], here);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(status).toBe(1);
  expect(lines.flatMap((line) => misfits('event', line))).toEqual([]);
  const types = lines.map(({ type }) => type);
  expect([types.at(0), types.at(-2), types.at(-1)]).toEqual([
    'run.started',
    'run.completed',
    'result',
  ]);
  const failed = await orch(['start', 'nope', '--format', 'ndjson'], here);
  expect(JSON.parse(failed.stdout)).toMatchObject({ type: 'error' });
});

test('text says the same to a person, and errors say what, where and what next, once', async () => {
  const started = await orch(['start', 'bad'], here);
  expect(started.stdout).toMatch(/✗ boom .*It exited with status 7/);
  expect(started.stdout).toContain('Next: orch resume --run ');
  repository.configure({ p: [{ kind: 'comand', id: 'x' }] });
  const { stdout, stderr } = await orch(['start'], here);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^orch: codex\.orchestrator\.json: \S+ .*\n {2}next: .*\n$/);
});

test('the published schemas are those of the program, and there is no other', () => {
  const wanted = documentSchemas();
  for (const [name, content] of wanted) {
    const published: unknown = JSON.parse(readFileSync(join(schemaFolder, name), 'utf8'));
    expect([name, published]).toEqual([name, JSON.parse(content)]);
  }
  const names = [...wanted.keys(), 'codex.orchestrator.schema.json'];
  expect(readdirSync(schemaFolder).sort()).toEqual(names.sort());
});

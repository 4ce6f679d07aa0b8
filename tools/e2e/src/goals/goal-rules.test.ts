import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectExit } from '../rig/expect-exit.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { Repository } from '../rig/repository.ts';

const config = {
  defaultPipeline: 'work',
  pipelines: [
    {
      id: 'work',
      stages: [{ kind: 'command', id: 'work', command: 'echo "$MCP_RUNNER_TASK_ID" > made' }],
    },
    {
      id: 'asks',
      stages: [
        { kind: 'command', id: 'before', command: 'echo before > before' },
        { kind: 'manual', id: 'ask' },
        { kind: 'command', id: 'after', command: 'pwd > after' },
      ],
    },
    {
      id: 'nested',
      stages: [{ kind: 'command', id: 'outer', command: 'orch start work --task inner' }],
    },
    {
      id: 'two-steps',
      stages: [
        { kind: 'command', id: 'wait', command: 'cat "$E2E_GATE"' },
        { kind: 'command', id: 'one', command: 'echo "$MCP_RUNNER_TASK_ID" > same' },
        { kind: 'command', id: 'two', command: 'echo two > "$MCP_RUNNER_TASK_ID"' },
      ],
    },
    { id: 'quick', stages: [{ kind: 'command', id: 'one', command: 'echo quick > same' }] },
  ],
};

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({ 'codex.orchestrator.json': config });
});
afterEach(() => repository.remove());

interface GoalLine {
  readonly task_id: string;
  readonly run_id: string;
  readonly status: string;
  readonly stage: string | null;
  readonly worktree: string;
  readonly failure: string | null;
}

const goalsIn = (document: Readonly<Record<string, unknown>>): GoalLine[] =>
  document['goals'] as GoalLine[];

async function goals(list: object, exitCode: number): Promise<Readonly<Record<string, unknown>>> {
  await writeFile(repository.path('scratch', 'goals.json'), JSON.stringify(list));
  const args = ['goals', 'run', 'scratch/goals.json', '--format', 'json'];
  const result = await repository.orch(args, { timeoutMs: 120_000 });
  expectExit(result, exitCode);
  return documentOf(result);
}

async function reconfigure(more: object): Promise<void> {
  await repository.write({ 'codex.orchestrator.json': { ...config, ...more } });
  await repository.git('commit', '-aqm', 'Set up');
}

describe('a goal goes on in its own worktree or not at all', () => {
  test('approved and resumed from the main checkout, it works in its worktree, and its parent ends', async () => {
    const paused = await goals([{ task: 'a', pipeline: 'asks' }], 3);
    const [goal] = goalsIn(paused);
    expect(goal).toMatchObject({ task_id: 'a', status: 'paused' });
    const run = ['--run', goal?.run_id ?? ''];
    expectExit(await repository.orch(['approve', ...run, '--reason', 'looked at it']), 0);
    expectExit(await repository.orch(['resume', ...run]), 0);
    expect(await readFile(join(goal?.worktree ?? '', 'after'), 'utf8')).toBe(`${goal?.worktree}\n`);
    expect(existsSync(repository.path('after'))).toBe(false);

    const parent = String(paused['run_id']);
    expectExit(await repository.orch(['resume', '--run', parent]), 0);
    const log = await repository.git('log', '--format=%s', 'main..orch/a');
    expect(log.trim().split('\n')).toEqual(['a: after', 'a: before']);
    expect(await repository.git('status', '--porcelain')).toBe('');
  });

  test('with its worktree gone it is refused, nothing runs elsewhere, and it can still be cancelled', async () => {
    const [goal] = goalsIn(await goals([{ task: 'a', pipeline: 'asks' }], 3));
    await rm(goal?.worktree ?? '', { recursive: true });
    for (const args of [['resume'], ['approve', '--reason', 'x']]) {
      const refused = await repository.orch([
        ...args,
        '--run',
        goal?.run_id ?? '',
        '--format',
        'json',
      ]);
      expectExit(refused, 4);
      expect(errorOf(refused)).toMatchObject({ code: 'ORCH_WORKTREE_MISSING' });
    }
    expect(existsSync(repository.path('after'))).toBe(false);
    expectExit(await repository.orch(['cancel', '--run', goal?.run_id ?? '', '--reason', 'x']), 0);
  });

  test('from inside its worktree orch speaks of the records of the repository, and works there', async () => {
    const [goal] = goalsIn(await goals([{ task: 'a' }], 0));
    const cwd = goal?.worktree ?? '';
    const listed = documentOf(await repository.orch(['runs', 'list', '--format', 'json'], { cwd }));
    expect((listed['runs'] as unknown[]).length).toBe(2);
    expectExit(await repository.orch(['start', 'quick', '--task', 'by-hand'], { cwd }), 0);
    expect(existsSync(join(cwd, 'same'))).toBe(true);
    expect(existsSync(join(cwd, '.runs'))).toBe(false);
    expect(await repository.runIds('by-hand')).toHaveLength(1);
    expect(existsSync(repository.path('same'))).toBe(false);
    const nested = await repository.orch(['goals', 'run', 'b', '--format', 'json'], { cwd });
    expect(errorOf(nested)).toMatchObject({ code: 'ORCH_USAGE' });
  });
});

test('a run that a stage starts says which run it is a part of, and works where the stage does', async () => {
  const [goal] = goalsIn(await goals([{ task: 'a', pipeline: 'nested' }], 0));
  const [inner = ''] = await repository.runIds('inner');
  const manifest = await repository.read('.runs', 'inner', 'cli', inner, 'manifest.json');
  expect(JSON.parse(manifest)).toMatchObject({
    parent_run_id: goal?.run_id,
    parent_stage: 'outer',
    workspace: { root: goal?.worktree },
  });
  expect(await readFile(join(goal?.worktree ?? '', 'made'), 'utf8')).toBe('inner\n');
});

describe('what is missing is said before anything begins', () => {
  const nothing = async (): Promise<void> => {
    expect(await repository.runIds('goals')).toEqual([]);
    expect(await repository.git('branch', '--list', 'orch/*')).toBe('');
    expect(await readdir(join(repository.folder, '..'))).toHaveLength(2);
  };

  test('a pipeline that is not committed', async () => {
    const more = { id: 'later', stages: [{ kind: 'command', id: 'x', command: 'true' }] };
    const edited = { ...config, pipelines: [...config.pipelines, more] };
    await repository.write({ 'codex.orchestrator.json': edited });
    const error = await goals([{ task: 'a' }, { task: 'b', pipeline: 'later' }], 2);
    expect(error).toMatchObject({
      error: { code: 'ORCH_PIPELINE_UNKNOWN', hint: expect.stringContaining('committed') },
    });
    await nothing();
  });

  test('a name to commit in', async () => {
    await repository.git('config', '--unset', 'user.email');
    const error = await goals([{ task: 'a' }], 2);
    expect(error).toMatchObject({ error: { hint: expect.stringContaining('user.email') } });
    await nothing();
  });

  test.each([
    ['a key that is not known', [{ task: 'a', pipelin: 'work' }], '/0/pipelin'],
    ['a goal without a task', { goals: [{ title: 'x' }] }, '/goals/0/task'],
    ['an empty list', [], '/'],
  ])('%s', async (_name, list, pointer) => {
    const error = await goals(list, 2);
    expect(error).toMatchObject({
      error: {
        code: 'ORCH_CONFIG_INVALID',
        place: expect.stringContaining(`goals.json: ${pointer}`),
      },
    });
    await nothing();
  });

  test('a base that is no commit, a branch that holds work', async () => {
    expect(await goals([{ task: 'a', base: 'nowhere' }], 2)).toMatchObject({
      error: { code: 'ORCH_USAGE' },
    });
    await nothing();
    await repository.git('switch', '-qc', 'orch/a');
    await repository.git('commit', '--allow-empty', '-qm', 'mine');
    await repository.git('switch', '-q', 'main');
    expect(await goals([{ task: 'a' }], 2)).toMatchObject({
      error: { hint: expect.stringContaining('git branch -d orch/a') },
    });
  });
});

describe('worktrees are never removed while they hold work', () => {
  const gc = async (...flags: readonly string[]) => {
    const result = await repository.orch(['goals', 'gc', ...flags, '--format', 'json']);
    expectExit(result, 0);
    const lines = documentOf(result)['worktrees'] as {
      task_id: string;
      kept: string | null;
      removed: boolean;
      bytes: number;
    }[];
    return new Map(lines.map((line) => [line.task_id, line]));
  };

  test('not uncommitted, not unmerged, not of a run that can go on; the rest goes when asked', async () => {
    const list = ['merged', 'squashed', 'unmerged', 'dirty'].map((task) => ({ task }));
    const all = goalsIn(await goals([...list, { task: 'paused', pipeline: 'asks' }], 3));
    const dirOf = (task: string) => all.find((goal) => goal.task_id === task)?.worktree ?? '';
    await repository.git('merge', '-q', '--no-edit', 'orch/merged');
    await repository.git('checkout', '-q', 'orch/squashed', '--', 'made');
    await repository.git('commit', '-qm', 'squashed');
    await repository.git('merge', '-q', '--no-edit', '-s', 'ours', 'orch/dirty');
    await writeFile(join(dirOf('dirty'), 'later'), 'not committed');

    const shown = await gc();
    expect([...shown].map(([task, { kept }]) => [task, kept === null])).toEqual([
      ['dirty', false],
      ['merged', true],
      ['paused', false],
      ['squashed', true],
      ['unmerged', false],
    ]);
    expect(shown.get('dirty')?.kept).toContain('not committed');
    expect(shown.get('unmerged')?.kept).toContain('not merged');
    expect(shown.get('paused')?.kept).toContain('paused');
    expect(shown.get('merged')?.bytes).toBeGreaterThan(0);
    expect(existsSync(dirOf('merged'))).toBe(true);

    await gc('--apply');
    expect(all.map(({ worktree }) => existsSync(worktree))).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(await repository.git('branch', '--list', '--format=%(refname:short)', 'orch/*')).toBe(
      ['orch/dirty', 'orch/paused', 'orch/squashed', 'orch/unmerged', ''].join('\n'),
    );
    expect(existsSync(join(dirOf('dirty'), 'later'))).toBe(true);
  });

  test('a goal is not begun anew over what an earlier one left, but over nothing it is', async () => {
    await goals([{ task: 'a' }], 0);
    const refused = await goals([{ task: 'a' }], 4);
    expect(refused).toMatchObject({ error: { code: 'ORCH_WORKTREE_DIRTY' } });
    await repository.git('merge', '-q', '--no-edit', 'orch/a');
    await goals([{ task: 'a', pipeline: 'quick' }], 0);
  });
});

describe('what a project does about overlap', () => {
  const clashing = [
    { task: 'first', pipeline: 'quick' },
    { task: 'second', pipeline: 'two-steps' },
  ];
  /** Opens the gate of the second once the first has ended, so that the two conflict for certain. */
  async function run(mode: string, list: readonly object[], exitCode: number) {
    await reconfigure({ goals: { on_overlap: mode } });
    const gate = await repository.makeGate();
    await writeFile(repository.path('scratch', 'goals.json'), JSON.stringify(list));
    const running = repository.start(['goals', 'run', 'scratch/goals.json', '--format', 'json'], {
      env: { E2E_GATE: gate.path },
      timeoutMs: 120_000,
    });
    await gate.reached();
    await repository.until(async () => {
      const result = await repository.orch(['goals', 'status', '--format', 'json']);
      return goalsIn(documentOf(result))[0]?.status === 'succeeded';
    });
    await gate.open();
    const ended = await running.ended;
    expectExit(ended, exitCode);
    return goalsIn(documentOf(ended));
  }

  test('warn: both end, and the conflict is named', async () => {
    const [, second] = await run('warn', clashing, 0);
    expect(second).toMatchObject({ status: 'succeeded' });
    const text = (await repository.orch(['goals', 'status'])).stdout;
    expect(text).toContain('first and second conflict in same');
    expect(text).toMatch(/1\. git merge orch\/first {3}merges by itself/);
  });

  test('stop: the later one is held before its next stage, and goes on once the other is merged', async () => {
    const [, second] = await run('stop', clashing, 1);
    expect(second).toMatchObject({ status: 'failed', failure: expect.stringContaining('same') });
    expect(existsSync(join(second?.worktree ?? '', 'second'))).toBe(false);
  });

  test('serialise: goals that name the same paths run in order, each on top of the one before', async () => {
    await reconfigure({ goals: { on_overlap: 'serialise' } });
    const list = ['one', 'two', 'apart'].map((task, position) => ({
      task,
      paths: [position < 2 ? 'src/**' : 'docs/**'],
    }));
    expect(await goals(list, 0)).toMatchObject({
      overlaps: [
        { a: 'one', b: 'apart' },
        { a: 'two', b: 'apart' },
      ],
    });
    const log = await repository.git('log', '--format=%s', 'main..orch/two');
    expect(log.trim().split('\n')).toEqual(['two: work', 'one: work']);
    expect((await repository.git('log', '--format=%s', 'main..orch/apart')).trim()).toBe(
      'apart: work',
    );
  });
});

test('a signal ends every goal in order, and nothing is left', async () => {
  const gate = await repository.makeGate();
  await writeFile(
    repository.path('scratch', 'goals.json'),
    JSON.stringify(['x', 'y'].map((task) => ({ task, pipeline: 'two-steps' }))),
  );
  const running = repository.start(['goals', 'run', 'scratch/goals.json', '--format', 'json'], {
    env: { E2E_GATE: gate.path },
  });
  await repository.until(async () => {
    const result = await repository.orch(['goals', 'status', '--format', 'json']);
    if (result.exitCode !== 0) return false;
    const stages = goalsIn(documentOf(result)).map(({ stage }) => stage);
    return stages.length === 2 && stages.every((stage) => stage === 'wait');
  });
  running.child.kill('SIGTERM');
  const ended = await running.ended;
  expectExit(ended, 130);
  expect(goalsIn(documentOf(ended)).map(({ status }) => status)).toEqual([
    'cancelled',
    'cancelled',
  ]);
  expect(await repository.leftovers()).toEqual([]);
});

test('cancelling a run whose process was killed ends its goals, and runs nothing in the main checkout', async () => {
  const gate = await repository.makeGate();
  const list = [
    { task: 'x', pipeline: 'two-steps' },
    { task: 'y', pipeline: 'asks' },
  ];
  await writeFile(repository.path('scratch', 'goals.json'), JSON.stringify(list));
  const running = repository.start(['goals', 'run', 'scratch/goals.json'], {
    env: { E2E_GATE: gate.path },
  });
  await gate.reached();
  running.child.kill('SIGKILL');
  await running.ended;
  const [parent = ''] = await repository.runIds('goals');
  const cancelled = await repository.orch(['cancel', '--run', parent, '--reason', 'enough']);
  expectExit(cancelled, 0);
  const document = documentOf(await repository.orch(['goals', 'status', '--format', 'json']));
  expect(document).toMatchObject({ status: 'cancelled' });
  expect(goalsIn(document)[0]).toMatchObject({ task_id: 'x', status: 'cancelled' });
  expect(await repository.runIds('goals')).toEqual([parent]);
  expect(await repository.git('status', '--porcelain')).toBe('');
  expect(await repository.leftovers()).toEqual([]);
});

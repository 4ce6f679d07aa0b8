import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { afterSoMany } from '../rig/after-so-many.ts';
import type { OrchResult } from '../rig/orch.ts';
import { pollUntil } from '../rig/poll-until.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { byScale } from '../rig/scale.ts';

const project = {
  'codex.orchestrator.json': {
    pipelines: [
      {
        id: 'quick',
        stages: [{ kind: 'command', id: 'say', command: 'echo "$MCP_RUNNER_TASK_ID"' }],
      },
      { id: 'held', stages: [{ kind: 'command', id: 'wait', command: 'cat scratch/gate' }] },
    ],
  },
};

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make(project);
});
afterEach(() => repository.remove());

/** Starts so many runs at once and waits for all. */
function startTogether(count: number, taskOf: (n: number) => string): Promise<OrchResult[]> {
  return Promise.all(
    Array.from({ length: count }, (_, n) =>
      repository.orch(['start', 'quick', '--task', taskOf(n), '--format', 'json'], {
        timeoutMs: 240_000,
      }),
    ),
  );
}

/** The ids of all runs that ended well, as the runs themselves say. */
function runIdsOf(results: readonly OrchResult[]): string[] {
  expect(results.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
  return results.map((result) => {
    const run = documentOf(result);
    expect(run).toMatchObject({ status: 'succeeded' });
    return String(run['run_id']);
  });
}

async function expectNoneLost(runIds: readonly string[], taskIds: readonly string[]) {
  expect(new Set(runIds).size).toBe(runIds.length);
  const listed = documentOf(
    await repository.orch(['runs', 'list', '--limit', '0', '--format', 'json']),
  );
  const lines = listed['runs'] as { run_id: string; status: string }[];
  expect(lines.map(({ run_id }) => run_id).sort()).toEqual([...runIds].sort());
  expect(lines.filter(({ status }) => status !== 'succeeded')).toEqual([]);
  const snapshots = await Promise.all(
    [...new Set(taskIds)].map(async (taskId) => {
      const state = JSON.parse(await repository.read('out', taskId, 'state.json')) as {
        runs: { run_id: string; status: string }[];
      };
      return state.runs;
    }),
  );
  const kept = snapshots.flat();
  expect(kept.map(({ run_id }) => run_id).sort()).toEqual([...runIds].sort());
  expect(kept.filter(({ status }) => status !== 'succeeded')).toEqual([]);
  expect(await repository.leftovers()).toEqual([]);
}

describe('many at once', () => {
  const crowds = byScale({ ci: [10, 30, 100], soak: [10, 30, 100, 100, 100, 100] });

  test.each(crowds)(
    '%i starts of the same task all succeed and none is lost',
    async (count) => {
      const runIds = runIdsOf(await startTogether(count, () => 'one-task'));
      await expectNoneLost(runIds, ['one-task']);
    },
    300_000,
  );

  test.each(byScale({ ci: [30], soak: [10, 30, 100] }))(
    '%i starts of different tasks all succeed and none is lost',
    async (count) => {
      const taskOf = (n: number) => `task-${n}`;
      const runIds = runIdsOf(await startTogether(count, taskOf));
      await expectNoneLost(
        runIds,
        Array.from({ length: count }, (_, n) => taskOf(n)),
      );
    },
    300_000,
  );
});

describe('one writer', () => {
  test('a live run cannot be resumed: refused with the pid of its owner, and nothing happens to it', async () => {
    const gate = await repository.makeGate();
    const owner = repository.start(['start', 'held', '--task', 'held', '--format', 'json']);
    await gate.reached();
    const [runId = ''] = await repository.runIds('held');

    const refused = await repository.orch(['resume', '--run', runId, '--format', 'json']);
    expectExit(refused, 4);
    expect(errorOf(refused)).toMatchObject({ code: 'ORCH_LEASE_HELD', data: { pid: owner.pid } });
    expect(errorOf(refused).message + String(errorOf(refused).hint)).toContain(String(owner.pid));

    const status = documentOf(
      await repository.orch(['status', '--run', runId, '--format', 'json']),
    );
    expect(status).toMatchObject({ run_id: runId, status: 'running' });

    await gate.open();
    const ended = await owner.ended;
    expectExit(ended, 0);
    expect(documentOf(ended)).toMatchObject({ run_id: runId, status: 'succeeded' });
    const stages = documentOf(ended)['stages'] as { attempts: number }[];
    expect(stages.map(({ attempts }) => attempts)).toEqual([1]);
  });

  test('a run whose owner is stopped, not dead, is not taken from it', async () => {
    const gate = await repository.makeGate();
    const owner = repository.start(['start', 'held', '--task', 'held', '--format', 'json']);
    await gate.reached();
    const [runId = ''] = await repository.runIds('held');
    owner.child.kill('SIGSTOP');
    const refused = await repository.orch(['resume', '--run', runId, '--format', 'json']);
    expectExit(refused, 4);
    expect(errorOf(refused)).toMatchObject({ code: 'ORCH_LEASE_HELD', data: { pid: owner.pid } });
    owner.child.kill('SIGCONT');
    await gate.open();
    expectExit(await owner.ended, 0);
  });

  test('of many that resume a dead run at once, one does and the others are refused', async () => {
    const gate = await repository.makeGate();
    const owner = repository.start(['start', 'held', '--task', 'held']);
    await gate.reached();
    owner.child.kill('SIGKILL');
    await owner.ended;
    await gate.open();
    await pollUntil(
      'the stage of the dead run ends',
      async () => (await repository.leftovers()).length === 0,
    );
    const [runId = ''] = await repository.runIds('held');

    const racing = Array.from({ length: 8 }, () =>
      repository.orch(['resume', '--run', runId, '--format', 'json']),
    );
    // The winner stands at the gate until the seven others have been turned away.
    await afterSoMany(7, racing);
    await gate.open();
    const codes = (await Promise.all(racing)).map(({ exitCode }) => exitCode);
    expect(codes.sort()).toEqual([0, 4, 4, 4, 4, 4, 4, 4]);
    const listed = documentOf(
      await repository.orch(['status', '--run', runId, '--format', 'json']),
    );
    expect(listed).toMatchObject({ status: 'succeeded' });
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';

const manual = (more = {}) => ({
  kind: 'manual',
  id: 'sign-off',
  title: 'Release sign-off',
  instructions: 'Look at the diff.',
  ...more,
});
const note = (id: string) => ({ kind: 'command', id, command: `echo ${id} >> scratch/ran` });
const pipeline = (id: string, gate: unknown, before: unknown[] = [note('work')]) => ({
  id,
  stages: [...before, gate, note('ship')],
});

/** Decides on its own run, by every way that comes to mind. */
const forge = [
  'decide() { "$@" "$NODE" "$ORCH" approve --run "$ORCH_RUN_ID" --reason mine --as Mallory; echo "exit $?"; }',
  'decide',
  'decide env -i HOME="$HOME"',
  'decide env -u ORCH_ATTEMPT_MARK -u CODEX_ORCHESTRATOR_PARENT_RUN_ID',
  'decide setsid -w env -i HOME="$HOME"',
  'decide sh -c \'env -i "$@"; exit $?\' sh',
].join('\n');

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        pipeline('gated', manual()),
        pipeline('two', manual({ approvers: 2 })),
        pipeline('named', manual({ from: ['Grace*'] })),
        pipeline('short', manual({ expires_after_ms: 1 })),
        pipeline('nested', { kind: 'subpipeline', id: 'inner', pipeline: 'gated' }),
        {
          id: 'forged',
          stages: [
            manual(),
            { kind: 'command', id: 'forge', needs: [], command: forge },
            note('ship'),
          ],
        },
      ],
    },
  });
});
afterEach(() => repository.remove());

const ran = () => repository.read('scratch/ran').catch(() => '');
const call = (...args: string[]) => repository.orch([...args, '--format', 'json']);

async function pausedRun(name: string) {
  const started = await call('start', name, '--task', 't');
  expectExit(started, 3);
  const run = documentOf(started);
  expect(run).toMatchObject({ status: 'paused', reason: 'approval' });
  return { runId: String(run['run_id']), run };
}

const approve = (runId: string, ...more: string[]) =>
  call('approve', '--run', runId, '--reason', 'Looked at it.', ...more);

describe('a manual stage', () => {
  test('without a terminal exits 3 at once, leaves nothing running, and names the commands to go on', async () => {
    const { runId, run } = await pausedRun('gated');
    expect(await repository.leftovers()).toEqual([]);
    expect(await repository.runIds('t')).toEqual([runId]);
    expect(run['approvals_pending']).toEqual([
      expect.objectContaining({
        stage: 'sign-off',
        title: 'Release sign-off',
        instructions: 'Look at the diff.',
      }),
    ]);
    const text = (await repository.orch(['status', '--run', runId])).stdout;
    for (const word of ['approve', 'reject', '--request-changes', runId, 'Look at the diff.']) {
      expect(text).toContain(word);
    }
  });

  test('is approved from another process, and resume goes on to the end', async () => {
    const { runId } = await pausedRun('gated');
    expectExit(await approve(runId), 0);
    expect(await ran()).toBe('work\n');
    const resumed = await call('resume', '--run', runId);
    expectExit(resumed, 0);
    expect(await ran()).toBe('work\nship\n');
    const manifest = JSON.parse(
      await repository.read('.runs/t/cli', runId, 'manifest.json'),
    ) as unknown;
    expect(manifest).toMatchObject({
      status: 'succeeded',
      approvals: [
        {
          ref: `.runs/t/cli/${runId}/manifest.json#approvals[0]`,
          status: 'approved',
          decisions: [{ decision: 'approved', reason: 'Looked at it.', actor: { source: 'git' } }],
        },
      ],
    });
  });

  test('that nobody answered stays paused on resume', async () => {
    const { runId } = await pausedRun('gated');
    expectExit(await call('resume', '--run', runId), 3);
    expect(await ran()).toBe('work\n');
  });

  test('that is rejected fails the run with who and why, and nothing after it runs', async () => {
    const { runId } = await pausedRun('gated');
    const rejected = await call('reject', '--run', runId, '--reason', 'Not yet.', '--as', 'Grace');
    expectExit(rejected, 0);
    const status = documentOf(await call('status', '--run', runId));
    expect(status).toMatchObject({ status: 'failed' });
    expect(JSON.stringify(status)).toMatch(/Grace.*Not yet\./);
    expect(await ran()).toBe('work\n');
  });

  test('with changes requested runs what led to it once more, and asks again', async () => {
    const { runId } = await pausedRun('gated');
    const back = await call('reject', '--request-changes', '--run', runId, '--reason', 'Again.');
    expectExit(back, 0);
    const resumed = await call('resume', '--run', runId);
    expectExit(resumed, 3);
    expect(await ran()).toBe('work\nwork\n');
    expectExit(await approve(runId), 0);
    expectExit(await call('resume', '--run', runId), 0);
    expect(await ran()).toBe('work\nwork\nship\n');
  });

  test('that needs two takes two different people', async () => {
    const { runId } = await pausedRun('two');
    expectExit(await approve(runId, '--as', 'Grace'), 0);
    const same = await approve(runId, '--as', 'Grace');
    expectExit(same, 4);
    expect(errorOf(same).code).toBe('ORCH_APPROVAL_REFUSED');
    expectExit(await call('resume', '--run', runId), 3);
    expectExit(await approve(runId, '--as', 'Alan'), 0);
    expectExit(await call('resume', '--run', runId), 0);
    expect(await ran()).toBe('work\nship\n');
  });

  test('that is for somebody else refuses the answer', async () => {
    const { runId } = await pausedRun('named');
    const refused = await approve(runId, '--as', 'Mallory');
    expectExit(refused, 4);
    expect(errorOf(refused).code).toBe('ORCH_APPROVAL_REFUSED');
    expectExit(await approve(runId, '--as', 'Grace Hopper'), 0);
  });

  test('that lapsed refuses the answer, and resume asks again', async () => {
    const { runId } = await pausedRun('short');
    const late = await approve(runId);
    expectExit(late, 4);
    expect(errorOf(late).code).toBe('ORCH_APPROVAL_REFUSED');
    expectExit(await call('resume', '--run', runId), 3);
    expect(await ran()).toBe('work\n');
  });

  test('that was approved of another pipeline than the one on resume is not passed by that yes', async () => {
    const { runId } = await pausedRun('gated');
    expectExit(await approve(runId), 0);
    await repository.write({
      'codex.orchestrator.json': {
        pipelines: [{ id: 'gated', stages: [note('work'), manual(), note('wipe')] }],
      },
    });
    expectExit(await call('resume', '--run', runId), 4);
    const accepted = await call('resume', '--run', runId, '--accept-plan-change');
    expectExit(accepted, 3);
    expect(await ran()).toBe('work\n');
    const { approvals } = JSON.parse(
      await repository.read('.runs/t/cli', runId, 'manifest.json'),
    ) as { approvals: { status: string }[] };
    expect(approvals.map(({ status }) => status)).toEqual(['void', 'pending']);
  });

  test('that was approved of another worktree than the one on resume is void, and asks again', async () => {
    const { runId } = await pausedRun('gated');
    expectExit(await approve(runId), 0);
    await repository.write({ 'sneaked-in.txt': 'after the yes' });
    expectExit(await call('resume', '--run', runId), 3);
    expect(await ran()).toBe('work\n');
    expectExit(await approve(runId), 0);
    expectExit(await call('resume', '--run', runId), 0);
    expect(await ran()).toBe('work\nship\n');
  });

  test('of a child run pauses the parent, and is decided by way of either', async () => {
    const { runId, run } = await pausedRun('nested');
    const [question] = run['approvals_pending'] as { run_id: string; stage: string }[];
    expect(question).toMatchObject({ stage: 'sign-off' });
    expectExit(await approve(question?.run_id ?? ''), 0);
    expectExit(await call('resume', '--run', runId), 0);
    expect(await ran()).toBe('work\nwork\nship\nship\n');
  });

  test('cancels like any other', async () => {
    const { runId } = await pausedRun('gated');
    expectExit(await call('cancel', '--run', runId, '--reason', 'no'), 0);
    expect(documentOf(await call('status', '--run', runId))).toMatchObject({ status: 'cancelled' });
    expectExit(await approve(runId), 4);
  });
});

describe('a decision comes from outside of the run', () => {
  test('a stage that approves its own run is refused, also with a cleaned environment', async () => {
    const started = await repository.orch(
      ['start', 'forged', '--task', 't', '--parallel', '--format', 'json'],
      { env: { NODE: process.execPath, ORCH: repository.entry } },
    );
    expectExit(started, 3);
    const runId = String(documentOf(started)['run_id']);
    const { stdout } = await repository.orch([
      'runs',
      'logs',
      '--run',
      runId,
      '--stage',
      'forge',
      '--raw',
    ]);
    expect(stdout.match(/exit \d+/g)).toEqual(['exit 4', 'exit 4', 'exit 4', 'exit 4', 'exit 4']);
    const { approvals } = documentOf(await call('status', '--run', runId)) as {
      approvals: { status: string; decisions: unknown[] }[];
    };
    expect(approvals).toEqual([expect.objectContaining({ status: 'pending', decisions: [] })]);
  });

  /** Starts a run that stays with its question, and resolves when it has asked. */
  async function waitingRun(pipelineId: string) {
    const args = ['start', pipelineId, '--task', 't', '--wait', '--format', 'json'];
    const waiting = repository.start(args);
    await repository.until(async () => {
      const [runId = ''] = await repository.runIds('t');
      if (runId === '') return false;
      const status = await call('status', '--run', runId);
      return status.exitCode === 0 && documentOf(status)['status'] === 'paused';
    });
    const [runId = ''] = await repository.runIds('t');
    return { waiting, runId };
  }

  test('a run that waits notices an answer from another process by itself', async () => {
    const { waiting, runId } = await waitingRun('gated');
    expectExit(await approve(runId), 0);
    const ended = await waiting.ended;
    expectExit(ended, 0);
    expect(documentOf(ended)).toMatchObject({ run_id: runId, status: 'succeeded' });
    expect(await ran()).toBe('work\nship\n');
  });

  test('a run that was killed while it waited still asks, and takes the answer', async () => {
    const { waiting, runId } = await waitingRun('gated');
    waiting.child.kill('SIGKILL');
    await waiting.ended;
    expect(documentOf(await call('status', '--run', runId))).toMatchObject({ status: 'paused' });
    expectExit(await approve(runId), 0);
    expectExit(await call('resume', '--run', runId), 0);
    expect(await ran()).toBe('work\nship\n');
  });
});

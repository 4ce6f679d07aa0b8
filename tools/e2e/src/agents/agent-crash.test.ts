import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { exec, makeGate, say } from '@orch/adapter-codex/testing';
import { expectExit, told } from '../rig/expect-exit.ts';
import { readJournalFile } from '../rig/journal-file.ts';
import { documentOf } from '../rig/result-json.ts';
import { AgentRepository } from './agent-repository.ts';

const look = { kind: 'agent', id: 'look', role: 'reviewer', prompt: 'Look at src/a.txt.' };

let rig: AgentRepository;
beforeEach(async () => {
  rig = await AgentRepository.make(
    {
      'codex.orchestrator.json': {
        pipelines: [
          { id: 'look', stages: [look] },
          { id: 'frugal', stages: [{ ...look, budget: { max_turns: 1 } }] },
        ],
      },
      'src/a.txt': 'a\n',
    },
    {},
  );
});
afterEach(() => rig.remove());

const call = (...args: string[]) => rig.orch([...args, '--format', 'json']);
const decide = (verb: 'approve' | 'reject', runId: string) =>
  call(verb, '--run', runId, '--reason', 'I looked at it.');

async function journal(runId: string) {
  const { lines } = await readJournalFile(
    rig.repository.path('.runs/t/cli', runId, 'runner.ndjson'),
  );
  return lines;
}

describe('an agent stage of the real Codex', () => {
  test('whose process is killed in mid-turn waits for a person, and goes on in its session', async () => {
    const gate = makeGate();
    rig.model.push({ reply: say('Too late.'), gate }, say('It says a.'));
    const running = rig.start(['start', 'look', '--task', 't']);
    await rig.model.requested(0);
    running.child.kill('SIGKILL');
    await running.ended;
    const [runId = ''] = await rig.repository.runIds('t');

    const stopped = await call('resume', '--run', runId);
    expectExit(stopped, 3);
    expect(documentOf(stopped)).toMatchObject({ reason: 'input' });
    expect(await rig.repository.leftovers()).toEqual([]);
    gate.open();

    const done = await call('resume', '--run', runId, '--orphans', 'rerun');
    if (done.exitCode !== 0) throw new Error(told(done));
    const lines = await journal(runId);
    const sessions = lines.filter(({ type }) => type === 'agent.session');
    expect(sessions).toHaveLength(1);
    expect(lines.find(({ type }) => type === 'stage.succeeded')?.data).toMatchObject({
      attempt: 2,
      receipt: { agent: { session: sessions[0]?.data['session'], asserted: 'It says a.' } },
    });
  }, 120_000);

  test('that is told no goes on without what it asked for', async () => {
    const ask = exec('touch /tmp/of-orch-agents', { escalate: 'I would like to.' });
    rig.model.push(ask, ask, say('Then not.'));
    const started = await call('start', 'look', '--task', 't');
    expectExit(started, 3);
    const runId = String(documentOf(started)['run_id']);
    expectExit(await decide('reject', runId), 0);
    const done = await call('resume', '--run', runId);
    if (done.exitCode !== 0) throw new Error(told(done));
    await rig.model.finish();
    const lines = await journal(runId);
    expect(
      lines.filter(({ type }) => type === 'agent.answered').map(({ data }) => data),
    ).toMatchObject([{ answer: 'decline', by: 'approval', request_id: 'look#1' }]);
  }, 120_000);

  test('whose budget is spent pauses, and goes on with another one', async () => {
    rig.model.push(exec('cat src/a.txt'));
    const started = await call('start', 'frugal', '--task', 't');
    expectExit(started, 3);
    const document = documentOf(started);
    expect(document).toMatchObject({
      reason: 'budget',
      approvals_pending: [{ reason: 'budget', title: 'Another budget for look?' }],
    });
    const runId = String(document['run_id']);
    expectExit(await decide('approve', runId), 0);
    // Not sooner: a turn that is interrupted may have asked the model once more.
    rig.model.push(say('It says a.'));
    const done = await call('resume', '--run', runId);
    if (done.exitCode !== 0) throw new Error(told(done));
    expect(documentOf(done)).toMatchObject({
      stages: [{ agent: { budgets: 1, asserted: 'It says a.' } }],
    });
  }, 120_000);
});

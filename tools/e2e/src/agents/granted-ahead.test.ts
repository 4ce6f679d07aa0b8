import { afterEach, expect, test } from '@jest/globals';
import { applyPatch, exec, say } from '@orch/adapter-codex/testing';
import { expectExit } from '../rig/expect-exit.ts';
import { documentOf } from '../rig/result-json.ts';
import { AgentRepository } from './agent-repository.ts';

const writer = (id: string) => ({
  kind: 'agent',
  id,
  role: 'builder',
  prompt: 'Write.',
  sandbox: 'workspace-write',
});
const granting = {
  version: 1,
  agent_profiles: [
    { id: 'docs-bot', when: { pipeline: 'docs' }, allow: 'workspace-write', reason: 'Docs only.' },
  ],
};
const add = (path: string) => `*** Begin Patch\n*** Add File: ${path}\n+new\n*** End Patch`;

let rig: AgentRepository;
afterEach(() => rig.remove());

async function docs(stages: readonly object[], policy: object | null = granting) {
  rig = await AgentRepository.make(
    {
      'codex.orchestrator.json': { pipelines: [{ id: 'docs', stages }] },
      ...(policy && { 'orch.policy.json': policy }),
    },
    {},
  );
}
const call = (...args: string[]) => rig.orch([...args, '--format', 'json']);
const start = () => call('start', 'docs', '--task', 't');
const goOn = async (runId: string) => {
  expectExit(await call('approve', '--run', runId, '--reason', 'I looked at it.'), 0);
  return call('resume', '--run', runId);
};

test('a run whose agent may write by policy goes through unattended, and says by which rule', async () => {
  await docs([writer('write')]);
  const planned = documentOf(await call('plan', 'docs'));
  expect(planned).toMatchObject({ stages: [{ guard: { effect: 'allow', rules: ['docs-bot'] } }] });
  rig.model.push(applyPatch(add('docs/new.md')), say('Done.'));
  const done = await start();
  expectExit(done, 0);
  const runId = String(documentOf(done)['run_id']);
  expect(documentOf(await call('runs', 'show', '--run', runId))).toMatchObject({
    approvals: [],
    stages: [{ profile: { granted: 'workspace-write', granted_by: 'orch.policy.json: docs-bot' } }],
  });
  const audit = await rig.repository.read('out/audit.log');
  expect(audit).toMatch(/"type":"profile.elevated".*"granted_by":"orch.policy.json: docs-bot"/);
  await rig.model.finish();
}, 120_000);

test('a rule that refuses wins over one that grants, and one that asks does ask', async () => {
  const more = {
    ...granting,
    profiles: [
      { id: 'calm', when: { stage_id: 'no' }, max: 'read-only', on_excess: 'deny', reason: 'No.' },
    ],
    approvals: [{ id: 'lead', when: { stage_id: 'ask' }, reason: 'A lead reads this one.' }],
  };
  await docs([writer('no')], more);
  expectExit(await start(), 1);
  await rig.remove();
  await docs([writer('ask')], more);
  const paused = await start();
  expectExit(paused, 3);
  expect(documentOf(paused)).toMatchObject({
    approvals_pending: [{ rules: ['lead'] }],
  });
  await rig.model.finish();
}, 120_000);

test('an agent that gives itself a grant has none: neither now, nor after a resume', async () => {
  await docs([writer('first'), writer('second')], { version: 1 });
  const policy = JSON.stringify(granting);
  rig.model.push(exec(`printf '%s' '${policy}' > orch.policy.json`), say('Done.'));
  const first = await start();
  expectExit(first, 3);
  const runId = String(documentOf(first)['run_id']);
  // The first agent is let write by a person, and edits the policy; that is asked about.
  const edited = await goOn(runId);
  expectExit(edited, 3);
  expect(documentOf(edited)).toMatchObject({
    approvals_pending: [{ stage: 'first', rules: expect.arrayContaining(['orch:own-files']) }],
  });
  // A yes keeps the edit; the second agent asks all the same, in a process that reads the new policy.
  const second = await goOn(runId);
  expectExit(second, 3);
  expect(documentOf(second)).toMatchObject({
    approvals_pending: [{ stage: 'second', rules: ['orch:agent-profile'] }],
  });
  await rig.model.finish();
}, 120_000);

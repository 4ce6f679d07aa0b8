import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import {
  applyPatch,
  call as calls,
  exec,
  say,
  startScriptedModel,
  type ScriptedModel,
} from '@orch/adapter-codex/testing';
import { expectExit, told } from '../rig/expect-exit.ts';
import { readJournalFile } from '../rig/journal-file.ts';
import { documentOf } from '../rig/result-json.ts';
import { AgentRepository } from './agent-repository.ts';

const taskId = '0303-sum';
const patch = `*** Begin Patch
*** Update File: src/sum.mjs
@@
-export const sum = (a, b) => a - b;
+export const sum = (a, b) => a + b;
*** End Patch`;

const pipeline = {
  id: 'change',
  stages: [
    {
      kind: 'agent',
      id: 'work',
      role: 'builder',
      agent: 'manager',
      prompt: 'Correct src/sum.mjs, then copy it to the shelf.',
      sandbox: 'workspace-write',
      paths: ['src/**'],
      budget: { max_turns: 60, max_tokens: 100_000 },
    },
    { kind: 'command', id: 'test', command: 'node --test src', paths: [] },
  ],
};

let rig: AgentRepository;
let team: ScriptedModel;
let env: Readonly<Record<string, string>>;
beforeEach(async () => {
  rig = await AgentRepository.make(
    {
      'codex.orchestrator.json': {
        agents: { manager: { model: 'team-model' } },
        pipelines: [pipeline],
      },
      'src/sum.mjs': 'export const sum = (a, b) => a - b;\n',
      'src/sum.test.mjs':
        "import { test } from 'node:test';\nimport assert from 'node:assert';\nimport { sum } from './sum.mjs';\ntest('sum', () => assert.equal(sum(1, 2), 3));\n",
    },
    {},
  );
  team = await startScriptedModel({});
  env = { OPENAI_API_KEY: 'none', OPENAI_BASE_URL: team.baseUrl };
});
afterEach(async () => {
  await team.close();
  await rig.remove();
});

const orch = (...args: string[]) => rig.orch([...args, '--format', 'json'], { env });
const approve = (runId: string) => orch('approve', '--run', runId, '--reason', 'I looked at it.');

test('a manager on the Agents SDK: its team works through the real Codex, and its interruption is resumed in a new process', async () => {
  const shelf = rig.outside('shelf.mjs');
  const ship = exec(`cp src/sum.mjs '${shelf}'`, { escalate: 'The shelf is outside.' });
  team.push(
    calls('planner', { input: 'Plan the correction.' }),
    say('1. src/sum.mjs: add. 2. copy it to the shelf.'),
    calls('builder', { input: 'Do step 1 and 2.' }),
    calls('code', { prompt: 'Correct src/sum.mjs and copy it to the shelf.' }),
    calls('code_continue', {}),
    // In another process, with the state of the team restored.
    say('Corrected and copied.'),
    calls('reviewer', { input: 'Review it.' }),
    calls('code', { prompt: 'Read the diff.' }),
    say('No findings.'),
    say('The sum adds now.'),
  );
  rig.model.push(
    applyPatch(patch),
    ship,
    // After the decision the coding agent asks again in its own session.
    ship,
    say('It is on the shelf.'),
    say('I read it; it adds.'),
  );

  const first = await orch('start', 'change', '--task', taskId);
  expectExit(first, 3);
  const runId = String(documentOf(first)['run_id']);
  expectExit(await approve(runId), 0);

  const waiting = rig.start(['resume', '--run', runId, '--wait'], { env });
  await rig.repository.until(async () => {
    const { approvals_pending: asked } = documentOf(await orch('status', '--run', runId));
    return JSON.stringify(asked).includes('"reason":"agent"');
  });
  waiting.child.kill('SIGKILL');
  await waiting.ended;
  expect(await rig.repository.leftovers()).toEqual([]);
  await expect(readFile(shelf)).rejects.toMatchObject({ code: 'ENOENT' });
  expectExit(await approve(runId), 0);

  const done = await orch('resume', '--run', runId);
  if (done.exitCode !== 0) throw new Error(told(done));
  expect(await readFile(shelf, 'utf8')).toContain('a + b');
  await team.finish();
  await rig.model.finish();

  const folder = rig.repository.path('.runs', taskId, 'cli', runId);
  expect(JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8'))).toMatchObject({
    status: 'succeeded',
    stages: [
      {
        id: 'work',
        agent: { role: 'builder', asserted: 'The sum adds now.' },
        diff: { files: 1, added: 1, deleted: 1 },
        log_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { id: 'test', status: 'succeeded', exit_code: 0 },
    ],
    approvals: [
      { stage: 'work', reason: 'policy', status: 'approved' },
      { stage: 'work', reason: 'agent', status: 'approved', ask: { kind: 'command' } },
    ],
  });
  const { lines } = await readJournalFile(`${folder}/runner.ndjson`);
  const of = (wanted: string) => lines.filter(({ type }) => type === wanted);
  // One session of the manager, and spans of both processes.
  expect(of('agent.session')).toHaveLength(1);
  const spans = JSON.stringify(of('agent.span'));
  for (const name of ['planner', 'builder', 'reviewer', 'code_continue']) {
    expect(spans).toContain(`"name":"${name}"`);
  }
  expectExit(await orch('runs', 'verify', '--run', runId), 0);
  const logs = await rig.orch(['runs', 'logs', '--run', runId, '--stage', 'work'], { env });
  expect(logs.stdout).toMatch(/^\[work\] .*manager: calls planner/m);
  // What Codex did for the manager follows, and can be had alone.
  expect(logs.stdout).toMatch(/^\[work\/codex\] .*It is on the shelf\./m);
  const codex = await rig.orch(['runs', 'logs', '--run', runId, '--agent', 'codex'], { env });
  expect(codex.stdout).toContain('It is on the shelf.');
  expect(codex.stdout).not.toContain('manager: calls planner');
  const raw = await rig.orch(['runs', 'logs', '--run', runId, '--stage', 'work', '--raw'], { env });
  expect(raw.stdout).toContain('manager: calls planner');
  expect(raw.stdout).not.toContain('It is on the shelf.');
  const { stages } = documentOf(await orch('runs', 'logs', '--run', runId));
  const path = 'commands/01-work.codex.ndjson';
  expect(stages).toMatchObject([
    { stage: 'work', agent_logs: [{ agent: 'codex', path, bytes: expect.any(Number) }] },
    { stage: 'test', agent_logs: [] },
  ]);
}, 180_000);

test('a manager without a key or a model is refused before anything runs', async () => {
  const without = await rig.orch(['start', 'change', '--task', taskId, '--format', 'json'], {
    env: { OPENAI_BASE_URL: team.baseUrl },
  });
  expectExit(without, 2);
  expect(documentOf(without)).toMatchObject({ error: { code: 'ORCH_AGENT_UNAVAILABLE' } });
  expect(await rig.repository.runIds(taskId)).toEqual([]);
});

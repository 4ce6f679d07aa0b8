import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { applyPatch, exec, say } from '@orch/adapter-codex/testing';
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
    { kind: 'agent', id: 'outline', role: 'planner', prompt_file: 'prompts/outline.md' },
    {
      kind: 'agent',
      id: 'build',
      role: 'builder',
      prompt: 'Correct src/sum.mjs, then copy it to the shelf.',
      sandbox: 'workspace-write',
      paths: ['src/**'],
      budget: { max_turns: 20, max_tokens: 100_000 },
    },
    { kind: 'command', id: 'test', command: 'node --test src', paths: [] },
    { kind: 'agent', id: 'review', role: 'reviewer', prompt: 'Is src/sum.mjs right?' },
  ],
};

let rig: AgentRepository;
beforeEach(async () => {
  rig = await AgentRepository.make(
    {
      'codex.orchestrator.json': { pipelines: [pipeline] },
      'tasks/index.json': { tasks: [{ id: taskId, title: 'Add, do not subtract' }] },
      'prompts/outline.md': 'Say in which steps src/sum.mjs is corrected.\n',
      'src/sum.mjs': 'export const sum = (a, b) => a - b;\n',
      'src/sum.test.mjs':
        "import { test } from 'node:test';\nimport assert from 'node:assert';\nimport { sum } from './sum.mjs';\ntest('sum', () => assert.equal(sum(1, 2), 3));\n",
    },
    {},
  );
});
afterEach(() => rig.remove());

const call = (...args: string[]) => rig.orch([...args, '--format', 'json']);
const approve = (runId: string) => call('approve', '--run', runId, '--reason', 'I looked at it.');

test('a change by the real Codex: planned, built, paused, killed, approved, resumed, tested, reviewed', async () => {
  const shelf = rig.outside('shelf.mjs');
  const ship = exec(`cp src/sum.mjs '${shelf}'`, { escalate: 'The shelf is outside.' });
  rig.model.push(
    say('First correct it, then test it.'),
    applyPatch(patch),
    ship,
    // After the pause, in the same session and another process.
    ship,
    say('All done, and everything works.'),
    say('It is right.'),
  );

  // What is read only runs at once; the builder wants to write, which needs a person.
  const first = await call('start', 'change', '--task', taskId);
  expectExit(first, 3);
  const runId = String(documentOf(first)['run_id']);
  expect(documentOf(first)).toMatchObject({
    reason: 'approval',
    approvals_pending: [{ stage: 'build', reason: 'policy', rules: ['orch:agent-profile'] }],
  });
  expectExit(await approve(runId), 0);

  // The builder edits, then asks for what its sandbox does not let through; the process waits, and dies.
  const waiting = rig.start(['resume', '--run', runId, '--wait']);
  await rig.repository.until(async () => {
    const { approvals_pending: asked } = documentOf(await call('status', '--run', runId));
    return JSON.stringify(asked).includes('"reason":"agent"');
  });
  waiting.child.kill('SIGKILL');
  await waiting.ended;
  expect(await rig.repository.leftovers()).toEqual([]);
  expect(await rig.repository.read('src/sum.mjs')).toContain('a + b');

  const text = (await rig.orch(['status', '--run', runId])).stdout;
  for (const word of [
    'outside of the sandbox',
    'cp src/sum.mjs',
    'The shelf is outside.',
    '+1 -1',
  ]) {
    expect(text).toContain(word);
  }
  await expect(readFile(shelf)).rejects.toMatchObject({ code: 'ENOENT' });
  expectExit(await approve(runId), 0);

  const done = await call('resume', '--run', runId);
  if (done.exitCode !== 0) throw new Error(told(done));
  expect(await readFile(shelf, 'utf8')).toContain('a + b');
  await rig.model.finish();

  const folder = rig.repository.path('.runs', taskId, 'cli', runId);
  const manifest = JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8')) as {
    stages: { agent?: { session: string } }[];
    guardrail_summary: string[];
  };
  const usage = expect.objectContaining({ turns: expect.any(Number) });
  expect(manifest).toMatchObject({
    status: 'succeeded',
    stages: [
      {
        id: 'outline',
        status: 'succeeded',
        profile: { declared: 'read-only', granted: 'read-only', mechanism: 'codex sandbox' },
        agent: { role: 'planner', usage, asserted: 'First correct it, then test it.' },
        diff: { files: 0 },
        log_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      {
        id: 'build',
        status: 'succeeded',
        profile: { granted: 'workspace-write', granted_by: 'build#1', mechanism: 'codex sandbox' },
        agent: { role: 'builder', asserted: 'All done, and everything works.' },
        diff: { files: 1, added: 1, deleted: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
      { id: 'test', status: 'succeeded', exit_code: 0 },
      { id: 'review', status: 'succeeded', agent: { role: 'reviewer', asserted: 'It is right.' } },
    ],
    approvals: [
      { stage: 'build', reason: 'policy', status: 'approved' },
      { stage: 'build', reason: 'agent', status: 'approved', ask: { kind: 'command' } },
    ],
  });
  const summary = manifest.guardrail_summary.join('\n');
  expect(summary).toMatch(
    /Agents: waived \(.*1 requests allowed, 0 declined.*waived by Ada Tester/,
  );
  expect(summary).toMatch(/Evidence recomputed: \S+ \(logs of 4 of 4 command and agent stages/);

  const { lines } = await readJournalFile(`${folder}/runner.ndjson`);
  const sessions = lines.filter(
    ({ type, data }) => type === 'agent.session' && data['stage'] === 'build',
  );
  expect(sessions).toHaveLength(1);
  expect(sessions[0]?.data['session']).toBe(manifest.stages[1]?.agent?.session);
  const answers = lines.filter(({ type }) => type === 'agent.answered').map(({ data }) => data);
  expect(answers).toMatchObject([{ answer: 'accept', by: 'approval', request_id: 'build#2' }]);
  expectExit(await call('runs', 'verify', '--run', runId), 0);
  const metrics = await rig.repository.read('.runs', taskId, 'metrics.json');
  expect(JSON.parse(metrics)).toMatchObject({ tokens: { turns: 6, input: 60, output: 30 } });
}, 180_000);

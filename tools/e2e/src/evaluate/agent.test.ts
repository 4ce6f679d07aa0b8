import { afterEach, expect, test } from '@jest/globals';
import { applyPatch, say } from '@orch/adapter-codex/testing';
import { AgentRepository } from '../agents/agent-repository.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { documentOf } from '../rig/result-json.ts';

const patch = `*** Begin Patch
*** Update File: src/sum.mjs
@@
-export const sum = (a, b) => a - b;
+export const sum = (a, b) => a + b;
*** End Patch`;

let rig: AgentRepository;
afterEach(() => rig.remove());

test('an agent resolves one trial and not the other, as its model says; the copy alone is changed', async () => {
  rig = await AgentRepository.make(
    {
      'suite.json': {
        id: 'agents',
        scenarios: [
          {
            id: 'sum',
            fixture: 'fixture',
            subject: {
              agent: {
                role: 'builder',
                prompt: 'Correct src/sum.mjs.',
                sandbox: 'workspace-write',
                budget: { max_turns: 10 },
              },
            },
            inherit: ['HOME', 'CODEX_HOME', 'TMPDIR', 'MOCK_KEY', 'ORCH_E2E_REPOSITORY'],
            fail_to_pass: ['node --test src/sum.test.mjs'],
            pass_to_pass: ['node --check src/sum.mjs'],
            restore: ['src/sum.test.mjs'],
            repeat: 2,
            timeout_ms: 100_000,
          },
        ],
      },
      'fixture/orch.policy.json': {
        version: 1,
        agent_profiles: [
          {
            id: 'in-a-copy',
            when: { pipeline: 'evaluation-subject' },
            allow: 'workspace-write',
            reason: 'It works in a scratch copy.',
          },
        ],
      },
      'fixture/src/sum.mjs': 'export const sum = (a, b) => a - b;\n',
      'fixture/src/sum.test.mjs':
        "import { test } from 'node:test';\nimport assert from 'node:assert';\nimport { sum } from './sum.mjs';\ntest('sum', () => assert.equal(sum(1, 2), 3));\n",
    },
    {},
  );
  rig.model.push(applyPatch(patch), say('It adds now.'), say('I see nothing to do.'));
  const result = await rig.orch(['eval', 'run', 'suite.json', '--jobs', '1', '--format', 'json'], {
    timeoutMs: 200_000,
  });
  expectExit(result, 1);
  const document = documentOf(result);
  const open = [{ trial: 2, verdict: 'unresolved', reason: 'fail_to_pass[0] failed.' }];
  expect(document).toMatchObject({ counts: { resolved: 1, unresolved: 1 }, open });
  // A model is not deterministic: that its trials differ is no fault of the scenario.
  expect(document['scenarios']).toMatchObject([{ results: [{ flaky: false, rate: { of: 2 } }] }]);
  await rig.model.finish();

  const path = String(document['report']);
  const report = JSON.parse(await rig.repository.read(path)) as {
    trials: { subject: { kind: string; manifest: string } }[];
  };
  const { kind, manifest = '' } = report.trials[0]?.subject ?? {};
  expect(kind).toBe('agent');
  expect(JSON.parse(await rig.repository.read(path, '..', manifest))).toMatchObject({
    status: 'succeeded',
    stages: [{ agent: { asserted: 'It adds now.' }, diff: { files: 1, added: 1, deleted: 1 } }],
  });
  expect(await rig.repository.read('fixture/src/sum.mjs')).toContain('a - b');
  expect(await rig.repository.leftovers()).toEqual([]);
}, 240_000);

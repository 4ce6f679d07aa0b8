import { afterEach, expect, test } from '@jest/globals';
import { say } from '@orch/adapter-codex/testing';
import { expectExit } from '../rig/expect-exit.ts';
import { documentOf } from '../rig/result-json.ts';
import { AgentRepository } from './agent-repository.ts';

const gates = [
  'agent-profile',
  'agent-command',
  'agent-request',
  'agent-unknown',
  'agent-change',
  'agent-budget',
];

let rig: AgentRepository;
afterEach(() => rig.remove());

test('the guardrail of agents is unproven until every gate of theirs was seen red', async () => {
  const look = { kind: 'agent', id: 'look', role: 'reviewer', prompt: 'Is it right?' };
  rig = await AgentRepository.make(
    { 'codex.orchestrator.json': { pipelines: [{ id: 'review', stages: [look] }] } },
    {},
  );
  const summary = async () => {
    rig.model.push(say('It is right.'));
    const started = await rig.orch(['start', 'review', '--task', 't', '--format', 'json']);
    expectExit(started, 0);
    return JSON.stringify(documentOf(started)['guardrail_summary']);
  };
  expect(await summary()).toMatch(/Agents: unproven.*never seen red here: agent-profile/);

  const prove = async (gate: string) => {
    const proved = await rig.orch(['gates', 'prove', '--gate', gate, '--format', 'json']);
    expectExit(proved, 0);
    expect(documentOf(proved)).toMatchObject({ gates: [{ gate, standing: 'red' }] });
  };
  for (const gate of gates.slice(0, -1)) await prove(gate);
  expect(await summary()).toMatch(/Agents: unproven.*never seen red here: agent-budget \(/);
  await prove('agent-budget');

  expect(await summary()).toMatch(/Agents: passed/);
  await rig.model.finish();
  expect(await rig.repository.leftovers()).toEqual([]);
}, 120_000);

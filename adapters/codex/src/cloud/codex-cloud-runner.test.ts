import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AgentTurnRequest } from '@orch/core';
import { AbortHandle } from '@orch/core';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../test-support/real-codex.ts';
import { writeFakeCodexCloud, type FakeCloudOptions } from '../testing/index.ts';
import { openPlainLog } from '../test-support/plain-log.ts';
import { createCodexCloudRunner } from './codex-cloud-runner.ts';
import { createCodexCloud } from './codex-cloud.ts';

const diff = `diff --git a/a.txt b/a.txt
--- a/a.txt
+++ b/a.txt
@@ -1 +1 @@
-one
+two
`;
const definition = { kind: 'agent', id: 'work', role: 'builder', prompt: 'make it two' } as const;

let folder: ReturnType<typeof temporaryFolder>;
let work: string;
beforeEach(() => {
  folder = temporaryFolder();
  work = join(folder.path, 'work');
  mkdirSync(work);
  execFileSync('git', ['init', '-q'], { cwd: work });
  writeFileSync(join(work, 'a.txt'), 'one\n');
});
afterEach(() => folder.remove());

function rig(change: Partial<FakeCloudOptions> = {}) {
  const fake = writeFakeCodexCloud(join(folder.path, 'bin'), {
    environments: ['env-1'],
    diffs: { 'make it two': diff },
    pendingLooks: 2,
    ...change,
  });
  const cloud = createCodexCloud({
    search: { program: fake.program, path: '', packageFrom: [] },
    cwd: work,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder.path, CODEX_HOME: folder.path },
  });
  let nowMs = 0;
  const runner = createCodexCloudRunner({
    cloud,
    environment: 'env-1',
    branch: 'main',
    cwd: work,
    redactor: null,
    openLog: openPlainLog,
    clock: {
      nowMs: () => nowMs,
      monotonicMs: () => nowMs,
      sleep: (ms) => Promise.resolve(void (nowMs += ms)),
    },
    logFile: () => ({ file: join(folder.path, 'log'), ref: 'commands/01-work.ndjson' }),
  });
  const verbs = () => fake.calls().map(({ args }) => args[1]);
  return { runner, verbs };
}

function turn(more: Partial<AgentTurnRequest> = {}) {
  const stop = new AbortHandle();
  const sessions: string[] = [];
  const request: AgentTurnRequest = {
    run: { taskId: 't', runId: 'r' },
    stage: { id: 'work', title: 'Work', slug: 'work', index: 1, needs: [], definition },
    attempt: 1,
    prompt: 'make it two',
    sandbox: 'workspace-write',
    session: null,
    budget: {},
    env: {},
    signal: stop.signal,
    onSpawn: () => undefined,
    onSession: (session) => Promise.resolve(void sessions.push(session)),
    onUsage: () => undefined,
    onSpan: () => undefined,
    decide: () => Promise.reject(new Error('it asks nothing')),
    ...more,
  };
  return { request, sessions, stop };
}

const text = () => readFileSync(join(work, 'a.txt'), 'utf8');

describe('a turn in Codex Cloud', () => {
  test('is handed over, waited for and applied, and its task is the session', async () => {
    const { runner, verbs } = rig();
    const { request, sessions } = turn();
    const result = await runner.run(request);
    expect(result).toMatchObject({
      kind: 'completed',
      observed: { session: sessions[0], usage: { turns: 1, wall_ms: 20_000 }, mechanism: null },
    });
    expect(verbs()).toEqual(['exec', 'status', 'status', 'status', 'diff', 'apply']);
    expect(text()).toBe('two\n');
    expect(readFileSync(join(folder.path, 'log'), 'utf8')).toContain('+two');
  });

  test('that was cut off goes on waiting for the same task, and applies nothing twice', async () => {
    const { runner, verbs } = rig({ pendingLooks: 0 });
    const first = turn();
    await runner.run(first.request);
    const again = await runner.run(turn({ session: first.sessions[0] ?? '' }).request);
    expect(again).toMatchObject({ kind: 'completed' });
    expect(verbs().filter((verb) => verb === 'exec' || verb === 'apply')).toEqual([
      'exec',
      'apply',
    ]);
  });

  test('that may only read shows its diff and changes nothing', async () => {
    const { runner, verbs } = rig();
    expect(await runner.run(turn({ sandbox: 'read-only' }).request)).toMatchObject({
      kind: 'completed',
    });
    expect(verbs()).not.toContain('apply');
    expect(text()).toBe('one\n');
  });

  test('that goes on for longer than its budget is left and can be waited for again', async () => {
    const { runner } = rig({ pendingLooks: 9 });
    const { request } = turn({ budget: { maxWallMs: 15_000 } });
    expect(await runner.run(request)).toMatchObject({ kind: 'over_budget', limit: 'wall_ms' });
  });

  test('that is cancelled is not waited for', async () => {
    const { runner } = rig();
    const { request, stop } = turn({ onUsage: () => stop.abort('cancelled') });
    expect(await runner.run(request)).toMatchObject({ kind: 'cancelled' });
    expect(text()).toBe('one\n');
  });

  test('that fails over there fails here', async () => {
    const { runner } = rig({ diffs: {} });
    expect(await runner.run(turn().request)).toMatchObject({ kind: 'failed' });
  });

  test.each([
    ['a login', { signedIn: false }, 'ORCH_CREDENTIAL_UNAVAILABLE'],
    ['the environment', { environments: [] }, 'ORCH_AGENT_UNAVAILABLE'],
  ])('without %s is refused before anything is handed over', async (_, change, code) => {
    const { runner, verbs } = rig(change);
    await expect(runner.check()).rejects.toMatchObject({ code });
    expect(verbs()).not.toContain('exec');
  });
});

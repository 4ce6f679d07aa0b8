import { afterEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentAnswer } from '@orch/core';
import { ManualClock } from '@orch/core/testing';
import { addFile, disconnect, exec, fail, makeGate, say } from '../testing/index.ts';
import type { ModelReply, ScriptStep } from '../testing/index.ts';
import { makeRig, redactorOf, toolOutputs } from '../test-support/codex-rig.ts';
import type { CodexRig } from '../test-support/codex-rig.ts';
import { sandboxMissing } from '../test-support/sandbox-here.ts';
import { createCodexRunner } from './codex-runner.ts';

/** Reported as skipped, with a warning that says why, where the sandbox does not work. */
const describeInSandbox = sandboxMissing === null ? describe : describe.skip;

let rig: CodexRig;
afterEach(async () => rig.close());

async function start(
  steps: readonly (ScriptStep | ModelReply)[],
  answers: readonly AgentAnswer[] = [],
): Promise<CodexRig> {
  rig = await makeRig(steps, answers);
  return rig;
}

describeInSandbox('a turn of the real Codex', () => {
  test('edits, runs, and is observed: files, commands with exit codes, tokens, the log', async () => {
    await start([
      addFile('hello.txt', 'good day\n', { inputTokens: 100, outputTokens: 20 }),
      exec('cat hello.txt'),
      exec('echo oh; exit 3'),
      say('All is well.'),
    ]);
    const shown: string[] = [];
    const runner = createCodexRunner(rig.runner());
    await runner.check();
    const result = await runner.run({
      ...rig.request(),
      onOutput: (_stream, text) => void shown.push(text),
    });
    await rig.model.finish();

    expect(result.kind).toBe('completed');
    if (result.kind !== 'completed') return;
    const { observed } = result;
    expect(rig.read('hello.txt')).toBe('good day\n');
    expect(observed).toMatchObject({
      agent: 'codex 0.169.0',
      cwd: '.',
      session: rig.sessions[0],
      usage: { turns: 4, input_tokens: 130, output_tokens: 35 },
      asserted: 'All is well.',
      mechanism: 'codex sandbox',
      notes: ['1 of 2 commands did not succeed'],
    });
    // I8: the turn ended well, and this command did not.
    expect(observed.commands).toEqual([
      { command: 'cat hello.txt', exit_code: 0 },
      { command: 'echo oh; exit 3', exit_code: 3 },
    ]);
    expect(shown.join('')).toContain('$ cat hello.txt\ngood day\n');
    expect(shown.join('')).toContain('add hello.txt');
    expect(rig.usages.at(-1)).toMatchObject({ turns: 4, input_tokens: 130 });
    expect(rig.handles).toHaveLength(1);

    const records = rig.log();
    expect(records[0]).toMatchObject({ v: 1, attempt: 1, stage: 'build' });
    expect(records.at(-1)).toMatchObject({ attempt: 1 });
    expect(JSON.stringify(records)).toContain('"method":"turn/completed"');
    expect(observed.log).toMatchObject({ path: 'commands/1-build.ndjson', offset: 0 });
    expect(existsSync(join(rig.work, '.runs/t/cli/r/commands/1-build.tmp'))).toBe(false);
  });

  test('I6: a secret reaches neither the log, the live view nor the receipt', async () => {
    const secret = 'hunter2-hunter2-hunter2';
    await start([exec(`echo ${secret}`, { escalate: `for ${secret}` }), say(secret)], ['accept']);
    const shown: string[] = [];
    const runner = createCodexRunner(rig.runner({ redactor: redactorOf(secret) }));
    const result = await runner.run({
      ...rig.request({ prompt: `do it with ${secret}` }),
      onOutput: (_stream, text) => void shown.push(text),
    });
    expect(result.kind).toBe('completed');
    expect(JSON.stringify([result, rig.log(), shown, rig.asks[0]?.title])).not.toContain(secret);
    expect(JSON.stringify(rig.log())).toContain('[redacted:test]');
    expect(result.kind === 'completed' && result.observed.redactions).toBeGreaterThan(4);
  });

  test('a question is put as it is, and a yes runs the command once, outside of the sandbox', async () => {
    await start([exec('echo x >> ../outside', { escalate: 'it must be' }), say('ok')], ['accept']);
    const result = await createCodexRunner(rig.runner()).run(rig.request());
    expect(result.kind).toBe('completed');
    expect(rig.asks).toEqual([
      {
        kind: 'command',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        title: 'run outside of the sandbox: echo x >> ../outside',
        detail: expect.stringContaining("the agent's reason: it must be"),
        command: 'echo x >> ../outside',
        paths: [],
      },
    ]);
    expect(rig.read('../outside')).toBe('x\n');
  });

  test('a no is told to the agent, which goes on', async () => {
    await start(
      [exec('echo x >> ../outside', { escalate: 'please' }), say('then not')],
      ['decline'],
    );
    const result = await createCodexRunner(rig.runner()).run(rig.request());
    expect(result).toMatchObject({
      kind: 'completed',
      observed: { commands: [], notes: ['declined: echo x >> ../outside'] },
    });
    expect(existsSync(join(rig.folder, 'outside'))).toBe(false);
  });

  test('a patch that the sandbox stops is asked for with its files and its diff', async () => {
    await start([addFile('hello.txt', 'good day\n'), say('ok')], ['accept']);
    const result = await createCodexRunner(rig.runner()).run(rig.request({ sandbox: 'read-only' }));
    expect(result.kind).toBe('completed');
    expect(rig.asks[0]).toMatchObject({
      kind: 'file_change',
      title: 'change hello.txt',
      detail: expect.stringContaining('good day'),
      command: null,
      paths: ['hello.txt'],
    });
    expect(rig.read('hello.txt')).toBe('good day\n');
  });

  test('a question that must wait ends the turn, and the session is gone on with in another process', async () => {
    const escalated = exec('echo x >> ../outside', { escalate: 'first reason' });
    await start([escalated], ['wait']);
    const waiting = await createCodexRunner(rig.runner()).run(rig.request());
    expect(waiting).toMatchObject({ kind: 'awaiting', ask: rig.asks[0] });
    expect(existsSync(join(rig.folder, 'outside'))).toBe(false);

    const again = exec('echo x >> ../outside', { escalate: 'another reason' });
    rig.model.push(again, exec('touch ../stray'), say('done'));
    const answers: string[] = [];
    const result = await createCodexRunner(rig.runner()).run({
      ...rig.request({ session: rig.sessions[0] ?? null, prompt: 'go on: it is allowed' }),
      decide(ask) {
        answers.push(ask.digest);
        return Promise.resolve('accept');
      },
    });
    await rig.model.finish();
    expect(result).toMatchObject({ kind: 'completed', observed: { session: rig.sessions[0] } });
    // I4: the same question, whatever the reason.
    expect(answers).toEqual([rig.asks[0]?.digest]);
    expect(rig.read('../outside')).toBe('x\n');
    // The sandbox of a session that is gone on with holds as well.
    expect(toolOutputs(rig.model)).toMatch(/touch: .*Read-only file system/);
    // What the session had cost before is not counted again.
    expect(result.kind === 'completed' && result.observed.usage).toMatchObject({
      turns: 3,
      input_tokens: 30,
    });
  });

  test('a budget of turns, tokens or time interrupts the turn', async () => {
    await start([exec('echo 1')]);
    const runner = createCodexRunner(rig.runner());
    await expect(runner.run(rig.request({ budget: { maxTurns: 1 } }))).resolves.toMatchObject({
      kind: 'over_budget',
      limit: 'turns',
      observed: { usage: { turns: 1 } },
    });
    // Not sooner: a turn that is interrupted may have asked the model once more.
    rig.model.push(exec('echo 2', { usage: { inputTokens: 900, outputTokens: 1 } }));
    await expect(runner.run(rig.request({ budget: { maxTokens: 800 } }))).resolves.toMatchObject({
      kind: 'over_budget',
      limit: 'tokens',
    });
    rig.model.push(exec('sleep 60'));
    const clock = new ManualClock();
    const timed = {
      ...rig.request({ budget: { maxWallMs: 60_000 } }),
      onOutput: (_stream: string, text: string) => {
        if (text.includes('sleep 60')) clock.advance(60_000);
      },
    };
    await expect(createCodexRunner(rig.runner({ clock })).run(timed)).resolves.toMatchObject({
      kind: 'over_budget',
      limit: 'wall_ms',
      observed: { usage: { wall_ms: 60_000 } },
    });
  });

  test('time in which a human decides is not counted', async () => {
    await start([exec('true', { escalate: 'x' }), say('ok')]);
    const clock = new ManualClock();
    const result = await createCodexRunner(rig.runner({ clock })).run({
      ...rig.request({ budget: { maxWallMs: 5_000 } }),
      decide() {
        clock.advance(3_600_000);
        return Promise.resolve('accept');
      },
    });
    expect(result).toMatchObject({
      kind: 'completed',
      observed: { durationMs: 3_600_000, usage: { wall_ms: 0 } },
    });
  });

  test('a cancel ends Codex and the command that it runs', async () => {
    const gate = makeGate();
    await start([exec('sleep 61'), { reply: say('never'), gate }]);
    const controller = new AbortController();
    const request = {
      ...rig.request({ signal: controller.signal }),
      onOutput: (_stream: string, text: string) => {
        if (text.includes('sleep 61')) controller.abort();
      },
    };
    const result = await createCodexRunner(rig.runner()).run(request);
    gate.open();
    expect(result.kind).toBe('cancelled');
    const { pid } = rig.handles[0] as { pid: number };
    expect(() => process.kill(-pid, 0)).toThrow();
  });

  test('a model that fails, or breaks off, fails the turn with its reason', async () => {
    await start([fail(400, 'the model is on holiday'), disconnect()]);
    const runner = createCodexRunner(rig.runner());
    await expect(runner.run(rig.request())).resolves.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('the model is on holiday'),
      observed: { usage: { turns: 0 } },
    });
    await expect(runner.run(rig.request())).resolves.toMatchObject({ kind: 'failed' });
  });

  test('Codex that dies in mid-turn fails it', async () => {
    await start([exec('echo started; sleep 62')]);
    const result = await createCodexRunner(rig.runner()).run({
      ...rig.request(),
      onOutput(_stream, text) {
        const { pid } = rig.handles[0] as { pid: number };
        if (text.includes('sleep 62')) process.kill(pid, 'SIGKILL');
      },
    });
    expect(result).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('Codex failed in mid-turn'),
      observed: { session: rig.sessions[0] },
    });
  });

  test('a session that Codex does not know fails the turn: no other is begun in its place', async () => {
    await start([]);
    const session = '01a1f9b1-1cd6-7b03-b230-200dbc16b6dd';
    const result = await createCodexRunner(rig.runner()).run(rig.request({ session }));
    expect(result).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('thread/resume'),
    });
    await rig.model.finish();
  });
});

import { afterEach, describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBridgeRig, silence } from '../test-support/bridge-rig.ts';
import type { BridgeRig, BridgeRigOptions } from '../test-support/bridge-rig.ts';
import { exec, makeGate, say } from '../testing/index.ts';
import type { ModelReply, ScriptStep } from '../testing/index.ts';

const rigs: BridgeRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

async function start(
  steps: readonly (ScriptStep | ModelReply)[],
  options: BridgeRigOptions = {},
): Promise<BridgeRig> {
  const rig = await makeBridgeRig(steps, options);
  rigs.push(rig);
  return rig;
}

/** The Codex processes of a rig, by their own folder. */
function codexOf({ codexHome }: BridgeRig): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`CODEX_HOME=${codexHome}`);
      } catch {
        return false; // It ended, or is somebody else's.
      }
    })
    .map(Number);
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 400) throw new Error('It did not come to be within 20 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const writing = { sandbox: 'workspace-write', 'approval-policy': 'on-request' } as const;
const textOf = ({ content }: { content: unknown }): string => JSON.stringify(content);

describe('a turn', () => {
  test('that is cancelled is interrupted, and its session can be gone on with', async () => {
    const gate = makeGate();
    const rig = await start([say('one'), { reply: say('never seen'), gate }, say('three')]);
    const begun = await rig.call('codex', { prompt: 'begin' });
    const { threadId } = begun.structuredContent as { threadId: string };
    const cancel = new AbortController();
    const call = rig
      .call('codex-reply', { threadId, prompt: 'go' }, { signal: cancel.signal })
      .then(textOf, String);
    await rig.model.requested(1);
    cancel.abort('enough');
    expect(await call).toContain('enough');
    await until(() => codexOf(rig).length === 0);
    gate.open();
    const again = await rig.call('codex-reply', { threadId, prompt: 'go on' });
    expect(again.structuredContent).toMatchObject({ content: 'three' });
  });

  test('in whose middle Codex dies is an error, and its session can be gone on with', async () => {
    const gate = makeGate();
    const rig = await start([{ reply: say('never seen'), gate }, say('back')]);
    const call = rig.call('codex', { prompt: 'go' });
    await rig.model.requested(0);
    for (const pid of codexOf(rig)) process.kill(pid, 'SIGKILL');
    const result = await call;
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain('Codex died in mid-turn: it was ended by SIGKILL');
    const { threadId } = result.structuredContent as { threadId: string };
    gate.open();
    const again = await rig.call('codex-reply', { threadId, prompt: 'go on' });
    expect(again.structuredContent).toMatchObject({ content: 'back' });
  });

  test('that waits for an answer when Codex dies is an error, too', async () => {
    const rig = await start([exec('touch made', { escalate: 'need it' })], {
      answers: () => silence,
    });
    const call = rig.call('codex', { prompt: 'go', ...writing });
    await until(() => rig.asked.length === 1);
    for (const pid of codexOf(rig)) process.kill(pid, 'SIGKILL');
    expect(textOf(await call)).toContain('Codex died in mid-turn');
  });

  test('whose client goes away is ended, with Codex and the question that was open', async () => {
    const rig = await start([exec('touch made', { escalate: 'need it' })], {
      answers: () => silence,
    });
    const call = rig.call('codex', { prompt: 'go', ...writing }).catch(String);
    await until(() => rig.asked.length === 1);
    await rig.client.close();
    expect(await call).toContain('closed');
    await until(() => codexOf(rig).length === 0);
    expect(rig.read('made')).toBeNull();
  });

  test('goes on alone in its session', async () => {
    const gate = makeGate();
    const rig = await start([say('one'), { reply: say('two'), gate }]);
    const begun = await rig.call('codex', { prompt: 'begin' });
    const { threadId } = begun.structuredContent as { threadId: string };
    const first = rig.call('codex-reply', { threadId, prompt: 'go' });
    await rig.model.requested(1);
    const second = await rig.call('codex-reply', { threadId, prompt: 'me too' });
    expect(textOf(second)).toContain('goes on already');
    gate.open();
    expect((await first).structuredContent).toMatchObject({ content: 'two' });
  });
});

describe('B3: a Codex that speaks another protocol', () => {
  /** Answers as app-server does, and then says something else in mid-turn. */
  function standIn(folder: string, midTurn: string): string {
    const file = join(folder, 'stand-in');
    const body = `#!${process.execPath}
const out = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
const open = { thread: { id: 't1' }, approvalPolicy: 'never', approvalsReviewer: 'user', sandbox: { type: 'readOnly' } };
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, result, error } = JSON.parse(line);
  if (method === 'initialize') out({ id, result: {} });
  if (method === 'thread/start') out({ id, result: open });
  if (method === 'turn/start') { out({ id, result: { turn: { id: 'u1' } } }); ${midTurn} }
  if (method === 'turn/interrupt') { out({ id, result: {} }); out({ method: 'turn/completed', params: { threadId: 't1', turn: { id: 'u1', status: 'interrupted', error: null } } }); }
  if (id === 99) require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'answer'))}, JSON.stringify(result ?? error));
});
`;
    writeFileSync(file, body, { mode: 0o755 });
    return file;
  }

  test.each([
    [
      'asks what is not known',
      `out({ id: 99, method: 'item/new/requestApproval', params: {} });`,
      'item/new/requestApproval',
    ],
    [
      'asks in an unknown form',
      `out({ id: 99, method: 'item/commandExecution/requestApproval', params: { threadId: 7 } });`,
      'item/commandExecution',
    ],
    [
      'asks for a patch that it did not show',
      `out({ id: 99, method: 'item/fileChange/requestApproval', params: { threadId: 't1', itemId: 'x' } });`,
      'item/fileChange',
    ],
    [
      'tells of an approval that is not known',
      `out({ method: 'item/autoApproved', params: {} });`,
      'item/autoApproved',
    ],
    ['writes what is no message', `process.stdout.write('nonsense\\n');`, 'Codex died in mid-turn'],
  ])('that %s is refused, and ends the turn', async (_name, midTurn, words) => {
    const outer = await start([]);
    const rig = await start([], { program: standIn(outer.folder, midTurn) });
    const result = await rig.call('codex', { prompt: 'go' });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(words);
    expect(rig.asked).toEqual([]);
    if (midTurn.includes('id: 99')) {
      expect(readFileSync(join(outer.folder, 'answer'), 'utf8')).toContain('not understood');
    }
  });

  test('that cannot be started says so', async () => {
    const rig = await start([], { program: '/nowhere/codex' });
    const result = await rig.call('codex', { prompt: 'go' });
    expect(textOf(result)).toContain('Codex could not be started');
  });
});

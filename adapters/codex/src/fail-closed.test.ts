import { afterEach, describe, expect, test } from '@jest/globals';
import type { AgentTurnResult } from '@orch/core';
import { createCodexRunner } from './runner/codex-runner.ts';
import { supportedVersions } from './program/codex-version.ts';
import { makeRig } from './test-support/codex-rig.ts';
import type { CodexRig } from './test-support/codex-rig.ts';
import { scriptedCodex } from './test-support/stand-in-codex.ts';

let rig: CodexRig;
afterEach(async () => rig.close());

const version = supportedVersions.at(-1) ?? '';
const ids = { threadId: 'thread', turnId: 'turn' };
const completed = {
  method: 'turn/completed',
  params: { threadId: 'thread', turn: { id: 'turn', status: 'completed', error: null } },
};

/** Runs a turn in which Codex says these messages; a question that gets a yes would complete it. */
async function turnWith(messages: readonly object[], opened?: object): Promise<AgentTurnResult> {
  rig = await makeRig([], ['accept', 'accept']);
  const program = scriptedCodex(rig.folder, version, messages, opened);
  return createCodexRunner(
    rig.runner({ search: { program, path: '', packageFrom: [] }, graceMs: 500 }),
  ).run(rig.request());
}

const failed = (message: string): object => ({
  kind: 'failed',
  message: expect.stringContaining(message),
});

describe('I1: what may be about permissions and is not understood ends the turn', () => {
  test('a turn without any of it is completed', async () => {
    const harmless = { method: 'thread/somethingNew', params: {} };
    await expect(turnWith([harmless, completed])).resolves.toMatchObject({ kind: 'completed' });
  });

  test.each([
    ['a question of an unknown kind', { id: 7, method: 'item/teleport/request', params: {} }],
    [
      'an approval without what it is for',
      { id: 7, method: 'item/commandExecution/requestApproval', params: ids },
    ],
    [
      'an approval of an unknown kind of action',
      {
        id: 7,
        method: 'item/commandExecution/requestApproval',
        params: { ...ids, itemId: 'i', kind: 'everything', command: 'true' },
      },
    ],
    [
      'an approval that offers no plain yes',
      {
        id: 7,
        method: 'item/commandExecution/requestApproval',
        params: {
          ...ids,
          itemId: 'i',
          kind: 'command',
          command: 'true',
          availableDecisions: ['acceptForSession'],
        },
      },
    ],
    [
      'an approval of a patch that nobody has seen',
      { id: 7, method: 'item/fileChange/requestApproval', params: { ...ids, itemId: 'unseen' } },
    ],
  ])('%s', async (_name, question) => {
    await expect(turnWith([question, completed])).resolves.toMatchObject(failed('does not know'));
    expect(rig.asks).toEqual([]);
  });

  test('a right to a whole folder in the guise of a patch', async () => {
    const item = { type: 'fileChange', id: 'i', changes: [], status: 'inProgress' };
    const result = await turnWith([
      { method: 'item/started', params: { ...ids, item } },
      {
        id: 7,
        method: 'item/fileChange/requestApproval',
        params: { ...ids, itemId: 'i', grantRoot: '/' },
      },
      completed,
    ]);
    expect(result).toMatchObject(failed('does not know'));
    expect(rig.asks).toEqual([]);
  });

  test.each([
    ['item/autoApprovalReview/started', {}],
    ['item/permissionsGranted', {}],
    ['item/started', { ...ids, item: { type: 'escalationRequest', id: 'i' } }],
  ])('news of a decision that was not ours: %s', async (method, params) => {
    await expect(turnWith([{ method, params }, completed])).resolves.toMatchObject(
      failed('may be about permissions'),
    );
  });

  test('a known message in an unknown shape', async () => {
    const item = { type: 'commandExecution', id: 'i' };
    await expect(
      turnWith([{ method: 'item/completed', params: { ...ids, item } }, completed]),
    ).resolves.toMatchObject(failed('unknown shape'));
  });

  test.each([
    ['the approval policy', { approvalPolicy: 'never' }],
    ['the reviewer of approvals', { approvalsReviewer: 'auto_review' }],
    ['the sandbox', { sandbox: { type: 'dangerFullAccess' } }],
    ['the network', { sandbox: { type: 'workspaceWrite', networkAccess: true } }],
    ['the permission profile', { activePermissionProfile: { id: ':danger-full-access' } }],
  ])('a thread on other conditions than ours: %s', async (what, opened) => {
    await expect(turnWith([completed], opened)).resolves.toMatchObject(
      failed(`Codex did not take ${what} as orch set it`),
    );
  });

  test('a Codex that never begins is given up', async () => {
    rig = await makeRig([]);
    const program = scriptedCodex(rig.folder, version, []);
    const search = { program, path: '', packageFrom: [] };
    const silent = rig.runner({ search, startPatienceMs: 300, graceMs: 200 });
    const slow = { ...silent, env: { ...silent.env, NEVER_OPENS: '1' } };
    await expect(createCodexRunner(slow).run(rig.request())).resolves.toMatchObject(
      failed('did not begin within 300 ms'),
    );
  });

  test('a known question that is not for an agent on its own is refused, and the turn goes on', async () => {
    const question = { id: 7, method: 'item/tool/requestUserInput', params: ids };
    await expect(turnWith([question, completed])).resolves.toMatchObject({
      kind: 'completed',
      observed: { notes: [expect.stringContaining('item/tool/requestUserInput')] },
    });
  });
});

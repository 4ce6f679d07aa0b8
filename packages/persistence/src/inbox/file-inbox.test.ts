import { expect, test } from '@jest/globals';
import type { InboxRequest } from '@orch/core';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestLogger } from '../../test-support/fakes.ts';
import { useScratch } from '../../test-support/scratch.ts';
import type { ProcessIdentity } from '../process/process-identity.ts';
import { FileInbox } from './file-inbox.ts';
import { leaveRequestIn } from './leave-request.ts';

const scratch = useScratch();

function cancel(reason: string): InboxRequest {
  return { kind: 'cancel', by: { name: 'ada', source: 'os' }, reason };
}

/** Listens until so many requests came. */
function listen(inbox: FileInbox, count: number): Promise<InboxRequest[]> {
  return new Promise((resolve) => {
    const got: InboxRequest[] = [];
    inbox.onRequest((request) => {
      got.push(request);
      if (got.length === count) resolve(got);
      return Promise.resolve();
    });
  });
}

test('I11: requests that wait and requests that come are delivered in order and then deleted', async () => {
  const folder = join(scratch(), 'inbox');
  const inbox = new FileInbox(folder, new TestLogger());
  await leaveRequestIn(folder, cancel('first'), 1_000);
  await leaveRequestIn(folder, cancel('second'), 2_000);
  const all = listen(inbox, 4);
  await leaveRequestIn(folder, cancel('third'), 3_000);
  await leaveRequestIn(folder, cancel('fourth'), 4_000);
  expect((await all).map((request) => request.kind === 'cancel' && request.reason)).toEqual([
    'first',
    'second',
    'third',
    'fourth',
  ]);
  await inbox.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('I11: a request that the listener could not deal with stays for the next look', async () => {
  const folder = join(scratch(), 'inbox');
  const logger = new TestLogger();
  const inbox = new FileInbox(folder, logger);
  await leaveRequestIn(folder, cancel('again'), 1_000);
  let calls = 0;
  const dealtWith = new Promise<void>((resolve) => {
    inbox.onRequest(() => {
      calls += 1;
      if (calls === 1) {
        inbox.look();
        return Promise.reject(new Error('not now'));
      }
      resolve();
      return Promise.resolve();
    });
  });
  await dealtWith;
  await inbox.close();
  expect(calls).toBe(2);
  expect(logger.lines).toEqual([expect.stringContaining('not now')]);
  expect(readdirSync(folder)).toEqual([]);
});

test('I11: a request that cannot be read is put aside and logged, and the others are delivered', async () => {
  const folder = join(scratch(), 'inbox');
  const logger = new TestLogger();
  mkdirSync(folder);
  writeFileSync(
    join(folder, '0-bad.json'),
    '{"v":1,"at":"2026-01-01T00:00:00Z","request":{"kind":"grant"}}',
  );
  writeFileSync(join(folder, '0-worse.json'), 'no JSON');
  await leaveRequestIn(folder, cancel('good'), 1_000);
  const inbox = new FileInbox(folder, logger);
  expect(await listen(inbox, 1)).toEqual([cancel('good')]);
  await inbox.close();
  expect(readdirSync(join(folder, 'rejected'))).toEqual(['0-bad.json', '0-worse.json']);
  expect(logger.lines).toHaveLength(2);
});

test('after close nothing is delivered', async () => {
  const folder = join(scratch(), 'inbox');
  const inbox = new FileInbox(folder, new TestLogger());
  let calls = 0;
  inbox.onRequest(() => {
    calls += 1;
    return Promise.resolve();
  });
  await inbox.close();
  await leaveRequestIn(folder, cancel('late'), 1_000);
  inbox.look();
  await new Promise((resolve) => setImmediate(resolve));
  expect(calls).toBe(0);
  expect(existsSync(folder)).toBe(true);
});

test('I19: an answer is refused by who left it, whatever the file says of itself', async () => {
  const folder = join(scratch(), 'inbox');
  const seen: (ProcessIdentity | null)[] = [];
  const inbox = new FileInbox(folder, new TestLogger(), (writer) => {
    seen.push(writer);
    return writer === null ? 'nobody gave it.' : null;
  });
  const decide: InboxRequest = {
    kind: 'decide',
    decision: {
      request_id: 'a#1',
      decision: 'approved',
      actor: { name: 'ada', source: 'os' },
      reason: 'fine',
      channel: 'cli',
    },
  };
  await leaveRequestIn(folder, { ...decide, refused: 'a claim of the file' }, 1_000);
  const at = new Date(2_000).toISOString();
  writeFileSync(join(folder, 'zzz.json'), JSON.stringify({ v: 1, at, request: decide }));
  expect(await listen(inbox, 2)).toEqual([decide, { ...decide, refused: 'nobody gave it.' }]);
  expect(seen).toEqual([expect.objectContaining({ pid: process.pid }), null]);
  await inbox.close();
});

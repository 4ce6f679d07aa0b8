import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFakeCodexCloud } from '../testing/index.ts';
import type { FakeCloudOptions, FakeCodexCloud } from '../testing/index.ts';
import { realCodex, temporaryFolder } from '../test-support/real-codex.ts';
import { createCodexCloud } from './codex-cloud.ts';
import type { CodexCloud } from './codex-cloud.ts';

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

const diff = `diff --git a/a.txt b/a.txt
--- a/a.txt
+++ b/a.txt
@@ -1 +1 @@
-one
+two
`;

function cloudOf(change: Partial<FakeCloudOptions> = {}): {
  readonly cloud: CodexCloud;
  readonly fake: FakeCodexCloud;
} {
  const fake = writeFakeCodexCloud(join(folder.path, 'bin'), {
    environments: ['env-1'],
    diffs: { 'make it two': diff },
    ...change,
  });
  return { fake, cloud: clientOf(fake.program) };
}

function clientOf(program: string, timeoutMs = 20_000): CodexCloud {
  return createCodexCloud({
    search: { program, path: '', packageFrom: [] },
    cwd: work,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder.path, CODEX_HOME: folder.path },
    timeoutMs,
  });
}

describe('Codex Cloud', () => {
  test('a task is handed over, looked after, shown and applied', async () => {
    const { cloud, fake } = cloudOf();
    await cloud.check('env-1');
    const prompt = '--please make it two';
    const { taskId, url } = await cloud.exec({ environment: 'env-1', prompt, branch: 'main' });
    expect(url).toContain(taskId);
    await expect(cloud.status(taskId)).resolves.toMatchObject({ status: 'pending' });
    await expect(cloud.status(taskId)).resolves.toMatchObject({ status: 'ready' });
    await expect(cloud.list({ environment: 'env-1', limit: 5 })).resolves.toMatchObject({
      tasks: [{ id: taskId, status: 'ready', environmentId: 'env-1' }],
      cursor: null,
    });
    await expect(cloud.diff(taskId)).resolves.toBe(diff);
    await expect(cloud.apply(taskId)).resolves.toMatchObject({ text: expect.any(String) });
    expect(readFileSync(join(work, 'a.txt'), 'utf8')).toBe('two\n');
    await expect(cloud.status(taskId)).resolves.toMatchObject({ status: 'applied' });
    const exec = fake.calls().find(({ args }) => args[1] === 'exec');
    expect(exec?.args).toEqual([
      'cloud',
      'exec',
      '--env',
      'env-1',
      '--branch',
      'main',
      '--',
      prompt,
    ]);
    expect(exec?.cwd).toBe(work);
  });

  test('what is missing is said before anything starts', async () => {
    await expect(clientOf('/nothing/here').check('env-1')).rejects.toMatchObject({
      code: 'ORCH_AGENT_UNAVAILABLE',
    });
    await expect(cloudOf().cloud.check(' ')).rejects.toMatchObject({
      code: 'ORCH_CONFIG_INVALID',
    });
    await expect(cloudOf().cloud.check('env-2')).rejects.toMatchObject({
      message: expect.stringContaining("environment 'env-2' not found"),
    });
    await expect(cloudOf({ version: '0.1.0' }).cloud.check('env-1')).rejects.toMatchObject({
      message: expect.stringContaining('too old'),
    });
    const { cloud, fake } = cloudOf({ signedIn: false });
    await expect(cloud.check('env-1')).rejects.toMatchObject({
      code: 'ORCH_CREDENTIAL_UNAVAILABLE',
      hint: expect.stringContaining('codex login'),
    });
    expect(fake.calls().some(({ args }) => args[1] === 'exec')).toBe(false);
  });

  test('the real Codex without a login is understood as the fake is', async () => {
    const cloud = clientOf(realCodex());
    await expect(cloud.check('env-1')).rejects.toMatchObject({
      code: 'ORCH_CREDENTIAL_UNAVAILABLE',
    });
    await expect(cloud.status('task_e_1')).rejects.toMatchObject({
      code: 'ORCH_CREDENTIAL_UNAVAILABLE',
    });
  });

  test('a task that fails, one that is unknown, and a diff that is not there yet', async () => {
    const { cloud } = cloudOf({ pendingLooks: 0 });
    const { taskId } = await cloud.exec({ environment: 'env-1', prompt: 'something else' });
    await expect(cloud.status(taskId)).resolves.toMatchObject({ status: 'error' });
    await expect(cloud.diff(taskId)).rejects.toMatchObject({ code: 'ORCH_AGENT_UNAVAILABLE' });
    await expect(cloud.status('task_e_none')).rejects.toMatchObject({
      message: expect.stringContaining('not found'),
    });
  });

  test('a patch that does not fit is not called applied', async () => {
    const { cloud } = cloudOf({ pendingLooks: 0 });
    writeFileSync(join(work, 'a.txt'), 'another\n');
    const { taskId } = await cloud.exec({ environment: 'env-1', prompt: 'make it two' });
    await expect(cloud.apply(taskId)).rejects.toMatchObject({
      code: 'ORCH_WORKTREE_DIRTY',
      place: work,
    });
    expect(readFileSync(join(work, 'a.txt'), 'utf8')).toBe('another\n');
  });

  test('a Codex that hangs, or talks nonsense, is an error and no answer', async () => {
    const file = join(folder.path, 'odd');
    writeFileSync(file, '#!/bin/sh\nsleep 30\n', { mode: 0o755 });
    await expect(clientOf(file, 200).list()).rejects.toMatchObject({
      message: expect.stringContaining('took longer than 200 ms'),
    });
    writeFileSync(file, '#!/bin/sh\necho "[READY] but"; exit 1\n', { mode: 0o755 });
    await expect(clientOf(file).status('task_e_1')).rejects.toMatchObject({
      code: 'ORCH_AGENT_UNAVAILABLE',
    });
    await expect(clientOf(file).list()).rejects.toMatchObject({
      code: 'ORCH_AGENT_UNAVAILABLE',
    });
    writeFileSync(file, '#!/bin/sh\necho "{}"\n', { mode: 0o755 });
    await expect(clientOf(file).list()).rejects.toMatchObject({
      message: expect.stringContaining('did not answer with tasks'),
    });
  });
});

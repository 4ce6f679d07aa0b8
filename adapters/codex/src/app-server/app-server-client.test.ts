import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppServerClient } from './app-server-client.ts';
import type { AppServerOptions, ServerNotification } from './app-server-client.ts';
import { say, startScriptedModel, writeCodexHome } from '../testing/index.ts';
import type { ScriptedModel } from '../testing/index.ts';
import { realCodex, temporaryFolder } from '../test-support/real-codex.ts';

let folder: ReturnType<typeof temporaryFolder>;
let client: AppServerClient | null = null;
let model: ScriptedModel | null = null;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  await client?.close();
  await model?.close();
  folder.remove();
});

/** A program that behaves as the test says, in the place of Codex. */
function standIn(body: string): string {
  const file = join(folder.path, 'stand-in');
  writeFileSync(file, `#!${process.execPath}\n${body}\n`, { mode: 0o755 });
  return file;
}

const quiet: Pick<AppServerOptions, 'onNotification' | 'onRequest'> = {
  onNotification: () => undefined,
  onRequest: () => Promise.resolve({ result: {} }),
};

describe('a client of app-server', () => {
  test('the real Codex answers a turn from the scripted model', async () => {
    model = await startScriptedModel({ steps: [say('Good day.')] });
    const work = join(folder.path, 'work');
    mkdirSync(work);
    const seen: ServerNotification[] = [];
    let completed = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      completed = resolve;
    });
    client = await AppServerClient.start({
      program: realCodex(),
      cwd: work,
      env: { PATH: process.env['PATH'] ?? '', ...writeCodexHome(folder.path, model) },
      onNotification(notification) {
        seen.push(notification);
        if (notification.method === 'turn/completed') completed();
      },
      onRequest: () => Promise.resolve({ error: { code: 1, message: 'no' } }),
    });
    await client.request('initialize', { clientInfo: { name: 'test', version: '1', title: null } });
    client.notify('initialized');
    const started = (await client.request('thread/start', {
      cwd: work,
      approvalPolicy: 'never',
      sandbox: 'read-only',
    })) as { thread: { id: string } };
    await client.request('turn/start', {
      threadId: started.thread.id,
      input: [{ type: 'text', text: 'hello', text_elements: [] }],
    });
    await done;
    expect(seen.at(-1)?.params).toMatchObject({ turn: { status: 'completed' } });
    expect(model.requests[0]?.input).toContain('hello');
    await model.finish();
  });

  test('a refusal of app-server is an error that says which request', async () => {
    client = await AppServerClient.start({
      ...quiet,
      program: realCodex(),
      cwd: folder.path,
      env: writeCodexHome(folder.path, { baseUrl: 'http://127.0.0.1:9/v1' }),
    });
    await expect(client.request('thread/start', {})).rejects.toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('thread/start'),
    });
  });

  test('a request never hangs on a Codex that dies', async () => {
    const program = standIn(`process.stdin.once('data', () => process.exit(3));`);
    client = await AppServerClient.start({ ...quiet, program, cwd: folder.path, env: {} });
    await expect(client.request('initialize', {})).rejects.toMatchObject({
      reason: 'exited',
      message: 'app-server ended with exit code 3',
    });
    await expect(client.request('initialize', {})).rejects.toMatchObject({ reason: 'exited' });
  });

  test('a line that is no message ends the connection: it may have been a question', async () => {
    const program = standIn(`console.log('{"half":'); setInterval(() => {}, 1000);`);
    client = await AppServerClient.start({ ...quiet, program, cwd: folder.path, env: {} });
    await expect(client.request('initialize', {})).rejects.toMatchObject({ reason: 'unreadable' });
    await expect(client.exited).resolves.toEqual({ kind: 'signalled', signal: 'SIGKILL' });
  });

  test('a handler that throws refuses the question', async () => {
    const program = standIn(`
      process.stdout.write('{"id":7,"method":"item/x/requestApproval","params":{}}\\n');
      process.stdin.once('data', (text) => {
        process.stdout.write(JSON.stringify({ method: 'got', params: String(text) }) + '\\n');
      });`);
    const got = new Promise<unknown>((resolve) => {
      void AppServerClient.start({
        ...quiet,
        program,
        cwd: folder.path,
        env: {},
        onRequest: () => Promise.reject(new Error('a broken handler')),
        onNotification: ({ params }) => resolve(params),
      }).then((started) => {
        client = started;
      });
    });
    expect(JSON.parse((await got) as string)).toEqual({
      id: 7,
      error: { code: -32603, message: 'a broken handler' },
    });
  });

  test('a program that cannot be started is named', async () => {
    const program = join(folder.path, 'nothing-here');
    await expect(
      AppServerClient.start({ ...quiet, program, cwd: folder.path, env: {} }),
    ).rejects.toMatchObject({ code: 'ORCH_AGENT_UNAVAILABLE', place: program });
  });
});

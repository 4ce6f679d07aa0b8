import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';

type Notice = Readonly<Record<string, unknown>>;

let server: Server;
let posted: Notice[];
let answer: 'ok' | 'refuse' | 'hang';
let repository: Repository;

beforeEach(async () => {
  posted = [];
  answer = 'ok';
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    request.on('end', () => {
      posted.push(JSON.parse(text) as Notice);
      if (answer === 'hang') return;
      response.writeHead(answer === 'ok' ? 204 : 500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  repository = await Repository.make({});
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await repository.remove();
});

const secret = ['told', 'Nobody', '5521', 'Qx'].join('-');

async function configure(notify: object): Promise<void> {
  const command = (id: string, text: string) => ({ kind: 'command', id, command: text });
  await repository.write({
    'codex.orchestrator.json': {
      notify,
      pipelines: [
        { id: 'waits', stages: [{ kind: 'manual', id: 'sign-off' }] },
        { id: 'fails', stages: [command('fail', `exit 3`)] },
        { id: 'works', stages: [command('work', 'true')] },
        {
          id: 'long',
          stages: [command('work', 'until test -e scratch/told; do sleep 0.05; done')],
        },
        { id: 'nested', stages: [{ kind: 'subpipeline', id: 'inner', pipeline: 'waits' }] },
      ],
    },
  });
}

const webhook = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}`;
const start = (pipeline: string) =>
  repository.orch(['start', pipeline, '--task', 't'], { env: { HOOK_TOKEN: secret } });

describe('notices', () => {
  test('tell a webhook of a run that waits and of one that failed, once each, and of nothing else', async () => {
    await configure({ webhook: webhook() });
    expectExit(await start('waits'), 3);
    expectExit(await start('fails'), 1);
    expectExit(await start('works'), 0);
    expectExit(await start('nested'), 3);
    expect(posted.map(({ event, pipeline }) => [event, pipeline])).toEqual([
      ['run.paused', 'waits'],
      ['run.failed', 'fails'],
      ['run.paused', 'nested'],
    ]);
    const [run = ''] = await repository.runIds('t');
    expect(posted[0]).toMatchObject({
      v: 1,
      task_id: 't',
      run_id: run,
      message: 'It waits for approval.',
      look: `orch status --run ${run}`,
    });
  });

  test('tell a command on its standard input', async () => {
    await configure({ command: ['sh', '-c', 'cat > scratch/notice'] });
    expectExit(await start('waits'), 3);
    expect(JSON.parse(readFileSync(repository.path('scratch', 'notice'), 'utf8'))).toMatchObject({
      event: 'run.paused',
      status: 'paused',
    });
  });

  test('tell of a long run once, while it goes on', async () => {
    await configure({
      command: ['sh', '-c', 'cat >> scratch/notice; echo >> scratch/notice; touch scratch/told'],
      long_running_ms: 200,
    });
    expectExit(await start('long'), 0);
    const lines = readFileSync(repository.path('scratch', 'notice'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'run.long_running' });
  });

  test.each(['refuse', 'hang'] as const)(
    'that a webhook does not take (%s) change nothing of the run and are warned of, without the URL',
    async (how) => {
      answer = how;
      await configure({ webhook: webhook() });
      const started = await start('waits');
      expectExit(started, 3);
      expect(started.stderr).toMatch(/Nobody was told that run .* is paused: the webhook/);
      expect(started.stderr).not.toContain(secret);
    },
  );

  test('of a command that is not there, or never ends, change nothing of the run', async () => {
    await configure({ command: ['no-such-program-anywhere'] });
    const absent = await start('waits');
    expectExit(absent, 3);
    expect(absent.stderr).toMatch(/the command could not be run/);
    await configure({ command: ['sleep', '600'] });
    const endless = await start('waits');
    expectExit(endless, 3);
    expect(endless.stderr).toMatch(/the command ended with SIGKILL/);
  });

  test('are off unless configured', async () => {
    await configure({});
    expectExit(await start('waits'), 3);
    expect(posted).toEqual([]);
    expect(existsSync(repository.path('scratch', 'notice'))).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { prepareImport, type PreparedImport } from '@orch/cloud-sync';
import type { RunKey } from '@orch/core';
import { exportRun } from '@orch/persistence';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { collect, type Collector } from '../../test-support/collector.ts';
import { begin, orch, orchJson } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';
import { misfits } from '../../test-support/schemas.ts';

type Document = Readonly<Record<string, unknown>>;

let repository: Repository;
let collector: Collector;
let env: Record<string, string>;
let token: string;
let tokenId: string;

beforeEach(async () => {
  repository = makeRepository();
  configure();
  collector = await collect(repository.root, join(repository.root, 'store'));
  ({ id: tokenId, token } = await collector.grant());
  env = { CLOUD_SYNC_URL: collector.url, CLOUD_SYNC_TOKEN: token };
});
afterEach(async () => {
  collector.running.child.kill('SIGTERM');
  await collector.running.outcome;
  repository.remove();
});

function configure(more: object = {}, stages: object[] = [command('build', 'echo built')]): void {
  const config = {
    defaultPipeline: 'p',
    pipelines: [{ id: 'p', stages }],
    sync: { workspace: 'acme', retry: { first_delay_ms: 1, max_delay_ms: 2 } },
    ...more,
  };
  repository.write('codex.orchestrator.json', JSON.stringify(config));
}

async function start(task = 't'): Promise<Document> {
  const { document } = await orchJson(['start', '--task', task], { cwd: repository.root, env });
  return document;
}

async function sync(
  verb: string,
  ...args: string[]
): Promise<{ status: number | null; document: Document }> {
  const here = { cwd: repository.root, env };
  const { status, document } = await orchJson(['sync', verb, ...args], here);
  const schema = 'error' in document ? 'error' : `sync-${verb}`;
  expect([verb, misfits(schema, document)]).toEqual([verb, []]);
  return { status, document };
}

async function collected(): Promise<readonly Document[]> {
  const args = ['runs', 'list', '--limit', '0', '--store', join(collector.store, 'acme')];
  const { document } = await orchJson(args, { cwd: repository.root });
  return document['runs'] as Document[];
}

function auditLines(): readonly { type: string; data: Document }[] {
  return readFileSync(join(repository.root, 'out/audit.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; data: Document });
}

/** Every file below a folder that holds a text. */
function filesWith(text: string, folder = repository.root): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}

describe('from one machine to another', () => {
  test('runs that ended while nobody sent are found, sent once, and looked at with the same verbs', async () => {
    await start('a');
    const { run_id: run } = await start('b');
    expect(await sync('status')).toMatchObject({ document: { targets: [{ waiting: [{}, {}] }] } });
    expect(await sync('push')).toMatchObject({
      status: 0,
      document: { targets: [{ sent: 2, waiting: 0 }] },
    });
    expect(await sync('push')).toMatchObject({
      status: 0,
      document: { targets: [{ sent: 0, attempts: 0 }] },
    });
    expect((await collected()).map((each) => each['task_id']).sort()).toEqual(['a', 'b']);
    const store = ['--store', join(collector.store, 'acme')];
    const here = { cwd: repository.root };
    expect(await orchJson(['status', '--run', String(run), ...store], here)).toMatchObject({
      status: 0,
      document: { run_id: run, status: 'succeeded' },
    });
    expect(
      (await orchJson(['runs', 'show', '--run', String(run), ...store], here)).document,
    ).toMatchObject({
      evaluations: [],
      stages: [{ id: 'build' }],
    });
    const lines = auditLines();
    expect(lines.filter(({ type }) => type === 'sync.attempt')).toHaveLength(2);
    expect(lines.find(({ type }) => type === 'credential.leased')?.data).toMatchObject({
      name: 'CLOUD_SYNC_TOKEN',
      scope: 'cloud-sync',
    });
    expect(filesWith(token)).toEqual([]);
  });

  test('a run that goes on after it was sent is sent again, and stands there as it is now', async () => {
    configure({}, [command('build', 'test -f fixed')]);
    const { run_id: run } = await start();
    await sync('push');
    repository.write('fixed', '');
    await orchJson(['resume', '--run', String(run)], { cwd: repository.root, env });
    expect(await sync('push')).toMatchObject({ document: { targets: [{ sent: 1 }] } });
    expect(await collected()).toMatchObject([{ run_id: run, status: 'succeeded' }]);
  });

  test('a token that is revoked makes runs wait; a new one lets them through', async () => {
    await start();
    await collector.revoke(tokenId);
    expect(await sync('push')).toMatchObject({
      status: 1,
      document: {
        targets: [{ waiting: 1, dead: 0, hold: { reason: expect.stringContaining('401') } }],
      },
    });
    env['CLOUD_SYNC_TOKEN'] = (await collector.grant()).token;
    expect(await sync('push')).toMatchObject({
      document: { targets: [{ attempts: 0, waiting: 1 }] },
    });
    expect(await sync('push', '--now')).toMatchObject({
      status: 0,
      document: { targets: [{ sent: 1 }] },
    });
  });

  test('what is refused is listed with its reason, and sent again when somebody asks', async () => {
    const { run_id: run } = await start();
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(422).end(`{"error":{"message":"no, not with ${token}"}}`);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    env['CLOUD_SYNC_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await sync('push')).toMatchObject({ status: 1, document: { targets: [{ dead: 1 }] } });
    const reason = 'it answered 422: no, not with [redacted:CLOUD_SYNC_TOKEN]';
    expect(await sync('status')).toMatchObject({
      document: { targets: [{ dead: [{ run_id: run, reason }] }] },
    });
    expect(await sync('retry')).toMatchObject({ status: 2 });
    expect(await sync('retry', '--run', 'other')).toMatchObject({ status: 2 });
    expect(await sync('retry', '--all')).toMatchObject({
      status: 1,
      document: { targets: [{ dead: 1, attempts: 1 }] },
    });
    expect(filesWith(token)).toEqual([]);
    server.close();
  });

  test('two that send at once, while twenty runs end: none is lost, none has two effects', async () => {
    const here = { cwd: repository.root, env };
    const senders = [
      begin(['sync', 'watch', '--poll', '1', '--format', 'json'], here),
      begin(['sync', 'watch', '--poll', '1'], here),
    ];
    await Promise.all(senders.map((sender) => sender.says('Watching')));
    for (let n = 0; n < 4; n += 1)
      await Promise.all([0, 1, 2, 3, 4].map((task) => start(`t${task}`)));
    await sync('drain', '--timeout', '60');
    for (const sender of senders) sender.child.kill('SIGTERM');
    const [first] = await Promise.all(senders.map((sender) => sender.outcome));
    expect([first?.status, misfits('sync-watch', JSON.parse(first?.stdout ?? ''))]).toEqual([
      0,
      [],
    ]);
    expect(await collected()).toHaveLength(20);
    const lines = auditLines().filter(({ type }) => type === 'sync.attempt');
    expect(lines.map(({ data }) => [data['outcome'], data['status']])).toEqual(
      Array.from({ length: 20 }, () => ['accepted', 201]),
    );
  }, 120_000);

  test('a receiver ends at once on a signal, although a client holds a connection', async () => {
    const { port, hostname } = new URL(collector.url);
    const client = connect(Number(port), hostname);
    await once(client, 'connect');
    client.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(client, 'data');
    const closed = once(client.resume(), 'close');
    collector.running.child.kill('SIGTERM');
    await closed;
    const { status, stdout } = await collector.running.outcome;
    expect([status, misfits('sync-serve', JSON.parse(stdout))]).toEqual([0, []]);
  });

  test('after each run, by a process of its own, where that is asked for', async () => {
    configure({ sync: { workspace: 'acme', after_run: true } });
    await start();
    for (let n = 0; n < 200 && (await collected()).length === 0; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(await collected()).toHaveLength(1);
    await sync('drain'); // Until it has let go of the lock, so that nothing is left behind.
  });
});

describe('a run that pauses, where sync.phases is set', () => {
  const stages = [
    command('build', 'echo built'),
    { kind: 'manual', id: 'sign-off', title: 'Ship it?' },
  ];

  test('is sent as it stands, and again when it has ended', async () => {
    configure({ sync: { workspace: 'acme', phases: true } }, stages);
    repository.write('.gitignore', 'store/\n'); // An approval is about the worktree, without what the receiver writes.
    const { run_id: run } = await start();
    const here = { cwd: repository.root, env };
    expect(await sync('push')).toMatchObject({
      status: 0,
      document: { targets: [{ sent: 1, waiting: 0, unfinished: 1 }] },
    });
    expect(await collected()).toMatchObject([{ run_id: run, status: 'paused' }]);
    await orch(['approve', '--run', String(run), '--reason', 'fine'], here);
    await orch(['resume', '--run', String(run)], here);
    expect(await sync('push')).toMatchObject({
      document: { targets: [{ sent: 1, unfinished: 0 }] },
    });
    expect(await collected()).toMatchObject([{ run_id: run, status: 'succeeded' }]);
    expect(await sync('push')).toMatchObject({ document: { targets: [{ attempts: 0 }] } });
  });

  test('is kept in its newest state, whatever order the states come in and however often', async () => {
    configure({}, stages);
    const { run_id } = await start();
    const key = { taskId: 't', runId: String(run_id) };
    const here = { cwd: repository.root, env };
    expect(await sync('push')).toMatchObject({
      document: { targets: [{ attempts: 0, unfinished: 1 }] },
    });
    const paused = await stateOf(key);
    await orch(['approve', '--run', key.runId, '--reason', 'fine'], here);
    await orch(['resume', '--run', key.runId], here);
    const ended = await stateOf(key);
    expect(paused.idempotencyKey).not.toBe(ended.idempotencyKey);
    const answers: number[] = [];
    for (const state of [ended, paused, ended, paused]) answers.push(await post(state));
    expect(answers).toEqual([201, 409, 200, 409]);
    expect(await collected()).toMatchObject([{ run_id, status: 'succeeded' }]);
  });

  async function stateOf(key: RunKey): Promise<PreparedImport> {
    const { root } = repository;
    const roots = { root, runsDir: join(root, '.runs'), outDir: join(root, 'out') };
    const run = await exportRun(key, { roots, nowMs: Date.now(), maxJournalBytes: 1e6 });
    if (run.kind !== 'present') throw new Error(run.kind);
    return await prepareImport(key, run.manifest, run.journal);
  }

  async function post({ body, idempotencyKey }: PreparedImport): Promise<number> {
    const { status } = await fetch(`${collector.url}/workspaces/acme/runs/import`, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'idempotency-key': idempotencyKey,
      },
    });
    return status;
  }
});

describe('what is refused before anything is sent', () => {
  test('no target, no workspace, plain http elsewhere, a receiver without TLS that all can reach', async () => {
    env = {};
    expect(await sync('push')).toMatchObject({
      status: 4,
      document: { error: { code: 'ORCH_SYNC_REFUSED' } },
    });
    env = { CLOUD_SYNC_URL: 'http://runs.example.org' };
    expect(await sync('status')).toMatchObject({ status: 4 });
    configure({ sync: { url: collector.url } });
    expect(await sync('push')).toMatchObject({
      status: 4,
      document: { error: { message: expect.stringContaining('workspace') } },
    });
    expect(await sync('serve', '--store', 'x', '--listen', '0.0.0.0:0')).toMatchObject({
      status: 4,
    });
    expect(await sync('serve')).toMatchObject({ status: 2 });
    expect(await sync('grant', '--store', 'x', '--workspace', '../y')).toMatchObject({ status: 2 });
    expect(await sync('revoke', '--store', 'x', '--token', 'y')).toMatchObject({ status: 2 });
  });

  test('a bucket whose server ignores conditions, with words that say so', async () => {
    await start();
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.end());
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    env = {
      CLOUD_SYNC_BUCKET: `http://127.0.0.1:${(server.address() as AddressInfo).port}/runs`,
      AWS_ACCESS_KEY_ID: 'AKIAXXXXXXXXXXXXXXXX',
      AWS_SECRET_ACCESS_KEY: 'a-secret-key-for-the-bucket',
    };
    expect(await sync('push')).toMatchObject({
      status: 4,
      document: {
        error: {
          code: 'ORCH_SYNC_REFUSED',
          message: expect.stringContaining('ignores conditional writes'),
        },
      },
    });
    server.close();
  });
});

describe('credentials', () => {
  test('the check says what would be found and where, and shows nothing', async () => {
    const here = { cwd: repository.root, env };
    const found = await orchJson(['credentials', 'check'], here);
    expect([found.status, misfits('credentials-check', found.document)]).toEqual([0, []]);
    expect(found.document['credentials']).toMatchObject([
      { name: 'CLOUD_SYNC_TOKEN', state: 'found', source: 'environment' },
    ]);
    delete env['CLOUD_SYNC_TOKEN'];
    const missing = await orch(['credentials', 'check'], here);
    expect([missing.status, missing.stdout.includes(token)]).toEqual([4, false]);
    expect(missing.stdout).toContain(
      '✗ cloud-sync · CLOUD_SYNC_TOKEN: no source has it (environment)',
    );
  });

  test('a stage gets what it declared and inherits nothing else; no value is written anywhere', async () => {
    const value = 'horse-battery-staple-correct';
    writeFileSync(
      join(repository.root, 'print.cjs'),
      `process.stdout.write(JSON.stringify({v:1,values:{DEPLOY_KEY:'${value.slice(0, 5)}'+'${value.slice(5)}'}}))`,
    );
    const print =
      'test -n "$DEPLOY_KEY" && echo got; echo "token:$CLOUD_SYNC_TOKEN:"; echo $DEPLOY_KEY';
    configure(
      {
        credentials: {
          sources: [{ kind: 'command', argv: ['node', 'print.cjs'], names: ['DEPLOY_KEY'] }],
        },
      },
      [
        command('with', print, { credentials: ['DEPLOY_KEY'] }),
        command('without', 'test -z "$DEPLOY_KEY"'),
        command('missing', 'true', {
          credentials: ['OTHER_KEY'],
          when: 'always',
          allow_failure: true,
        }),
      ],
    );
    const document = await start();
    expect(document['stages']).toMatchObject([
      { id: 'with', status: 'succeeded' },
      { id: 'without', status: 'succeeded' },
      {
        id: 'missing',
        status: 'failed',
        failure: { message: expect.stringContaining('OTHER_KEY') },
      },
    ]);
    const logs = await orch(['runs', 'logs', '--stage', 'with'], { cwd: repository.root, env });
    expect(logs.stdout).toContain('got');
    expect(logs.stdout).toContain('token::');
    expect(filesWith(value)).toEqual([]);
    expect(auditLines().find(({ type }) => type === 'credential.leased')?.data).toMatchObject({
      name: 'DEPLOY_KEY',
      scope: 'stage with',
    });
  });
});

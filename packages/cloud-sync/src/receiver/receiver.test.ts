import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { generatedFiles, generatedFolder } from '../../scripts/validator-source.ts';
import { sampleManifest } from '../../test-support/memory.ts';
import { TroubledReceiver } from '../../test-support/servers.ts';
import { idempotencyKey, manifestDigest, type RunImport } from '../client/run-import.ts';
import type { ReceiverLimits } from './receiver.ts';
import { mintToken } from './token.ts';

let server: TroubledReceiver;
let token: string;
beforeEach(() => start());
afterEach(() => server.stop());

async function start(limits: Partial<ReceiverLimits> = {}): Promise<void> {
  server = new TroubledReceiver({ maxBodyBytes: 100_000, maxInflatedBytes: 200_000, ...limits });
  token = server.grant();
  await server.start();
}

function documentOf(runId = 'run', taskId = 'task'): RunImport {
  const manifest = sampleManifest({ taskId, runId });
  return {
    v: 1,
    task_id: taskId,
    run_id: runId,
    manifest_sha256: manifestDigest(manifest),
    manifest,
    journal: '{}\n',
  };
}

interface Sent {
  path?: string;
  headers?: Record<string, string | undefined>;
  document?: RunImport;
  body?: string | Uint8Array;
}

async function post({
  path = '/workspaces/acme/runs/import',
  headers = {},
  document = documentOf(),
  body,
}: Sent = {}): Promise<{ status: number; text: string }> {
  const all: Record<string, string | undefined> = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': idempotencyKey(document.run_id, document.manifest_sha256),
    ...headers,
  };
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: Object.entries(all).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    ),
    body: (body ?? JSON.stringify(document)) as string,
  });
  return { status: response.status, text: await response.text() };
}

/** A request as it is on the wire: `fetch` would put its path in order first. */
function raw(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const request = httpRequest({ hostname, port, path, method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end('{}');
  });
}

describe('a run is taken once', () => {
  test('created, then known, however it is sent', async () => {
    expect((await post()).status).toBe(201);
    const again = await post({
      body: gzipSync(JSON.stringify(documentOf())),
      headers: { 'Content-Encoding': 'gzip' },
    });
    expect([again.status, JSON.parse(again.text)]).toMatchObject([
      200,
      { status: 'known', run_id: 'run' },
    ]);
    expect([...server.keeper.effects.values()]).toEqual([1]);
  });

  test('a thousand clients at once are served, each run once', async () => {
    const documents = Array.from({ length: 500 }, (_, n) => documentOf(`r${n}`, `t${n % 7}`));
    const answers = await Promise.all(
      [...documents, ...documents].map((document) => post({ document })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((each) => each === 201)).toHaveLength(500);
    expect(statuses.filter((each) => each === 200)).toHaveLength(500);
    expect(server.keeper.effects.size).toBe(500);
  });
});

describe('I6: who is not known gets nothing read', () => {
  const other = mintToken('acme', 0, null).token;
  test.each<[string, () => Record<string, string | undefined>, number]>([
    ['no token', () => ({ Authorization: undefined }), 401],
    ['another scheme', () => ({ Authorization: `Basic ${token}` }), 401],
    ['a token that nobody granted', () => ({ Authorization: `Bearer ${other}` }), 401],
    [
      'a known id with another secret',
      () => ({ Authorization: `Bearer ${token.slice(0, 19)}${other.slice(19)}` }),
      401,
    ],
    ['half a token', () => ({ Authorization: `Bearer ${token.slice(0, -1)}` }), 401],
    ['an empty one', () => ({ Authorization: 'Bearer ' }), 401],
    ['one of another workspace', () => ({ Authorization: `Bearer ${server.grant('other')}` }), 403],
  ])('%s', async (_name, headers, status) => {
    expect((await post({ headers: headers() })).status).toBe(status);
    expect(server.keeper.effects.size).toBe(0);
  });

  test('one that has expired', async () => {
    const { token: old, record } = mintToken('acme', Date.now() - 2_000, 1_000);
    server.tokens.set(record.id, record);
    expect((await post({ headers: { Authorization: `Bearer ${old}` } })).status).toBe(401);
  });

  test('what is kept of a token cannot be used as one', () => {
    const [record] = server.tokens.values();
    expect(JSON.stringify(record)).not.toContain(token.slice(19));
  });

  test('strangers are slowed down, and do not slow down who is known', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 40; n += 1) {
      statuses.add((await post({ headers: { Authorization: 'Bearer x' } })).status);
    }
    expect([...statuses].sort()).toEqual([401, 429]);
    expect((await post()).status).toBe(201);
  });

  test('a known sender has a limit too, and is told when to come back', async () => {
    await server.stop();
    await start({ perToken: { burst: 2, perSecond: 1 } });
    await post();
    await post();
    const { status } = await post();
    expect(status).toBe(429);
  });
});

describe('paths lead nowhere', () => {
  test.each([
    '/workspaces/../runs/import',
    '/workspaces/%2e%2e/runs/import',
    '/workspaces/acme%2f..%2fother/runs/import',
    '/workspaces/acme%00/runs/import',
    '/workspaces/acme%5cx/runs/import',
    '/workspaces/%ff/runs/import',
    '/workspaces//runs/import',
    '/workspaces/.hidden/runs/import',
    '/workspaces/con/runs/import',
    '/workspaces/acme/runs/import/../../../other/runs/import',
    '//workspaces/acme/runs/import',
    '/tokens.json',
  ])('%s', async (path) => {
    expect([400, 404]).toContain(await raw(path));
  });

  test.each(['..', '../x', 'a/b', 'a\\b', 'a\0b', '.x', 'x.lock', 'nul', 'local-mcp', 'a\u202eb'])(
    'the id %j',
    async (id) => {
      for (const document of [documentOf(id), documentOf('run', id)]) {
        expect((await post({ document })).status).toBe(422);
      }
      expect(server.keeper.effects.size).toBe(0);
    },
  );

  test('another method is told the right one', async () => {
    const response = await fetch(`${server.url}/workspaces/acme/runs/import`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('bodies', () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
  test.each<[string, Sent, number]>([
    ['not JSON', { body: 'nonsense' }, 400],
    ['nothing', { body: '' }, 400],
    ['half of it', { body: JSON.stringify(documentOf()).slice(0, 50) }, 400],
    ['a list', { body: '[]' }, 422],
    ['a member too many', { body: JSON.stringify({ ...documentOf(), extra: 1 }) }, 422],
    ['no manifest', { body: JSON.stringify({ ...documentOf(), manifest: null }) }, 422],
    [
      'a wrong digest',
      { body: JSON.stringify({ ...documentOf(), manifest_sha256: 'a'.repeat(64) }) },
      422,
    ],
    [
      '__proto__',
      { body: JSON.stringify(documentOf()).replace('"v":1', '"__proto__":{"v":1}') },
      422,
    ],
    ['the key of another run', { headers: { 'Idempotency-Key': 'b'.repeat(64) } }, 422],
    ['no key', { headers: { 'Idempotency-Key': undefined } }, 400],
    ['a key that is none', { headers: { 'Idempotency-Key': 'x' } }, 400],
    ['another type', { headers: { 'Content-Type': 'text/plain' } }, 415],
    ['another encoding', { headers: { 'Content-Encoding': 'br' } }, 415],
    ['what is not gzip', { headers: { 'Content-Encoding': 'gzip' } }, 400],
    [
      'cut-off gzip',
      { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync('{}').subarray(0, 15) },
      400,
    ],
    ['a bomb', { headers: { 'Content-Encoding': 'gzip' }, body: bomb }, 413],
    ['too much', { body: 'x'.repeat(150_000) }, 413],
    ['deep nesting', { body: '['.repeat(90_000) }, 400],
  ])('%s', async (_name, sent, status) => {
    expect((await post(sent)).status).toBe(status);
    expect(server.keeper.effects.size).toBe(0);
    expect((await post()).status).toBe(201); // It serves all the same.
  });

  test('too much without a length, and a length that is not kept', async () => {
    const [chunked, short] = await Promise.all([
      speak(`Transfer-Encoding: chunked\r\n\r\n`, `10000\r\n${'x'.repeat(0x10000)}\r\n`.repeat(3)),
      speak(`Content-Length: 500\r\n\r\n`, 'short', true),
    ]);
    expect(chunked).toContain('413');
    expect(short).not.toContain(' 201 ');
    expect((await post()).status).toBe(201);
  });

  test('a hundred bombs at once leave the memory as it was', async () => {
    global.gc?.();
    const before = process.memoryUsage().rss;
    const headers = { 'Content-Encoding': 'gzip' };
    await Promise.all(Array.from({ length: 100 }, () => post({ headers, body: bomb })));
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
  });

  test('the line has an end', async () => {
    await server.stop();
    await start({ maxAtOnce: 1, maxWaiting: 1 });
    let open = (): void => undefined;
    server.keeper.gate = new Promise((resolve) => {
      open = resolve;
    });
    let refused = 0;
    const statuses = await Promise.all(
      Array.from({ length: 30 }, async (_, n) => {
        const { status } = await post({ document: documentOf(`r${n}`) });
        refused += status === 503 ? 1 : 0;
        if (refused === 28) open();
        return status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([201, 503]));
    expect(server.keeper.effects.size).toBe(statuses.filter((each) => each === 201).length);
  });
});

function speak(headers: string, body: string, end = false): Promise<string> {
  const document = documentOf();
  const key = idempotencyKey(document.run_id, document.manifest_sha256);
  const head = `POST /workspaces/acme/runs/import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: ${key}\r\nContent-Type: application/json\r\n`;
  return new Promise((resolve) => {
    const { hostname, port } = new URL(server.url);
    let text = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(head + headers + body);
      if (end) socket.end();
    });
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

describe('what is shipped', () => {
  test('the validator is that of the schema', () => {
    for (const [name, source] of generatedFiles()) {
      expect(readFileSync(`${generatedFolder}/${name}`, 'utf8')).toBe(source);
    }
  });

  test('the OpenAPI document has the schema of the import, and every status that is answered', () => {
    const read = (name: string): Record<string, unknown> =>
      JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8')) as Record<
        string,
        unknown
      >;
    const { $schema: _schema, $id: _id, ...body } = read('run-import.schema.json');
    const api = read('runs-api.openapi.json') as {
      components: { schemas: { RunImport: unknown } };
      paths: Record<string, { post: { responses: Record<string, unknown> } }>;
    };
    expect(api.components.schemas.RunImport).toEqual(body);
    const source = readFileSync(new URL('answer.ts', import.meta.url), 'utf8');
    const answered = [...source.matchAll(/: (\d{3}),/g)].map(([, each]) => each ?? '');
    const { responses } = api.paths['/workspaces/{workspace}/runs/import']?.post ?? {
      responses: {},
    };
    expect(Object.keys(responses)).toEqual(expect.arrayContaining([...answered, '200', '201']));
  });
});

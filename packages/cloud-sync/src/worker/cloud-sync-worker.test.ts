import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { never, rig, untilDone } from '../../test-support/rig.ts';
import { status, TroubledReceiver, type Trouble } from '../../test-support/servers.ts';

let server: TroubledReceiver;
let token: string;
beforeEach(async () => {
  server = new TroubledReceiver();
  token = server.grant();
  await server.start();
});
afterEach(() => server.stop());

const resetInMidBody: Trouble = (request) => {
  request.once('data', () => request.socket.destroy());
};
const resetAfterStoring: Trouble = async (request, response, serve) => {
  response.end = () => {
    request.socket.destroy();
    return response;
  };
  response.writeHead = () => response;
  await serve();
};
const slowHeaders: Trouble = (request) => void request.resume();
const slowBody: Trouble = (request, response) => {
  request.resume();
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.write('{"run');
};
const hugeAnswer: Trouble = (request, response) => {
  request.resume();
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  let left = 200;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(chunk)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
};
const loginPage: Trouble = (request, response) => {
  request.resume();
  response.writeHead(200, { 'Content-Type': 'text/html' });
  response.end('<html>Sign in</html>');
};
const redirect = status(307, { Location: 'http://127.0.0.1:9/steal' });

describe('I1, I2: whatever breaks, each run arrives and has one effect', () => {
  test.each<[string, Trouble[]]>([
    ['nothing', []],
    ['a reset in mid-body', [resetInMidBody]],
    ['a reset after it was stored', [resetAfterStoring, resetAfterStoring]],
    ['no answer at all', [slowHeaders]],
    ['an answer that does not end', [slowBody]],
    ['429 without Retry-After', [status(429)]],
    ['429 with seconds', [status(429, { 'Retry-After': '3' })]],
    ['429 with a date', [status(429, { 'Retry-After': 'Thu, 01 Jan 2026 00:00:09 GMT' })]],
    ['500, 502, 503', [status(500), status(502), status(503)]],
    ['408 and 425', [status(408), status(425)]],
    ['a huge answer', [hugeAnswer]],
    ['a login page', [loginPage]],
    ['a redirect', [redirect]],
  ])('%s', async (_name, troubles) => {
    const { worker, archive, audit, clock } = rig(server.url, token, { timeoutMs: 500 });
    server.troubles.push(...troubles);
    for (const id of ['a', 'b', 'c']) archive.end(id);
    const report = await untilDone(clock, worker.drain(never));
    expect(report).toMatchObject({ waiting: 0, dead: 0 });
    expect(server.keeper.order).toEqual(['task/a', 'task/b', 'task/c']);
    expect([...server.keeper.effects.values()]).toEqual([1, 1, 1]);
    expect(audit.lines).toHaveLength(server.requests);
    expect(JSON.stringify(audit.lines)).not.toContain(token);
  });

  test('nobody listens', async () => {
    const { worker, archive, clock } = rig(server.url, token);
    archive.end('a');
    await server.stop();
    const report = await untilDone(clock, worker.push(never));
    expect(report).toMatchObject({ sent: 0, waiting: 1, attempts: 5 });
    await server.start();
    expect(await untilDone(clock, worker.drain(never))).toMatchObject({ waiting: 0 });
    expect(server.keeper.order).toEqual(['task/a']);
  });

  test('a target that is back after an hour', async () => {
    const { worker, archive, clock, audit } = rig(server.url, token);
    for (let n = 0; n < 10; n += 1) archive.end(`r${n}`);
    await server.stop();
    const draining = worker.drain(never);
    const startMs = clock.nowMs();
    await untilDone(
      clock,
      until(() => clock.nowMs() - startMs > 3_600_000),
      60_000,
    );
    const before = audit.lines.length;
    expect(before).toBeLessThan(30); // The breaker let it be.
    await server.start();
    expect(await untilDone(clock, draining, 60_000)).toMatchObject({ waiting: 0, hold: null });
    expect(server.keeper.order).toHaveLength(10);
  });

  test('a listener that does not speak TLS, and one whose TLS nobody can agree with', async () => {
    const plain = createTcpServer((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\n'));
    const odd = createTlsServer({}, () => undefined);
    for (const each of [plain, odd]) {
      await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));
      const url = `https://127.0.0.1:${(each.address() as AddressInfo).port}`;
      const { worker, archive, audit, clock } = rig(url, token);
      archive.end('a');
      expect(await untilDone(clock, worker.push(never))).toMatchObject({ sent: 0, waiting: 1 });
      expect(audit.lines[0]?.['reason']).toMatch(/SSL|EPROTO|TLS/);
      each.close();
    }
  });
});

describe('who is not let in', () => {
  test('a revoked token is asked for anew, and what it held back goes on', async () => {
    const { worker, archive, clock, credentials, audit } = rig(server.url, token);
    archive.end('a');
    await worker.push(never);
    server.tokens.clear();
    credentials.next = server.grant();
    archive.end('b');
    expect(await untilDone(clock, worker.push(never))).toMatchObject({ sent: 1, waiting: 0 });
    expect(audit.lines).toHaveLength(2);
  });

  test('a token that stays revoked kills no run: it waits until there is a good one', async () => {
    const { worker, archive, clock, credentials } = rig(server.url, token);
    server.tokens.clear();
    for (const id of ['a', 'b', 'c']) archive.end(id);
    const first = await untilDone(clock, worker.push(never));
    expect(first).toMatchObject({ sent: 0, dead: 0, waiting: 3, attempts: 1 });
    expect(first).toMatchObject({ hold: { reason: expect.stringContaining('401') } });
    credentials.value = server.grant();
    credentials.reject();
    expect(await worker.push(never)).toMatchObject({ attempts: 0, waiting: 3 });
    clock.advance(30_000);
    expect(await untilDone(clock, worker.push(never))).toMatchObject({ sent: 3, waiting: 0 });
  });

  test('a token for another workspace', async () => {
    const { worker, archive } = rig(server.url, server.grant('other'));
    archive.end('a');
    expect(await worker.push(never)).toMatchObject({
      waiting: 1,
      hold: { reason: 'it answered 403: The token is for another workspace.' },
    });
  });
});

describe('what will never be taken', () => {
  test('is a dead letter with its reason, holds nobody back, and can be sent again', async () => {
    const { worker, archive, audit, clock } = rig(server.url, token);
    server.troubles.push(status(422));
    archive.end('a');
    archive.end('b');
    expect(await worker.push(never)).toMatchObject({ sent: 1, dead: 1, waiting: 0, attempts: 2 });
    expect(audit.lines[0]).toMatchObject({
      outcome: 'rejected',
      status: 422,
      reason: 'it answered 422: scripted',
    });
    expect((await worker.status()).dead).toMatchObject([{ run_id: 'a', status: 422 }]);
    expect(await worker.push(never)).toMatchObject({ attempts: 0, dead: 1 });
    expect(await worker.revive('a')).toEqual([{ taskId: 'task', runId: 'a' }]);
    expect(await untilDone(clock, worker.push(never))).toMatchObject({ sent: 1, dead: 0 });
  });

  test.each([400, 404, 410, 413, 422])('%i is final', async (code) => {
    const { worker, archive } = rig(server.url, token);
    server.troubles.push(status(code));
    archive.end('a');
    expect(await worker.push(never)).toMatchObject({ dead: 1, attempts: 1 });
  });

  test('409 is a yes', async () => {
    const { worker, archive } = rig(server.url, token);
    server.troubles.push(status(409));
    archive.end('a');
    expect(await worker.push(never)).toMatchObject({ already: 1, dead: 0, waiting: 0 });
  });

  test('a journal that cannot be believed is not sent, and is seen', async () => {
    const { worker, archive, audit } = rig(server.url, token);
    archive.put(archive.end('a'), { kind: 'damaged', reason: 'the chain is broken' });
    archive.end('b');
    expect(await worker.push(never)).toMatchObject({ sent: 1, dead: 1 });
    expect(audit.lines[0]).toMatchObject({ outcome: 'not_sent', reason: 'the chain is broken' });
  });
});

describe('I3: the runs of a task arrive in the order in which they ended', () => {
  test('a failure holds back its own task alone', async () => {
    const { worker, archive, clock } = rig(server.url, token, {
      retry: { maxAttempts: 2, firstDelayMs: 1, maxDelayMs: 1 },
      concurrency: 1,
    });
    archive.end('a2', 20, 'a');
    archive.end('a1', 10, 'a');
    archive.end('b1', 30, 'b');
    server.troubles.push(status(500), status(500));
    expect(await untilDone(clock, worker.push(never))).toMatchObject({ sent: 1, waiting: 2 });
    expect(server.keeper.order).toEqual(['b/b1']);
    expect(await untilDone(clock, worker.drain(never))).toMatchObject({ waiting: 0 });
    expect(server.keeper.order).toEqual(['b/b1', 'a/a1', 'a/a2']);
  });
});

describe('I7: a run that pauses is sent each time, where that is asked for', () => {
  const states = (): unknown[] =>
    [...server.keeper.effects.keys()].map((each) => {
      const { status: state, bytes } = JSON.parse(each.slice(each.indexOf('{'))) as Manifest;
      return bytes === undefined ? state : `${state} ${bytes}`;
    });
  interface Manifest {
    readonly status: string;
    readonly bytes?: number;
  }

  test('not unless it is asked for', async () => {
    const { worker, archive } = rig(server.url, token);
    archive.pause('a', 10);
    expect(await worker.push(never)).toMatchObject({ attempts: 0, waiting: 0, unfinished: 1 });
  });

  test('each state once and in order, also where nothing but the journal tells of a change', async () => {
    const { worker, archive } = rig(server.url, token, { phases: true });
    archive.pause('a', 10);
    expect(await worker.push(never)).toMatchObject({ sent: 1, waiting: 0, unfinished: 1 });
    expect(await worker.push(never)).toMatchObject({ attempts: 0, unfinished: 1 });
    archive.pause('a', 20);
    expect(await worker.push(never)).toMatchObject({ sent: 1, unfinished: 1 });
    archive.end('a');
    expect(await worker.push(never)).toMatchObject({ sent: 1, unfinished: 0 });
    expect(await worker.push(never)).toMatchObject({ attempts: 0, unfinished: 0 });
    expect(states()).toEqual(['paused 10', 'paused 20', 'succeeded']);
  });

  test('one that had paused before that was asked for is sent too', async () => {
    const { worker, another, archive, store, target } = rig(server.url, token, { phases: true });
    archive.pause('a', 10);
    await store.writeCursor(target.id, {
      v: 1,
      position: (await archive.changesSince(null)).position,
      open: [{ task_id: 'task', run_id: 'a', ended_at: null, seen_bytes: 10 }],
      dead: [],
      hold: null,
    });
    expect(await worker.push(never)).toMatchObject({ sent: 1 });
    expect(await another().push(never)).toMatchObject({ attempts: 0, unfinished: 1 });
  });

  test('one that could not be sent waits, and goes out as it is by then', async () => {
    const { worker, archive, clock } = rig(server.url, token, {
      phases: true,
      retry: { maxAttempts: 1, firstDelayMs: 1, maxDelayMs: 1 },
    });
    server.troubles.push(status(500));
    archive.pause('a', 10);
    expect(await worker.push(never)).toMatchObject({ sent: 0, waiting: 1 });
    archive.end('a');
    expect(await untilDone(clock, worker.drain(never))).toMatchObject({ sent: 1, waiting: 0 });
    expect(states()).toEqual(['succeeded']);
  });

  test('a sender that was killed after the target said yes does not lose sight of it', async () => {
    let cut = true;
    const { worker, archive } = rig(server.url, token, {
      phases: true,
      retry: { maxAttempts: 1, firstDelayMs: 1, maxDelayMs: 1 },
      onPoint: (name) => {
        if (cut && name === 'sync.mark.after' && server.keeper.order.length > 0) {
          throw new Error('killed');
        }
      },
    });
    server.troubles.push(status(500));
    archive.pause('a', 10);
    expect(await worker.push(never)).toMatchObject({ waiting: 1 });
    await expect(worker.push(never)).rejects.toThrow('killed');
    cut = false;
    expect(await worker.push(never)).toMatchObject({ attempts: 0, unfinished: 1 });
    archive.pause('a', 20);
    expect(await worker.push(never)).toMatchObject({ sent: 1 });
    expect(states()).toEqual(['paused 10', 'paused 20']);
  });
});

describe('I5: a target that fails is left alone', () => {
  test('after five failures in a row, for longer each time, then one attempt decides', async () => {
    const { worker, archive, clock } = rig(server.url, token, { concurrency: 2 });
    for (let n = 0; n < 6; n += 1) archive.end(`r${n}`, n, `t${n}`);
    for (let n = 0; n < 20; n += 1) server.troubles.push(status(503));
    const first = await untilDone(clock, worker.push(never), 1);
    expect(first).toMatchObject({ sent: 0, waiting: 6 });
    const tried = server.requests;
    expect(tried).toBeLessThanOrEqual(6);
    expect(await worker.push(never)).toMatchObject({ attempts: 0 });
    clock.advance(60_000);
    expect(await worker.push(never)).toMatchObject({ attempts: 1 });
    expect(await worker.push(never, { now: true })).toMatchObject({ attempts: 1 });
    server.troubles.length = 0;
    expect(await untilDone(clock, worker.drain(never))).toMatchObject({ waiting: 0, hold: null });
  });

  test('as long as it asks, by the clock of the server', async () => {
    const { worker, archive, clock } = rig(server.url, token);
    archive.end('a');
    clock.jump(-86_400_000); // Our clock is a day behind.
    const date = new Date(Date.UTC(2026, 0, 1, 12, 0, 0)).toUTCString();
    const until = new Date(Date.UTC(2026, 0, 1, 12, 10, 0)).toUTCString();
    server.troubles.push(status(429, { Date: date, 'Retry-After': until }));
    expect(await worker.push(never)).toMatchObject({
      attempts: 1,
      waiting: 1,
      hold: { until: new Date(clock.nowMs() + 600_000).toISOString() },
    });
    clock.advance(599_999);
    expect(await worker.push(never)).toMatchObject({ attempts: 0 });
    clock.advance(1);
    expect(await worker.push(never)).toMatchObject({ sent: 1 });
  });

  test('a wall clock that goes back does not make it longer', async () => {
    const { worker, archive, clock } = rig(server.url, token);
    archive.end('a');
    server.tokens.clear();
    await worker.push(never);
    clock.jump(-10 * 86_400_000);
    expect(await worker.push(never)).toMatchObject({ attempts: 1 });
  });
});

describe('watching', () => {
  test('a run that goes on is sent once it ends, a wake looks at once, and a signal ends it', async () => {
    const { worker, archive, clock } = rig(server.url, token);
    archive.begin('a');
    const stop = new AbortController();
    const sent: number[] = [];
    const watching = worker.watch(stop.signal, 5_000, (report) => sent.push(report.sent));
    await until(() => clock.sleeping === 1);
    archive.end('a');
    worker.wake();
    await until(() => server.keeper.order.length === 1 && clock.sleeping === 1);
    stop.abort();
    await watching;
    expect(sent).toEqual([0, 1]);
  });

  test('a signal ends it in the middle of a request, and the run is not lost', async () => {
    const { worker, archive, clock, audit } = rig(server.url, token, { timeoutMs: 60_000 });
    archive.end('a');
    server.troubles.push(slowHeaders);
    const stop = new AbortController();
    const watching = worker.watch(stop.signal, 5_000, () => undefined);
    await until(() => server.requests === 1);
    stop.abort();
    await watching;
    expect(audit.lines).toMatchObject([{ outcome: 'failed', attempt: 1 }]);
    expect(await untilDone(clock, worker.push(never))).toMatchObject({ sent: 1 });
  });
});

/** Lets the other side of a socket work until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000_000 && !isSo(); turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(isSo()).toBe(true);
}

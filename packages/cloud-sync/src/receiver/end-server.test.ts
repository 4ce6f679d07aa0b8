import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { endable } from './end-server.ts';

const longMs = 600_000;

async function serve(
  answer: (response: ServerResponse) => void,
): Promise<{ server: Server; end: (graceMs: number) => Promise<void>; client: () => Socket }> {
  const server = createServer((_request, response) => answer(response));
  server.keepAliveTimeout = longMs;
  server.headersTimeout = longMs;
  const end = endable(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    server,
    end,
    client: () =>
      connect(port, '127.0.0.1')
        .on('error', () => undefined)
        .resume(),
  };
}

const request = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n';

describe('a server that is ended', () => {
  test('lets go of clients that hold a connection and ask nothing, whatever they said before', async () => {
    const { server, end, client } = await serve((response) => response.end('{}'));
    const silent = client();
    await once(server, 'connection');
    const halfSaid = client();
    await once(server, 'connection');
    halfSaid.write('POST / HT');
    const kept = client();
    kept.write(request);
    await once(kept, 'data');
    const closed = Promise.all([silent, halfSaid, kept].map((each) => once(each, 'close')));
    await end(longMs);
    await closed;
    expect(server.listening).toBe(false);
  });

  test('answers what was asked before, and then closes', async () => {
    let held: ServerResponse | undefined;
    const { server, end, client } = await serve((response) => (held = response));
    const asking = client();
    let said = '';
    asking.on('data', (chunk: Buffer) => (said += chunk.toString()));
    asking.write(request);
    await once(server, 'request');
    const ended = end(longMs);
    held?.end('done');
    await once(asking, 'close');
    await ended;
    expect(said).toMatch(/^HTTP\/1\.1 200 OK[^]*Connection: close[^]*done/);
  });

  test('waits for what does not end no longer than its grace', async () => {
    const { server, end, client } = await serve(() => undefined);
    const asking = client();
    asking.write(request);
    await once(server, 'request');
    const closed = once(asking, 'close');
    await end(20);
    await closed;
    expect(server.listening).toBe(false);
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../../test-support/self-signed.ts';
import { vaultHttp } from './vault-http.ts';
import type { VaultTls } from './vault-options.ts';

const ours = selfSigned('vault.test');
const client = selfSigned('client.test');
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer({ ...ours, ca: client.cert, requestCert: true, rejectUnauthorized: false });
  server.on('request', (_request, response) => {
    const { authorized } = response.socket as unknown as { authorized: boolean };
    response.end(JSON.stringify({ authorized }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

async function ask(tls: VaultTls): Promise<unknown> {
  const options = { address, path: 'a/b', auth: { method: 'token', token: () => null } } as const;
  const answer = await vaultHttp({ ...options, tls })({ method: 'GET', path: 'x' });
  return answer.kind === 'answered' ? answer.body : answer.reason;
}

test('a certificate that nobody vouches for ends the connection before a token is sent', async () => {
  expect(await ask({ serverName: 'vault.test' })).toMatch(/self-signed|DEPTH_ZERO/);
});

test('a certificate for another name does too', async () => {
  expect(await ask({ ca: ours.cert, serverName: 'other.test' })).toMatch(/ALTNAME|other\.test/);
});

test('the configured authority, name and client certificate are used', async () => {
  const tls = { ca: ours.cert, serverName: 'vault.test' };
  expect(await ask(tls)).toEqual({ authorized: false });
  expect(await ask({ ...tls, ...client })).toEqual({ authorized: true });
});

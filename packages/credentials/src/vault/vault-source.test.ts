import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ManualClock } from '@orch/core/testing';
import { FakeVault } from '../../test-support/fake-vault.ts';
import { VaultAdmin } from '../../test-support/vault-admin.ts';
import type { CredentialSource } from '../sources/credential-source.ts';
import type { VaultAuth, VaultOptions } from './vault-options.ts';
import { vaultSource } from './vault-source.ts';

const { VAULT_ADDR: realAddress, VAULT_TOKEN: realToken } = process.env;
const hasReal = realAddress !== undefined && realToken !== undefined;
const servers = ['the fake', ...(hasReal ? ['a real server'] : [])];

test('whether a real Vault was asked is said, not assumed', () => {
  if (!hasReal) {
    process.stderr.write('VAULT_ADDR is not set: the suite did not run against a real Vault.\n');
  }
  expect(servers).toHaveLength(hasReal ? 2 : 1);
});

const learnt: { name: string; value: string }[] = [];

function source(
  address: string,
  path: string,
  auth: VaultAuth,
  more: Partial<VaultOptions> & { clock?: ManualClock } = {},
): CredentialSource {
  const { clock = new ManualClock(), ...options } = more;
  return vaultSource(
    { address, path, auth, ...options },
    { clock, random: () => 0, register: (known) => learnt.push(known) },
  );
}

const by = (token: string): VaultAuth => ({ method: 'token', token: () => token });

describe.each(servers)('Vault, the same on every server: %s', (server) => {
  const fake = new FakeVault(() => Date.now());
  let admin: VaultAdmin;
  let mount: string;
  let token: string;

  beforeAll(async () => {
    admin =
      server === 'the fake'
        ? new VaultAdmin(await fake.listen(), fake.rootToken)
        : new VaultAdmin(realAddress ?? '', realToken ?? '');
    mount = await admin.mount('2');
    token = await admin.token(await admin.policy(mount), 600);
  });
  afterAll(() => fake.close());

  test('a path of the kv command is found below data/ of its mount', async () => {
    await admin.write(mount, 'codex/orchestrator/one', { A: 'value-of-a', B: 'value-of-b' });
    const vault = source(admin.address, `${mount}/codex/orchestrator/one`, by(token));
    expect(await vault.read(['A', 'C'])).toEqual({
      kind: 'read',
      values: new Map([['A', 'value-of-a']]),
      ttlMs: 300_000,
    });
    expect((await vault.health()).ok).toBe(true);
  });

  test('a write with an old version is refused by cas, and the value that stands is read', async () => {
    expect(await admin.write(mount, 'cas', { A: 'first' }, 0)).toBe(200);
    expect(await admin.write(mount, 'cas', { A: 'lost' }, 0)).toBe(400);
    expect(await admin.write(mount, 'cas', { A: 'second' }, 1)).toBe(200);
    const reading = await source(admin.address, `${mount}/cas`, by(token)).read(['A']);
    expect(reading).toMatchObject({ values: new Map([['A', 'second']]) });
  });

  test('a deleted and a destroyed version are told from one that never was', async () => {
    await admin.write(mount, 'gone', { A: 'x' });
    const vault = source(admin.address, `${mount}/gone`, by(token));
    await admin.delete(mount, 'gone');
    expect(await vault.read(['A'])).toMatchObject({
      gone: new Map([['A', expect.stringContaining('version 1 was deleted at 2')]]),
    });
    await admin.destroy(mount, 'gone', 1);
    expect(await vault.read(['A'])).toMatchObject({
      gone: new Map([['A', expect.stringContaining('version 1 was destroyed')]]),
    });
    const never = await source(admin.address, `${mount}/never`, by(token)).read(['A']);
    expect(never).toEqual({ kind: 'read', values: new Map(), ttlMs: 300_000 });
  });

  test('what the token may not read is an error and never a missing name', async () => {
    const other = await admin.mount('2');
    await admin.write(other, 'x', { A: 'secret' });
    const reading = await source(admin.address, `${other}/x`, by(token)).read(['A']);
    expect(reading).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringContaining('403 (permission denied)'),
    });
  });

  test('version 1 of the engine is refused with its name', async () => {
    const old = await admin.mount('1');
    const reading = await source(admin.address, `${old}/x`, by(await admin.token('root', 60))).read(
      ['A'],
    );
    expect(reading).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringContaining(`${old} is not version 2`),
    });
  });

  test('a login that was revoked is made again', async () => {
    await admin.write(mount, 'role', { A: 'for the role' });
    const policy = await admin.policy(mount);
    const role = await admin.appRole(policy, { ttlSeconds: 600, maxTtlSeconds: 1200 });
    const auth: VaultAuth = { method: 'approle', ...role, secretId: () => role.secretId };
    const vault = source(admin.address, `${mount}/role`, auth);
    expect(await vault.read(['A'])).toMatchObject({ kind: 'read' });
    const own = learnt.filter(({ name }) => name === 'vault-token').at(-1)?.value ?? '';
    await admin.revoke(own);
    expect(await vault.read(['A'])).toMatchObject({
      values: new Map([['A', 'for the role']]),
    });
  });

  test('a wrong secret id is refused, and is not repeated in the words', async () => {
    const role = await admin.appRole('default', { ttlSeconds: 60, maxTtlSeconds: 60 });
    const auth: VaultAuth = { method: 'approle', ...role, secretId: () => 'not-the-secret-id' };
    const reading = await source(admin.address, `${mount}/role`, auth).read(['A']);
    expect(reading).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringContaining('login at auth/approle-'),
    });
    expect(JSON.stringify(reading)).not.toContain('not-the-secret-id');
  });

  test('a JWT lets in who was signed for, and nobody else', async () => {
    await admin.write(mount, 'jwt', { A: 'for the job' });
    const jwt = await admin.jwt(await admin.policy(mount));
    const auth = (text: string): VaultAuth => ({
      method: 'jwt',
      mount: jwt.mount,
      role: 'orch',
      jwt: () => text,
    });
    const good = source(admin.address, `${mount}/jwt`, auth(jwt.good));
    expect(await good.read(['A'])).toMatchObject({ values: new Map([['A', 'for the job']]) });
    const forged = source(admin.address, `${mount}/jwt`, auth(jwt.forged));
    expect(await forged.read(['A'])).toMatchObject({ kind: 'unavailable' });
  });
});

describe('Vault over time', () => {
  const clock = new ManualClock();
  const fake = new FakeVault(() => clock.nowMs());
  let admin: VaultAdmin;
  let mount: string;

  beforeAll(async () => {
    admin = new VaultAdmin(await fake.listen(), fake.rootToken);
    mount = await admin.mount('2');
    await admin.policy(mount);
    await admin.write(mount, 'x', { A: 'value' });
  });
  afterAll(() => fake.close());

  async function roleSource(ttlSeconds: number, maxTtlSeconds: number): Promise<CredentialSource> {
    const role = await admin.appRole(mount, { ttlSeconds, maxTtlSeconds });
    const auth: VaultAuth = { method: 'approle', ...role, secretId: () => role.secretId };
    return source(admin.address, `${mount}/x`, auth, { clock });
  }

  test('a login is renewed before it expires, and made anew where it cannot grow any more', async () => {
    const vault = await roleSource(90, 150);
    await vault.read(['A']);
    const before = fake.logins;
    clock.advance(61_000);
    expect(await vault.read(['A'])).toMatchObject({ kind: 'read' });
    expect(fake.requests.filter((each) => each.endsWith('renew-self'))).toHaveLength(1);
    expect(fake.logins).toBe(before);
    clock.advance(61_000);
    expect(await vault.read(['A'])).toMatchObject({ kind: 'read' });
    expect(fake.logins).toBe(before + 1);
  });

  test('a login that ran out while nobody asked is made again', async () => {
    const vault = await roleSource(90, 150);
    await vault.read(['A']);
    clock.advance(3_600_000);
    expect(await vault.read(['A'])).toMatchObject({ kind: 'read' });
  });

  test('a value is not used for longer than the login is good for', async () => {
    const reading = await (await roleSource(90, 150)).read(['A']);
    expect(reading).toMatchObject({ ttlMs: 60_000 });
  });

  test('many who ask at once make one login', async () => {
    const vault = await roleSource(90, 150);
    const before = fake.logins;
    await Promise.all(Array.from({ length: 20 }, () => vault.read(['A'])));
    expect(fake.logins).toBe(before + 1);
  });

  test('a busy or sealed Vault is asked again, for as long as it says', async () => {
    const vault = source(admin.address, `${mount}/x`, by(fake.rootToken), { clock });
    fake.scripted.push({ status: 429, headers: { 'Retry-After': '7' } }, { status: 503 });
    const reading = vault.read(['A']);
    await until(() => clock.sleeping === 1);
    clock.advance(6_999);
    expect(clock.sleeping).toBe(1);
    clock.advance(1);
    await until(() => clock.sleeping === 1);
    clock.advance(0);
    expect(await reading).toMatchObject({ kind: 'read' });
  });

  test('one that asks for half an hour is reported, not waited for', async () => {
    fake.scripted.push({ status: 503, headers: { 'Retry-After': '1800' } });
    const reading = await source(admin.address, `${mount}/x`, by(fake.rootToken), { clock }).read([
      'A',
    ]);
    expect(reading).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringContaining('503 (sealed, or down for maintenance)'),
    });
  });

  test.each([
    [200, true, 'active'],
    [429, true, 'standby'],
    [472, false, 'disaster recovery secondary'],
    [473, true, 'performance standby'],
    [501, false, 'not initialized'],
    [503, false, 'sealed'],
  ])('health %i is told', async (status, ok, detail) => {
    fake.healthStatus = status;
    const vault = source(admin.address, `${mount}/x`, by(fake.rootToken), { clock });
    expect(await vault.health()).toEqual({ ok, detail: `${detail}, version 0.0.0-fake` });
  });

  test('a namespace has mounts of its own', async () => {
    fake.addNamespace('team');
    const path = `${mount}/x`;
    const inTeam = source(admin.address, path, by(fake.rootToken), { clock, namespace: 'team' });
    expect(await inTeam.read(['A'])).toMatchObject({ kind: 'read', values: new Map() });
    const nowhere = source(admin.address, path, by(fake.rootToken), { clock, namespace: 'no' });
    expect(await nowhere.read(['A'])).toMatchObject({ kind: 'unavailable' });
  });

  test('a redirect is not followed: the token stays with the configured address', async () => {
    fake.scripted.push({ status: 307, headers: { Location: 'http://127.0.0.1:1/steal' } });
    const reading = await source(admin.address, `${mount}/x`, by(fake.rootToken), { clock }).read([
      'A',
    ]);
    expect(reading).toMatchObject({ reason: expect.stringContaining('a redirect') });
  });

  test.each(['http://vault.example.org', 'ftp://127.0.0.1', 'nonsense', 'https://u:p@vault/'])(
    'the address %s is refused before anything is sent',
    async (address) => {
      const vault = source(address, 'a/b', by('t'), { maxAttempts: 1 });
      expect(await vault.read(['A'])).toMatchObject({ kind: 'unavailable' });
    },
  );

  test.each(['secret', 'secret//x', 'secret/../sys/raw', '/'])(
    'the path %j is no path of a secret',
    async (path) => {
      const vault = source(admin.address, path, by(fake.rootToken), { clock });
      expect(await vault.read(['A'])).toMatchObject({
        reason: expect.stringContaining('is no path of a secret'),
      });
    },
  );
});

/** Lets the other side of a socket work until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000 && !isSo(); turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(isSo()).toBe(true);
}

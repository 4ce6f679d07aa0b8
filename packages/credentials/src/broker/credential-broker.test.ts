import { describe, expect, test } from '@jest/globals';
import { ManualClock } from '@orch/core/testing';
import { inspect } from 'node:util';
import type { CredentialSource, Reading } from '../sources/credential-source.ts';
import { environmentSource } from '../sources/environment-source.ts';
import { staticSource } from '../sources/static-source.ts';
import { CredentialBroker } from './credential-broker.ts';
import type { HandOut } from './credential-event.ts';

/** A source that the test answers for. */
class Scripted implements CredentialSource {
  readonly id = 'scripted';
  reads = 0;
  answer: () => Reading;

  constructor(answer: () => Reading) {
    this.answer = answer;
  }

  read(): Promise<Reading> {
    this.reads += 1;
    return Promise.resolve(this.answer());
  }

  health(): Promise<{ ok: boolean; detail: string }> {
    return Promise.resolve({ ok: true, detail: '' });
  }
}

function has(value: string, ttlMs: number | null = 60_000): Reading {
  return { kind: 'read', values: new Map([['TOKEN', value]]), ttlMs };
}
const down: Reading = { kind: 'unavailable', reason: 'it is down' };

function brokerOf(
  sources: readonly CredentialSource[],
  audit?: (handOut: HandOut) => Promise<void>,
): {
  broker: CredentialBroker;
  clock: ManualClock;
  handOuts: HandOut[];
  order: string[];
} {
  const clock = new ManualClock();
  const handOuts: HandOut[] = [];
  const order: string[] = [];
  let ids = 0;
  const broker = new CredentialBroker({
    sources,
    scopes: { sync: ['TOKEN', 'OTHER'], build: ['NPM_TOKEN'] },
    clock,
    register: ({ name, value }) => order.push(`register ${name} ${value}`),
    audit:
      audit ??
      ((handOut) => {
        handOuts.push(handOut);
        order.push(`audit ${handOut.name}`);
        return Promise.resolve();
      }),
    newLeaseId: () => `lease-${++ids}`,
  });
  return { broker, clock, handOuts, order };
}

describe('I2: a consumer gets what it declared and nothing else', () => {
  const { broker } = brokerOf([staticSource({ TOKEN: 'for-sync', NPM_TOKEN: 'for-build' })]);

  test('a declared name', async () => {
    expect((await broker.scope('build').get('NPM_TOKEN')).reveal()).toBe('for-build');
  });

  test('a name that another one declared', async () => {
    await expect(broker.scope('build').get('TOKEN')).rejects.toMatchObject({
      code: 'ORCH_CREDENTIAL_UNAVAILABLE',
      message: 'build asked for TOKEN, which it did not declare.',
    });
  });

  test.each(['nobody', 'constructor', '__proto__'])(
    'a consumer that declared nothing: %s',
    (name) => {
      expect(() => broker.scope(name)).toThrow(
        expect.objectContaining({ code: 'ORCH_CREDENTIAL_UNAVAILABLE' }),
      );
    },
  );
});

describe('I3: one goes to the sources for all who ask', () => {
  test('fifty at once', async () => {
    const source = new Scripted(() => has('v'));
    const { broker, handOuts } = brokerOf([source]);
    const secrets = await Promise.all(
      Array.from({ length: 50 }, () => broker.scope('sync').get('TOKEN')),
    );
    expect(source.reads).toBe(1);
    expect(new Set(secrets).size).toBe(1);
    expect(handOuts).toHaveLength(1);
  });
});

describe('leases', () => {
  test('one is renewed before it ends, and nobody waits for that', async () => {
    const source = new Scripted(() => has('first'));
    const { broker, clock } = brokerOf([source]);
    const scope = broker.scope('sync');
    await scope.get('TOKEN');
    source.answer = () => has('second');
    clock.advance(39_999);
    await scope.get('TOKEN');
    expect(source.reads).toBe(1);
    clock.advance(1);
    expect((await scope.get('TOKEN')).reveal()).toBe('first');
    await scope.get('OTHER').catch(() => undefined);
    expect((await scope.get('TOKEN')).reveal()).toBe('second');
  });

  test('one goes on to its end where nobody can say, and not beyond', async () => {
    const source = new Scripted(() => has('v'));
    const { broker, clock } = brokerOf([source]);
    const scope = broker.scope('sync');
    await scope.get('TOKEN');
    source.answer = () => down;
    clock.advance(59_999);
    expect((await scope.get('TOKEN')).reveal()).toBe('v');
    clock.advance(1);
    await expect(scope.get('TOKEN')).rejects.toThrow('scripted: it is down');
  });

  test('what is gone is gone at once', async () => {
    const source = new Scripted(() => has('v'));
    const { broker, clock } = brokerOf([source]);
    const scope = broker.scope('sync');
    await scope.get('TOKEN');
    source.answer = () => ({ kind: 'read', values: new Map(), ttlMs: null });
    clock.advance(45_000);
    broker.tend();
    await scope.get('OTHER').catch(() => undefined);
    await expect(scope.get('TOKEN')).rejects.toThrow('no source has it (scripted)');
  });

  test.each([3_600_000, -3_600_000])(
    'a wall clock that jumps by %i ms gives nobody more time',
    async (ms) => {
      const source = new Scripted(() => has('v'));
      const { broker, clock } = brokerOf([source]);
      await broker.scope('sync').get('TOKEN');
      source.answer = () => down;
      clock.jump(ms);
      clock.advance(60_000);
      await expect(broker.scope('sync').get('TOKEN')).rejects.toThrow('it is down');
    },
  );

  test('one that was refused where it was used is asked for anew, once for all', async () => {
    const source = new Scripted(() => has('revoked', null));
    const { broker } = brokerOf([source]);
    const scope = broker.scope('sync');
    const old = await scope.get('TOKEN');
    source.answer = () => has('fresh', null);
    scope.reject(old);
    const [a, b] = await Promise.all([scope.get('TOKEN'), scope.get('TOKEN')]);
    expect([a.reveal(), b.reveal(), source.reads]).toEqual(['fresh', 'fresh', 2]);
    scope.reject(old); // It is not in use any more: that says nothing about the new one.
    await scope.get('TOKEN');
    expect(source.reads).toBe(2);
  });
});

describe('I4: sources are asked in their order', () => {
  test('the first that has a name wins', async () => {
    const { broker } = brokerOf([
      environmentSource(['TOKEN'], { TOKEN: 'from-env' }),
      staticSource({ TOKEN: 'from-static', OTHER: 'other' }),
    ]);
    expect((await broker.scope('sync').get('TOKEN')).reveal()).toBe('from-env');
    expect((await broker.scope('sync').get('OTHER')).reveal()).toBe('other');
  });

  test('one that cannot say is not passed over in silence', async () => {
    const { broker } = brokerOf([new Scripted(() => down), staticSource({ TOKEN: 'stale-copy' })]);
    await expect(broker.scope('sync').get('TOKEN')).rejects.toThrow('scripted: it is down');
  });

  test('one that throws is one that cannot say', async () => {
    const { broker } = brokerOf([
      new Scripted(() => {
        throw new Error('a defect');
      }),
    ]);
    await expect(broker.scope('sync').get('TOKEN')).rejects.toMatchObject({
      code: 'ORCH_CREDENTIAL_UNAVAILABLE',
    });
  });

  test('an empty variable and one that is not allowed are not there', async () => {
    const env = { TOKEN: '', OTHER: 'x' };
    const { broker } = brokerOf([environmentSource(['TOKEN'], env)]);
    await expect(broker.scope('sync').get('TOKEN')).rejects.toThrow('no source has it');
    await expect(broker.scope('sync').get('OTHER')).rejects.toThrow('no source has it');
  });
});

describe('I5: every hand-out is recorded, with no value', () => {
  test('what stands in the record', async () => {
    const { broker, handOuts } = brokerOf([staticSource({ TOKEN: 'the-value' }, 60_000)]);
    await broker.scope('sync').get('TOKEN');
    expect(handOuts).toEqual([
      {
        name: 'TOKEN',
        scope: 'sync',
        leaseId: 'lease-1',
        source: 'static',
        expiresAt: '2026-01-01T00:01:00.000Z',
      },
    ]);
  });

  test('nothing is handed out that could not be recorded', async () => {
    let full = true;
    const { broker } = brokerOf([staticSource({ TOKEN: 'v' })], () =>
      full ? Promise.reject(new Error('the disk is full')) : Promise.resolve(),
    );
    await expect(broker.scope('sync').get('TOKEN')).rejects.toThrow('the disk is full');
    full = false;
    expect((await broker.scope('sync').get('TOKEN')).reveal()).toBe('v');
  });
});

describe('I6: the redactor knows a value first', () => {
  test('before the record and the hand-out', async () => {
    const { broker, order } = brokerOf([staticSource({ TOKEN: 'the-value' })]);
    await broker.scope('sync').get('TOKEN');
    expect(order).toEqual(['register TOKEN the-value', 'audit TOKEN']);
  });

  test('a look that hands nothing out shows nothing, and registers all the same', async () => {
    const { broker, order, handOuts } = brokerOf([staticSource({ TOKEN: 'the-value' })]);
    const findings = await broker.find('sync');
    expect(Object.fromEntries(findings)).toEqual({
      TOKEN: { kind: 'found', source: 'static', ttlMs: null },
      OTHER: { kind: 'missing', reason: 'no source has it (static)' },
    });
    expect([order, handOuts]).toEqual([['register TOKEN the-value'], []]);
  });

  test('a broker that is printed shows no value', async () => {
    const { broker } = brokerOf([new Scripted(() => has('the-value'))]);
    await broker.scope('sync').get('TOKEN');
    expect(inspect(broker, { depth: 20, showHidden: true })).not.toContain('the-value');
  });
});

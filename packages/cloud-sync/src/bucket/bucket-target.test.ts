import { afterEach, describe, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { bucketKeys, FakeBucket } from '../../test-support/fake-bucket.ts';
import { never, rig, untilDone } from '../../test-support/rig.ts';
import type { CredentialPort } from '../client/sync-target.ts';
import { bucketPlace } from './bucket-place.ts';
import { BucketTarget } from './bucket-target.ts';

let bucket: FakeBucket;
afterEach(() => bucket.stop());

async function serve(options: ConstructorParameters<typeof FakeBucket>[0] = {}): Promise<void> {
  bucket = new FakeBucket(options);
  await bucket.start();
}

const values: Record<string, string> = {
  AWS_ACCESS_KEY_ID: bucketKeys.id,
  AWS_SECRET_ACCESS_KEY: bucketKeys.secret,
};

let ids = 0;

function target(nowMs = (): number => Date.now(), secrets = values): BucketTarget {
  const credentials: CredentialPort = {
    get: (name) => Promise.resolve({ name, reveal: () => secrets[name] ?? '' }),
    reject: () => undefined,
  };
  return new BucketTarget({
    place: bucketPlace(`${bucket.url}/runs/team`),
    workspace: 'acme',
    credentials,
    hasSession: false,
    clock: { nowMs },
    newId: () => `probe-${++ids}`,
  });
}

describe('a bucket that keeps its part', () => {
  test('has each run once, under a name that follows from it, and no probe is left', async () => {
    await serve();
    const { worker, archive } = rig('', 'unused', { target: target() });
    archive.end('a ü/'.slice(0, 3));
    archive.end('b');
    expect(await worker.push(never)).toMatchObject({ sent: 2, waiting: 0 });
    const names = [...bucket.objects.keys()];
    expect(names).toEqual([
      expect.stringMatching(/^team\/workspaces\/acme\/runs\/task\/a ü\/[0-9a-f]{64}\.json\.gz$/),
      expect.stringMatching(/^team\/workspaces\/acme\/runs\/task\/b\/[0-9a-f]{64}\.json\.gz$/),
    ]);
    const stored = bucket.objects.get(names[1] ?? '') ?? Buffer.alloc(0);
    expect(JSON.parse(gunzipSync(stored).toString('utf8'))).toMatchObject({
      run_id: 'b',
      manifest: { evaluations: [{ pack: 'p', score: 1 }] },
    });
  });

  test('twenty senders at once write it once; the others are told that it is there', async () => {
    await serve();
    const rigs = Array.from({ length: 20 }, () => rig('', 'unused', { target: target() }));
    for (const { archive } of rigs) archive.end('same', 1);
    const reports = await Promise.all(rigs.map(({ worker }) => worker.push(never)));
    const sum = (name: 'sent' | 'already'): number =>
      reports.reduce((total, report) => total + (report === 'busy' ? 0 : report[name]), 0);
    expect([sum('sent'), sum('already'), bucket.objects.size]).toEqual([1, 19, 1]);
  });

  test('our clock may be a day off: the time of the server is learnt', async () => {
    await serve();
    const { worker, archive } = rig('', 'unused', {
      target: target(() => Date.now() - 86_400_000),
    });
    archive.end('a');
    expect(await worker.push(never)).toMatchObject({ sent: 1 });
  });

  test('one that is down, busy or lost track of a race is tried again', async () => {
    await serve();
    const { worker, archive, clock } = rig('', 'unused', { target: target() });
    archive.end('a');
    bucket.options.status.push(503);
    expect(await worker.push(never)).toMatchObject({
      sent: 0,
      waiting: 1,
      hold: { reason: 'it answered 503 Scripted' },
    });
    clock.advance(60_000);
    const draining = worker.drain(never);
    expect(await untilDone(clock, draining)).toMatchObject({ waiting: 0 });
    archive.end('b');
    bucket.options.status.push(...[409, 500]);
    expect(await untilDone(clock, worker.drain(never))).toMatchObject({ waiting: 0 });
    expect(bucket.objects.size).toBe(2);
  });

  test('a wrong key kills no run', async () => {
    await serve();
    const wrong = { ...values, AWS_SECRET_ACCESS_KEY: 'wrong' };
    const { worker, archive } = rig('', 'unused', { target: target(undefined, wrong) });
    archive.end('a');
    expect(await worker.push(never)).toMatchObject({
      waiting: 1,
      dead: 0,
      hold: { reason: 'it answered 403 SignatureDoesNotMatch' },
    });
  });
});

describe('a bucket that cannot be used', () => {
  test('one that ignores conditions is refused before a run is sent', async () => {
    await serve({ honours: false });
    const { worker, archive } = rig('', 'unused', { target: target() });
    archive.end('a');
    await expect(worker.push(never)).rejects.toMatchObject({
      code: 'ORCH_SYNC_REFUSED',
      message: expect.stringContaining('ignores conditional writes'),
    });
    expect(bucket.objects.size).toBe(0);
  });

  test('one that is not there', async () => {
    await serve();
    const place = bucketPlace(`${bucket.url}/elsewhere`);
    const { worker, archive } = rig('', 'unused', {
      target: new BucketTarget({
        place,
        workspace: 'acme',
        credentials: {
          get: (name) => Promise.resolve({ name, reveal: () => values[name] ?? '' }),
          reject: () => undefined,
        },
        hasSession: false,
        clock: { nowMs: () => Date.now() },
        newId: () => 'x',
      }),
    });
    archive.end('a');
    await expect(worker.push(never)).rejects.toThrow(
      'refuses to be written to: it answered 404 NoSuchBucket',
    );
  });
});

describe('the address of a bucket', () => {
  test.each([
    ['s3://my-bucket', 'https://my-bucket.s3.us-east-1.amazonaws.com', '', 'us-east-1'],
    [
      's3://my-bucket/a/b/?region=eu-west-1',
      'https://my-bucket.s3.eu-west-1.amazonaws.com',
      'a/b/',
      'eu-west-1',
    ],
    ['https://s3.example.org/bucket/x?region=r', 'https://s3.example.org/bucket', 'x/', 'r'],
  ])('%s', async (text, url, prefix, region) => {
    await serve();
    expect(bucketPlace(text)).toEqual({ url, prefix, region });
  });

  test.each([
    'http://s3.example.org/b',
    'https://s3.example.org',
    's3://',
    'nonsense',
    'https://u:p@h/b',
  ])('%s is refused', async (text) => {
    await serve();
    expect(() => bucketPlace(text)).toThrow(expect.objectContaining({ code: 'ORCH_SYNC_REFUSED' }));
  });
});

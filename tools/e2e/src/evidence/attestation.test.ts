import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';

let repository: Repository;
let run: string;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        { id: 'p', stages: [{ kind: 'command', id: 'write', command: 'echo new > file.txt' }] },
        { id: 'gated', stages: [{ kind: 'manual', id: 'sign-off' }] },
      ],
    },
  });
  const started = await repository.orch(['start', 'p', '--task', 't', '--format', 'json']);
  expectExit(started, 0);
  run = String(documentOf(started)['run_id']);
});
afterEach(() => repository.remove());

const call = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  repository.orch([...args, '--format', 'json'], { env });
const pem = (
  key: { export(options: { type: 'spki' | 'pkcs8'; format: 'pem' }): string | Buffer },
  type: 'spki' | 'pkcs8',
) => key.export({ type, format: 'pem' }).toString();

describe('evidence of a run', () => {
  test('is recomputed, patches included, and what was changed is named with exit 5', async () => {
    const verified = await call(['runs', 'verify', '--run', run]);
    expectExit(verified, 0);
    expect(documentOf(verified)).toMatchObject({
      intact: true,
      misfit: null,
      checked: { logs: 1, patches: 1 },
      attestation: null,
    });
    appendFileSync(repository.path('.runs', 't', 'cli', run, 'diffs', '1-write.patch'), '+ more\n');
    const changed = await call(['runs', 'verify', '--run', run]);
    expectExit(changed, 5);
    expect(documentOf(changed)).toMatchObject({ misfit: { file: 'diffs/1-write.patch' } });
    const attested = await call(['runs', 'attest', '--run', run]);
    expectExit(attested, 5);
    expect(errorOf(attested).code).toBe('ORCH_DATA_DAMAGED');
  });

  test('is stated and signed, and holds for the signer’s key alone', async () => {
    const ours = generateKeyPairSync('ed25519');
    const others = generateKeyPairSync('ed25519');
    await repository.write({
      'scratch/ours.pub': pem(ours.publicKey, 'spki'),
      'scratch/others.pub': pem(others.publicKey, 'spki'),
    });
    const env = { ORCH_SIGNING_KEY: pem(ours.privateKey, 'pkcs8') };
    const out = 'scratch/run.json';
    const attested = await call(['runs', 'attest', '--run', run, '--out', out], env);
    expectExit(attested, 0);
    const check = ['runs', 'verify', '--attestation', out];
    const held = await call([...check, '--public-key', 'scratch/ours.pub']);
    expectExit(held, 0);
    expect(documentOf(held)).toMatchObject({
      run_id: run,
      attestation: { subjects: 4, signature: 'checked' },
    });
    expectExit(await call([...check, '--public-key', 'scratch/others.pub']), 5);
    expect(documentOf(await call(check))).toMatchObject({
      intact: true,
      attestation: { signature: 'not_checked' },
    });
    appendFileSync(repository.path('.runs', 't', 'cli', run, 'manifest.json'), '\n');
    expectExit(await call([...check, '--public-key', 'scratch/ours.pub']), 5);
  });

  test('without a key is a bare statement, which is never taken for a signed one', async () => {
    const attested = await repository.orch(['runs', 'attest', '--run', run]);
    expectExit(attested, 0);
    expect(documentOf(attested)).toMatchObject({ _type: 'https://in-toto.io/Statement/v1' });
    const { publicKey } = generateKeyPairSync('ed25519');
    await repository.write({
      'scratch/run.json': attested.stdout,
      'scratch/k.pub': pem(publicKey, 'spki'),
    });
    const check = ['runs', 'verify', '--attestation', 'scratch/run.json'];
    expectExit(await call(check), 0);
    const signed = await call([...check, '--public-key', 'scratch/k.pub']);
    expectExit(signed, 5);
    expect(documentOf(signed)).toMatchObject({ misfit: { reason: 'it is not signed' } });
  });

  test('of a run that has not ended is not stated, and a key of another kind is refused', async () => {
    const paused = await call(['start', 'gated', '--task', 't']);
    expectExit(paused, 3);
    const waiting = String(documentOf(paused)['run_id']);
    expectExit(await call(['runs', 'attest', '--run', waiting]), 2);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const env = { ORCH_SIGNING_KEY: pem(privateKey, 'pkcs8') };
    const refused = await call(['runs', 'attest', '--run', run], env);
    expectExit(refused, 2);
    expect(refused.stdout + refused.stderr).not.toMatch(/PRIVATE KEY/);
  });
});

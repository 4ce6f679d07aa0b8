import { OrchError } from '@orch/core';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The key of `ORCH_SIGNING_KEY`: a PEM, or the path of one.
 *
 * @returns `null` where the variable is not set
 * @throws OrchError `ORCH_USAGE` for anything but an Ed25519 key; the key itself is never cited
 */
export function signingKey(env: NodeJS.ProcessEnv, cwd: string): KeyObject | null {
  const { ORCH_SIGNING_KEY: given } = env;
  if (given === undefined || given === '') return null;
  return ed25519('ORCH_SIGNING_KEY', () => createPrivateKey(pemIn(given, cwd)));
}

/** The same for a public key on the command line. */
export function publicKeyIn(given: string, cwd: string): KeyObject {
  return ed25519('--public-key', () => createPublicKey(pemIn(given, cwd)));
}

function pemIn(given: string, cwd: string): string {
  return given.includes('-----BEGIN') ? given : readFileSync(resolve(cwd, given), 'utf8');
}

function ed25519(name: string, read: () => KeyObject): KeyObject {
  const hint = 'Give the PEM of an Ed25519 key, or its path.';
  let key: KeyObject;
  try {
    key = read();
  } catch (error) {
    throw new OrchError('ORCH_USAGE', `${name} does not name a key that can be read.`, {
      hint,
      cause: error,
    });
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  const type = key.asymmetricKeyType ?? 'another';
  throw new OrchError('ORCH_USAGE', `${name} is a key of type ${type}.`, { hint });
}

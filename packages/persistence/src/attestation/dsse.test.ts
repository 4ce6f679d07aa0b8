import { describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { isSignedBy, keyIdOf, preAuthenticationEncoding, signEnvelope } from './dsse.ts';

const ours = generateKeyPairSync('ed25519');
const others = generateKeyPairSync('ed25519');
const payload = Buffer.from('{"a":"é"}');

describe('the encoding that is signed', () => {
  test('is that of the specification, with its own example', () => {
    const encoded = preAuthenticationEncoding(
      'http://example.com/HelloWorld',
      Buffer.from('hello world'),
    );
    expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  test('counts bytes, not characters, and takes any bytes', () => {
    expect(preAuthenticationEncoding('é', Buffer.from('任务')).toString()).toBe(
      'DSSEv1 2 é 6 任务',
    );
    const bytes = Buffer.of(0, 0xff, 0x20);
    expect(preAuthenticationEncoding('', bytes).subarray(-3)).toEqual(bytes);
    expect(preAuthenticationEncoding('t', Buffer.alloc(0)).toString()).toBe('DSSEv1 1 t 0 ');
  });
});

describe('an envelope', () => {
  const envelope = signEnvelope(payload, ours.privateKey);

  test('holds for the key that signed it, and for no other', () => {
    expect(isSignedBy(envelope, ours.publicKey)).toBe(true);
    expect(isSignedBy(envelope, others.publicKey)).toBe(false);
    expect(envelope.signatures[0]?.keyid).toBe(keyIdOf(ours.publicKey));
    expect(Buffer.from(envelope.payload, 'base64')).toEqual(payload);
  });

  test.each([
    ['payload', { payload: Buffer.from('{"a":"e"}').toString('base64') }],
    ['type', { payloadType: 'application/json' }],
    ['signature', { signatures: [{ keyid: '', sig: 'AAAA' }] }],
    ['absence of signatures', { signatures: [] }],
  ])('does not hold with another %s', (_what, change) => {
    expect(isSignedBy({ ...envelope, ...change }, ours.publicKey)).toBe(false);
  });

  test('is not believed for its key id', () => {
    const [signature] = signEnvelope(payload, others.privateKey).signatures;
    const keyid = keyIdOf(ours.publicKey);
    const forged = { ...envelope, signatures: [{ keyid, sig: signature?.sig ?? '' }] };
    expect(isSignedBy(forged, ours.publicKey)).toBe(false);
  });
});

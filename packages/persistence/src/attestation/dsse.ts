import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What is signed here, by the in-toto specification's name for it. */
export const statementType = 'application/vnd.in-toto+json';

/** A signed envelope (wire shape of DSSE v1, github.com/secure-systems-lab/dsse). */
export interface DsseEnvelope {
  /** Base64 of the signed bytes. */
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/**
 * The pre-authentication encoding of DSSE v1: what is signed in place of the payload, so that its
 * type is signed too. Lengths are in bytes.
 */
export function preAuthenticationEncoding(type: string, payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.byteLength} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** @param privateKey of Ed25519 */
export function signEnvelope(payload: Uint8Array, privateKey: KeyObject): DsseEnvelope {
  const sig = sign(null, preAuthenticationEncoding(statementType, payload), privateKey);
  const keyid = keyIdOf(createPublicKey(privateKey));
  return {
    payload: Buffer.from(payload).toString('base64'),
    payloadType: statementType,
    signatures: [{ keyid, sig: sig.toString('base64') }],
  };
}

/** Whether one of the signatures is that of the key. The hint `keyid` is not believed. */
export function isSignedBy(envelope: DsseEnvelope, publicKey: KeyObject): boolean {
  const payload = Buffer.from(envelope.payload, 'base64');
  const signed = preAuthenticationEncoding(envelope.payloadType, payload);
  return envelope.signatures.some(({ sig }) =>
    verify(null, signed, publicKey, Buffer.from(sig, 'base64')),
  );
}

/** SHA-256 (hex) of the key's SPKI form. */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

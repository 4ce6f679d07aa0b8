import { canonicalJson, type RunKey } from '@orch/core';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';

/** The document that is sent (wire shape; `schemas/run-import.schema.json`). */
export interface RunImport {
  readonly v: 1;
  readonly task_id: string;
  readonly run_id: string;
  /** SHA-256 (hex) of the manifest as canonical JSON: members sorted by name, no blanks. */
  readonly manifest_sha256: string;
  readonly manifest: object;
  /** The journal's lines; `null` where they are withheld. */
  readonly journal: string | null;
}

/** One state of one run, ready to be sent any number of times. */
export interface PreparedImport {
  readonly key: RunKey;
  /** The same for the same state of the same run, whoever sends it and however often. */
  readonly idempotencyKey: string;
  readonly manifestSha256: string;
  /** The document in gzip. */
  readonly body: Uint8Array<ArrayBuffer>;
}

const compress = promisify(gzip);
const smallBytes = 128 * 1024;

export async function prepareImport(
  key: RunKey,
  manifest: object,
  journal: Uint8Array | null,
): Promise<PreparedImport> {
  const manifestSha256 = manifestDigest(manifest);
  const document: RunImport = {
    v: 1,
    task_id: key.taskId,
    run_id: key.runId,
    manifest_sha256: manifestSha256,
    manifest,
    journal: journal === null ? null : Buffer.from(journal).toString('utf8'),
  };
  const text = Buffer.from(JSON.stringify(document));
  // Most documents are small, and compressing one in another thread costs more memory than it is worth.
  const body = text.byteLength <= smallBytes ? gzipSync(text) : await compress(text);
  return {
    key,
    idempotencyKey: idempotencyKey(key.runId, manifestSha256),
    manifestSha256,
    body: new Uint8Array(body),
  };
}

/** What a receiver compares with the `Idempotency-Key` of a request. */
export function idempotencyKey(runId: string, manifestSha256: string): string {
  return sha256(`${runId}\n${manifestSha256}`);
}

export function manifestDigest(manifest: object): string {
  return sha256(canonicalJson(manifest));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

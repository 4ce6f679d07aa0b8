import { OrchError, type RunKey } from '@orch/core';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { digestOfFile } from '../evidence/run-artifacts.ts';
import type { RunMisfit } from '../evidence/verify-run.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';
import { isSignedBy, statementType, type DsseEnvelope } from './dsse.ts';
import { runPredicateType, type RunStatement } from './run-statement.ts';

/** An attestation that was read, and what is known of its signature. */
export interface ReadAttestation {
  readonly statement: RunStatement;
  /** `null` where it is a bare statement. */
  readonly envelope: DsseEnvelope | null;
}

/**
 * Reads a bare statement or an envelope around one.
 *
 * @param file named in errors
 * @throws OrchError `ORCH_DATA_DAMAGED` for anything else
 */
export function parseAttestation(text: string, file: string): ReadAttestation {
  const value = parse(text, file);
  const envelope = isEnvelope(value) ? value : null;
  if (envelope !== null && envelope.payloadType !== statementType) {
    throw damaged(file, `its payload is ${envelope.payloadType}, not ${statementType}`);
  }
  const statement =
    envelope === null
      ? value
      : parse(Buffer.from(envelope.payload, 'base64').toString('utf8'), file);
  if (!isRunStatement(statement)) throw damaged(file, 'it is no statement about a run of orch');
  return { statement, envelope };
}

/**
 * Checks an attestation against the files of its run.
 *
 * @param publicKey where one is given, the attestation must be signed with it
 * @returns the first thing that does not fit
 * @throws OrchError `ORCH_STORAGE_*`
 */
export function checkAttestation(
  { statement, envelope }: ReadAttestation,
  roots: RunRoots,
  key: RunKey,
  publicKey: KeyObject | null,
  file: string,
): RunMisfit | null {
  if (publicKey !== null && (envelope === null || !isSignedBy(envelope, publicKey))) {
    return { file, reason: envelope === null ? 'it is not signed' : 'the key did not sign it' };
  }
  const { task_id: taskId, run_id: runId } = statement.predicate;
  if (taskId !== key.taskId || runId !== key.runId) {
    return { file, reason: `it is about run ${runId} of task ${taskId}` };
  }
  const { folder } = runPaths(roots, key);
  for (const { name, digest } of statement.subject) {
    if (!subjectName.test(name)) return { file, reason: `${name} is no file of a run` };
    const found = digestOfFile(join(folder, name));
    if (found === null) return { file: name, reason: 'it is missing' };
    if (found !== digest.sha256) return { file: name, reason: 'it is not what was attested' };
  }
  return null;
}

/** No name leads out of the run's folder. */
const subjectName =
  /^(?:manifest\.json|runner\.ndjson|(?:commands|diffs)\/[^/\\]+|evaluations(?:\/(?!\.\.?(?:\/|$))[^/\\]+)+)$/;

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(file, 'it is not JSON', error);
  }
}

function isEnvelope(value: unknown): value is DsseEnvelope {
  return (
    isRecord(value) &&
    typeof value['payload'] === 'string' &&
    typeof value['payloadType'] === 'string' &&
    Array.isArray(value['signatures']) &&
    value['signatures'].every((each) => isRecord(each) && typeof each['sig'] === 'string')
  );
}

function isRunStatement(value: unknown): value is RunStatement {
  if (!isRecord(value) || value['_type'] !== 'https://in-toto.io/Statement/v1') return false;
  const { subject, predicateType, predicate } = value;
  return (
    predicateType === runPredicateType &&
    isRecord(predicate) &&
    typeof predicate['task_id'] === 'string' &&
    typeof predicate['run_id'] === 'string' &&
    Array.isArray(subject) &&
    subject.length > 0 &&
    subject.every(
      (each) =>
        isRecord(each) &&
        typeof each['name'] === 'string' &&
        isRecord(each['digest']) &&
        typeof each['digest']['sha256'] === 'string',
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged(file: string, reason: string, cause?: unknown): OrchError {
  return new OrchError('ORCH_DATA_DAMAGED', `The attestation cannot be believed: ${reason}.`, {
    place: file,
    cause,
  });
}

import { OrchError, sanitizeRunId, sanitizeTaskId, type RunKey } from '@orch/core';
import {
  checkAttestation,
  parseAttestation,
  verifyRun,
  type ReadAttestation,
  type RunMisfit,
  type RunVerification,
} from '@orch/persistence';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import { publicKeyIn } from '../session/signing-key.ts';
import type { RepositorySession } from '../session/session.ts';
import { runOrLatest } from './find-run.ts';

/** `orch runs verify`: recomputes what a run's files, and an attestation of it, claim. */
export async function runsVerify(session: RepositorySession): Promise<number> {
  const { args, clock, cwd, format, roots } = session;
  const file = args.value('attestation');
  const attestation =
    file === undefined ? null : parseAttestation(readText(resolve(cwd, file)), file);
  const keyText = args.value('public-key');
  if (keyText !== undefined && attestation === null) {
    throw new OrchError('ORCH_USAGE', '--public-key is for --attestation <file>.');
  }
  const publicKey = keyText === undefined ? null : publicKeyIn(keyText, cwd);
  const key =
    attestation !== null && args.value('run') === undefined
      ? keyOf(attestation)
      : await runOrLatest(session);
  const run = await verifyRun(roots, key, clock.nowMs());
  const misfit =
    run.misfit ?? (attestation && checkAttestation(attestation, roots, key, publicKey, file ?? ''));
  const document = {
    task_id: key.taskId,
    run_id: key.runId,
    intact: misfit === null,
    misfit,
    checked: run.checked,
    attestation: attestation && {
      subjects: attestation.statement.subject.length,
      signature: signatureWord(attestation, publicKey !== null),
    },
    notes: run.notes,
  };
  writeResult(format, document, () => verifyText(key, run, misfit, document.attestation));
  return misfit === null ? exitStatus.ok : exitStatus.damaged;
}

type SignatureWord = 'checked' | 'not_checked' | 'none';

function signatureWord({ envelope }: ReadAttestation, hasKey: boolean): SignatureWord {
  if (envelope === null) return 'none';
  return hasKey ? 'checked' : 'not_checked';
}

function keyOf({ statement }: ReadAttestation): RunKey {
  const { task_id: taskId, run_id: runId } = statement.predicate;
  return { taskId: sanitizeTaskId(taskId), runId: sanitizeRunId(runId) };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new OrchError('ORCH_USAGE', `The attestation cannot be read: ${String(error)}`, {
      place: path,
      cause: error,
    });
  }
}

const signatureText: Record<SignatureWord, string> = {
  checked: 'signed with the given key',
  not_checked: 'its signature was not checked, because no --public-key was given',
  none: 'not signed',
};

function verifyText(
  { runId }: RunKey,
  { checked, notes }: RunVerification,
  misfit: RunMisfit | null,
  attestation: { readonly subjects: number; readonly signature: SignatureWord } | null,
): string {
  const lines = [
    misfit === null ? `✓ Run ${runId} fits what was recorded.` : `✗ Run ${runId} does not fit.`,
    ...(misfit === null ? [] : [`First misfit: ${misfit.file}: ${misfit.reason}`]),
    `Recomputed: ${checked.entries} entries of the journal, ${checked.logs} logs, ${checked.patches} patches, ${checked.evaluations} reports of evaluations.`,
    ...(attestation === null
      ? []
      : [`Attestation: ${attestation.subjects} files, ${signatureText[attestation.signature]}.`]),
    ...notes,
  ];
  return `${lines.join('\n')}\n`;
}

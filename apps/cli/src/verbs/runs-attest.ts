import { isFinished, OrchError } from '@orch/core';
import {
  keyIdOf,
  runArtifacts,
  runPaths,
  runStatement,
  signEnvelope,
  verifyRun,
} from '@orch/persistence';
import { createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitStatus } from '../errors/exit-status.ts';
import { writeOut } from '../output/write-out.ts';
import { writeResult } from '../output/write-document.ts';
import { signingKey } from '../session/signing-key.ts';
import type { RepositorySession } from '../session/session.ts';
import { runOrLatest } from './find-run.ts';

/**
 * `orch runs attest`: an in-toto Statement of a run that ended, in a DSSE envelope where
 * `ORCH_SIGNING_KEY` is set. What does not verify is not attested.
 */
export async function runsAttest(session: RepositorySession): Promise<number> {
  const { args, clock, cwd, env, format, roots } = session;
  const privateKey = signingKey(env, cwd);
  const key = await runOrLatest(session);
  const { misfit, manifest, snapshot } = await verifyRun(roots, key, clock.nowMs());
  if (misfit !== null) {
    throw new OrchError('ORCH_DATA_DAMAGED', `Run ${key.runId} does not fit: ${misfit.reason}`, {
      place: misfit.file,
      hint: 'Nothing was attested.',
    });
  }
  const { state, entries, head } = snapshot;
  if (state.status === 'queued' || !isFinished(state)) {
    throw new OrchError('ORCH_USAGE', `Run ${key.runId} has not ended: it is ${state.status}.`);
  }
  if (manifest?.journal.entries !== head.entries) {
    throw new OrchError('ORCH_DATA_DAMAGED', `The manifest of run ${key.runId} is out of date.`, {
      hint: `Make it anew with: orch runs repair --run ${key.runId}`,
    });
  }
  const statement = runStatement(manifest, entries, head, runArtifacts(runPaths(roots, key)));
  const signed = privateKey && signEnvelope(Buffer.from(JSON.stringify(statement)), privateKey);
  const text = `${JSON.stringify(signed ?? statement, null, 2)}\n`;
  const out = args.value('out');
  if (out === undefined) {
    // The bytes that were signed are those that are given out: this is made of redacted records.
    writeOut('stdout', Buffer.from(text));
    return exitStatus.ok;
  }
  write(resolve(cwd, out), text);
  const document = {
    task_id: key.taskId,
    run_id: key.runId,
    file: out,
    subjects: statement.subject.length,
    key_id: privateKey && keyIdOf(createPublicKey(privateKey)),
  };
  const how = document.key_id === null ? 'not signed' : `signed with key ${document.key_id}`;
  writeResult(
    format,
    document,
    () => `Attested ${document.subjects} files of run ${key.runId} in ${out}, ${how}.\n`,
  );
  return exitStatus.ok;
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new OrchError(
      'ORCH_STORAGE_FAILED',
      `The attestation was not written: ${String(error)}`,
      {
        place: path,
        cause: error,
      },
    );
  }
}

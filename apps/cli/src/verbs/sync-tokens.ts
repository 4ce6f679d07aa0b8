import { mintToken, TokenFile } from '@orch/cloud-sync';
import { explainBadId, OrchError } from '@orch/core';
import { wholeNumber } from '../arguments/parse-arguments.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { storeOf, tokenPath } from './sync-serve.ts';

/** `orch sync grant` (wire shape). */
export interface SyncGrantDocument {
  readonly id: string;
  readonly workspace: string;
  /** Shown once; the store keeps a digest of it. */
  readonly token: string;
  readonly expires_at: string | null;
}

/** `orch sync revoke` (wire shape). */
export interface SyncRevokeDocument {
  readonly id: string;
  readonly revoked: true;
}

const msPerDay = 24 * 60 * 60 * 1000;

/** `orch sync grant`: makes a token with which runs can be sent to a workspace of a store. */
export function syncGrant(session: RepositorySession): Promise<number> {
  const { args, clock, cwd, format } = session;
  const store = storeOf(args, cwd);
  const workspace = args.value('workspace') ?? '';
  const problem = explainBadId(workspace);
  if (problem !== undefined) {
    throw new OrchError('ORCH_USAGE', `--workspace is no id: ${problem}.`, {
      hint: 'Use letters, digits, "-", "_" and "." inside.',
    });
  }
  const days = wholeNumber(args, 'days', 1, 3_650);
  const { token, record } = mintToken(
    workspace,
    clock.nowMs(),
    days === undefined ? null : days * msPerDay,
  );
  new TokenFile(tokenPath(store)).add(record);
  const document: SyncGrantDocument = {
    id: record.id,
    workspace,
    token,
    expires_at: record.expires_at,
  };
  writeResult(
    format,
    document,
    () =>
      `${token}\nIt is shown this once. Take it back with: orch sync revoke --store ${store} --token ${record.id}\n`,
  );
  return Promise.resolve(exitStatus.ok);
}

/** `orch sync revoke`: takes a token back; a receiver that runs knows from its next request on. */
export function syncRevoke(session: RepositorySession): Promise<number> {
  const { args, cwd, format } = session;
  const store = storeOf(args, cwd);
  const id = args.value('token') ?? '';
  if (!new TokenFile(tokenPath(store)).remove(id)) {
    throw new OrchError('ORCH_USAGE', `The store has no token with the id "${id}".`, {
      place: tokenPath(store),
      hint: 'The id is the part of a token between the two underscores.',
    });
  }
  const document: SyncRevokeDocument = { id, revoked: true };
  writeResult(format, document, () => `Revoked ${id}.\n`);
  return Promise.resolve(exitStatus.ok);
}

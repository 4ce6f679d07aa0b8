import { OrchError } from '@orch/core';
import {
  renderSarif,
  renderSarifFailure,
  renderText,
  scopeOf,
  type GuardScope,
  type Verdict,
} from '@orch/spec-guard';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { judgeRepository } from '../spec/judge-repository.ts';

/** `orch spec guard` (wire shape): the verdict, and what was asked. */
export interface SpecGuardDocument extends Verdict {
  readonly scope: GuardScope['kind'];
  /** The ref of `--base`. */
  readonly base: string | null;
  /** The exit status is 0, whatever was found. */
  readonly dry_run: boolean;
}

/** `orch spec guard`: exits with 4 where something blocks, and where the guard could not look. */
export async function specGuard(session: RepositorySession): Promise<number> {
  const { args, format } = session;
  const wantsSarif = args.value('format') === 'sarif';
  const dryRun = args.has('dry-run');
  const scope = scopeOf({
    staged: args.has('staged'),
    base: args.value('base'),
    all: args.has('all'),
  });
  const verdict = await judge(session, scope, wantsSarif);
  if (wantsSarif) writeResult('json', renderSarif(verdict), () => '');
  else {
    const base = scope.kind === 'base' ? scope.ref : null;
    const document = { scope: scope.kind, base, dry_run: dryRun, ...verdict };
    writeResult(format, document satisfies SpecGuardDocument, () =>
      // What expires soon is news of all specs, and noise beside a change.
      renderText(verdict, { dryRun, soonDays: scope.kind === 'all' ? 7 : 0 }),
    );
  }
  return verdict.status === 'passed' || dryRun ? exitStatus.ok : exitStatus.refused;
}

/** A code host that is sent SARIF is told in SARIF, too, that nothing was checked. */
async function judge(
  session: RepositorySession,
  scope: GuardScope,
  wantsSarif: boolean,
): Promise<Verdict> {
  try {
    return await judgeRepository(session, scope);
  } catch (error) {
    if (wantsSarif && error instanceof OrchError) {
      writeResult('json', renderSarifFailure(error.message), () => '');
    }
    throw error;
  }
}

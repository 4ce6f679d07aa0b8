import type { GuardrailOutcome } from '../run/review.ts';
import type { BegunRun } from '../run/run-state.ts';

/** Guardrail: every command stage that succeeded has a log that was read back and digested. */
export function evidenceGuardrail(run: BegunRun): Promise<readonly GuardrailOutcome[]> {
  const commands = run.stages.filter(
    (stage, position) =>
      run.plan.stages[position]?.definition.kind === 'command' && stage.status === 'succeeded',
  );
  const proven = commands.filter(
    (stage) => stage.status === 'succeeded' && typeof stage.receipt?.log_sha256 === 'string',
  );
  const all = proven.length === commands.length;
  return Promise.resolve([
    {
      id: 'evidence',
      title: 'Evidence recomputed',
      required: true,
      standing: commands.length === 0 ? 'not_run' : all ? 'passed' : 'failed',
      detail:
        commands.length === 0
          ? 'no command stage succeeded'
          : `logs of ${proven.length} of ${commands.length} command stages were read back and digested`,
      waived_by: null,
    },
  ]);
}

/** Guardrail: every question to a human was answered by one who may, and the answer still held. */
export function approvalGuardrail(run: BegunRun): Promise<readonly GuardrailOutcome[]> {
  const asked = run.approvals.length;
  if (asked === 0) return Promise.resolve([]);
  const count = (status: string): number =>
    run.approvals.filter((approval) => approval.status === status).length;
  const open = run.approvals.filter(({ status }) => status === 'pending').length;
  return Promise.resolve([
    {
      id: 'approvals',
      title: 'Approvals',
      required: true,
      standing: open === 0 && count('rejected') === 0 ? 'passed' : 'failed',
      detail: `${asked} asked, ${count('approved')} approved, ${count('rejected')} rejected, ${count('void')} void, ${count('expired')} expired, ${open} open`,
      waived_by: null,
    },
  ]);
}

import type { GuardrailOutcome } from '../run/review.ts';
import type { BegunRun } from '../run/run-state.ts';

/** Guardrail: every command and agent stage that succeeded has a log that was read back and digested. */
export function evidenceGuardrail(run: BegunRun): Promise<readonly GuardrailOutcome[]> {
  const kinds = new Set<string>();
  const commands = run.stages.filter((stage, position) => {
    const kind = run.plan.stages[position]?.definition.kind;
    if ((kind !== 'command' && kind !== 'agent') || stage.status !== 'succeeded') return false;
    kinds.add(kind);
    return true;
  });
  const what = `${[...kinds].sort().reverse().join(' and ')} stages`;
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
          ? 'no command or agent stage succeeded'
          : `logs of ${proven.length} of ${commands.length} ${what} were read back and digested`,
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

import { usageText } from '../agent/agent-budget.ts';
import { usageOf } from '../run/agent-progress.ts';
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

/**
 * Guardrail: agents did what they were granted, and what went beyond it was asked for. What people
 * allowed or paid for stands here with their names.
 */
export function agentGuardrail(run: BegunRun): Promise<readonly GuardrailOutcome[]> {
  const progress = Object.values(run.agents);
  const usage = usageOf(run);
  if (usage === null) return Promise.resolve([]);
  const asked = run.approvals.filter(({ request }) => request.reason === 'agent');
  const given = progress.flatMap(({ spent }) => spent);
  const budgets = run.approvals.filter(
    ({ request, status }) => request.reason === 'budget' && status === 'approved',
  );
  const allowed = asked.filter(({ request }) => given.includes(request.id));
  const names = [...allowed, ...budgets].flatMap(({ decisions }) =>
    decisions.flatMap(({ actor, decision }) => (decision === 'approved' ? [actor.name] : [])),
  );
  const declined = progress.reduce((sum, each) => sum + each.declined, 0);
  return Promise.resolve([
    {
      id: 'agents',
      title: 'Agents',
      required: true,
      standing: names.length === 0 ? 'passed' : 'waived',
      detail: `${usageText(usage)}; ${given.length} requests allowed, ${declined} declined, ${budgets.length} further budgets; what agents say of their work was not counted as evidence`,
      waived_by: names.length === 0 ? null : [...new Set(names)].join(', '),
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

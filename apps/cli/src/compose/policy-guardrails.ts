import type { BegunRun, GuardrailOutcome, GuardrailReporter, Receipt } from '@orch/core';
import type { ProjectGuard } from './project-guard.ts';

/** Guardrail: policy stood before and behind every command stage, with what it refused and asked. */
export function policyGuardrail(guard: ProjectGuard): GuardrailReporter {
  return async (run) => {
    const loaded = await guard.policy();
    const failures = run.stages.flatMap((stage) =>
      stage.status === 'failed' ? [stage.failure] : [],
    );
    const refused = failures.flatMap((each) =>
      each.code === 'ORCH_GUARD_DENIED' ? each.rules : [],
    );
    const broken = failures.filter(({ code }) => code === 'ORCH_GUARD_BROKEN').length;
    const asked = run.approvals.filter(({ request }) => request.reason === 'policy');
    const rules = [...new Set(asked.flatMap(({ request }) => request.rules))];
    const waivers = asked.filter(({ status }) => status === 'approved');
    const waivedBy = waivers.flatMap(({ decisions }) => decisions.map(({ actor }) => actor.name));
    const source =
      loaded === null
        ? 'no policy file, only what is built in'
        : `${loaded.file.path} ${loaded.file.digest.slice(0, 12)}`;
    const outcome = (
      standing: GuardrailOutcome['standing'],
      what: string,
      waived: readonly string[] = [],
    ): GuardrailOutcome[] => [
      {
        id: 'policy',
        title: 'Policy',
        required: true,
        standing,
        detail: `${source}: ${what}`,
        waived_by: waived.length === 0 ? null : [...new Set(waived)].join(', '),
      },
    ];
    if (broken > 0) return outcome('failed', `it could not be asked about ${broken} stages`);
    if (refused.length > 0)
      return outcome('failed', `refused by ${[...new Set(refused)].join(', ')}`);
    if (receipts(run).length === 0 && asked.length === 0) return outcome('not_run', 'no stage ran');
    if (waivers.length > 0) return outcome('waived', `asked by ${rules.join(', ')}`, waivedBy);
    return outcome(
      'passed',
      rules.length === 0 ? 'nothing to ask' : `asked by ${rules.join(', ')}`,
    );
  };
}

/** Guardrail: which stages were held to their profile, and which only declared it. */
export const profileGuardrail: GuardrailReporter = (run) => {
  const profiles = receipts(run).flatMap(({ profile }) => profile ?? []);
  const limited = profiles.filter(
    ({ granted }) => granted === 'read-only' || granted === 'workspace-write',
  );
  if (limited.length === 0) return Promise.resolve([]);
  const held = limited.flatMap(({ mechanism }) => mechanism ?? []);
  const open = limited.length - held.length;
  return Promise.resolve([
    {
      id: 'profiles',
      title: 'Profiles',
      required: false,
      standing: open === 0 ? 'passed' : 'not_run',
      detail: `${held.length} of ${limited.length} limited stages held by ${[...new Set(held)].join(', ') || 'nothing'}${open === 0 ? '' : `; ${open} declared, not enforced`}`,
      waived_by: null,
    },
  ]);
};

function receipts(run: BegunRun): readonly Receipt[] {
  return run.stages.flatMap((stage) => ('receipt' in stage ? (stage.receipt ?? []) : []));
}

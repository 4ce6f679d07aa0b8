import type { BegunRun, GuardrailOutcome, StageState } from '@orch/core';

/** How a stage may call a spec guard: orch's own, or a script of the repository. */
const ownGuard =
  /(?:^|[\s;&|(/])(?:orch|codex-orchestrator)\s+spec\s+guard\b|(?:^|[\s/])spec-guard(?=\s|$)/;
const scriptGuard = /(?:^|[\s/])spec-guard\.(?:sh|mjs|js|ts)\b/;

/**
 * Guardrail: what the spec guard of a run said, as far as stages of it called one. Nothing for a run that has none. A
 * dry run blocks nothing, so it is never a pass.
 */
export function specGuardrail(run: BegunRun): Promise<readonly GuardrailOutcome[]> {
  const outcomes = run.plan.stages.flatMap(({ id, definition }, position) => {
    if (definition.kind !== 'command') return [];
    const { command } = definition;
    const line = typeof command === 'string' ? command : command.join(' ');
    const kind = scriptGuard.test(line) ? 'spec-script' : ownGuard.test(line) ? 'spec' : null;
    if (kind === null) return [];
    const status = run.stages[position]?.status ?? 'pending';
    const isDryRun = /\s--dry-run\b/.test(line);
    return [
      {
        id: kind,
        title: 'Spec guard',
        required: !isDryRun,
        standing: standingOf(status, isDryRun),
        detail: `stage ${id}: ${status}${isDryRun ? ', as a dry run, which blocks nothing' : ''}`,
        waived_by: null,
      } satisfies GuardrailOutcome,
    ];
  });
  return Promise.resolve(outcomes);
}

function standingOf(status: StageState['status'], isDryRun: boolean): GuardrailOutcome['standing'] {
  if (status === 'failed') return 'failed';
  return status === 'succeeded' && !isDryRun ? 'passed' : 'not_run';
}

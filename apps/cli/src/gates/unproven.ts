import type { GuardrailOutcome, GuardrailReporter } from '@orch/core';
import { gatesOfGuardrail } from './gate-id.ts';
import type { GateProof } from './gates-file.ts';

/** What a proof must fit to count: a new version or another policy proves itself anew. */
export interface ProofBasis {
  readonly orchVersion: string;
  readonly policy: string | null;
}

/**
 * A guardrail that passed, but whose gates nobody ever saw red, is reported as unproven: a gate that
 * cannot fail passes everything.
 */
export function markUnproven(
  reporter: GuardrailReporter,
  proofs: () => readonly GateProof[],
  basis: () => Promise<ProofBasis>,
): GuardrailReporter {
  return async (run) => {
    const outcomes = await reporter(run);
    if (!outcomes.some(({ standing }) => standing === 'passed')) return outcomes;
    const known = proofs();
    const now = await basis();
    return outcomes.map((outcome) => judge(outcome, known, now));
  };
}

function judge(
  outcome: GuardrailOutcome,
  proofs: readonly GateProof[],
  { orchVersion, policy }: ProofBasis,
): GuardrailOutcome {
  const gates = gatesOfGuardrail[outcome.id];
  if (outcome.standing !== 'passed' || gates === undefined) return outcome;
  const missing = gates.filter(
    (gate) =>
      !proofs.some(
        (proof) =>
          proof.gate === gate &&
          proof.red &&
          proof.orch_version === orchVersion &&
          proof.policy === policy,
      ),
  );
  if (missing.length === 0) return outcome;
  const detail = `${outcome.detail}; never seen red here: ${missing.join(', ')} (orch gates prove)`;
  return { ...outcome, standing: 'unproven', detail };
}

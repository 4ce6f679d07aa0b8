/** How one guardrail stood in a run. */
export interface GuardrailOutcome {
  readonly id: string;
  readonly title: string;
  readonly required: boolean;
  /** `unproven`: it ran, but nobody ever saw it red. `not_run` is never a pass. */
  readonly standing: 'passed' | 'failed' | 'waived' | 'not_run' | 'unproven';
  readonly detail: string;
  readonly waived_by: string | null;
}

/** What the reviewer found: the words and the guardrails with which a manifest ends. */
export interface Review {
  readonly summary: string;
  readonly guardrails: readonly GuardrailOutcome[];
  /** The failures that decided the run, as `stage: message`. */
  readonly failures: readonly string[];
}

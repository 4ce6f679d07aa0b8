import type { Reviewer } from '../ports/roles.ts';
import type { GuardrailOutcome, Review } from '../run/review.ts';
import { finalStatus } from '../run/decide.ts';
import type { BegunRun, StageState } from '../run/run-state.ts';

/** Says how one guardrail, or a few, stood in a run. */
export type GuardrailReporter = (run: BegunRun) => Promise<readonly GuardrailOutcome[]>;

/** The reviewer that needs no model: it counts, names what failed, and collects the guardrails. */
export class CommandReviewer implements Reviewer {
  readonly #reporters: readonly GuardrailReporter[];

  constructor(reporters: readonly GuardrailReporter[]) {
    this.#reporters = reporters;
  }

  async review(run: BegunRun): Promise<Review> {
    const guardrails: GuardrailOutcome[] = [];
    for (const report of this.#reporters) guardrails.push(...(await report(run)));
    return { summary: summarize(run), guardrails, failures: failures(run) };
  }
}

function summarize(run: BegunRun): string {
  const counts = new Map<StageState['status'], number>();
  for (const { status } of run.stages) counts.set(status, (counts.get(status) ?? 0) + 1);
  const total = run.stages.length;
  const parts = (['succeeded', 'failed', 'skipped', 'cancelled'] as const).flatMap((status) => {
    const count = counts.get(status);
    return count === undefined ? [] : [`${count} ${status}`];
  });
  const stages = `${total} ${total === 1 ? 'stage' : 'stages'}: ${parts.join(', ')}.`;
  const [first] = failures(run);
  const why =
    finalStatus(run) === 'failed' && first !== undefined ? ` First failure: ${first}` : '';
  const stop = run.status === 'running' ? run.stop : null;
  if (stop?.cause === 'cancel') return `${stages} Cancelled by ${stop.by.name}: ${stop.reason}`;
  if (stop?.cause === 'max_duration') {
    return `${stages} Ended because it ran for longer than ${stop.maxDurationMs} ms.`;
  }
  return stages + why;
}

function failures(run: BegunRun): string[] {
  return run.stages.flatMap((stage, position) => {
    if (stage.status !== 'failed') return [];
    const id = run.plan.stages[position]?.id ?? '';
    const allowed = stage.allowed ? ' (allowed)' : '';
    return [`${id}${allowed}: ${stage.failure.message}`];
  });
}

import { OrchError, suggest } from '@orch/core';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { digestOfTree } from './fixture-copy.ts';
import { makeReport } from './make-report.ts';
import type { EvaluationReport, TrialRecord } from './report.ts';
import { runTrial, type Fixture } from './run-trial.ts';
import { configurationsOf, type Configuration, type Suite } from './suite.ts';
import type { TrialContext, TrialPlan } from './trial-context.ts';
import { writeReport } from './write-report.ts';

/** What an evaluation is asked for. */
export interface EvaluationRequest extends TrialContext {
  readonly suite: Suite;
  /** Ids; all unless given. The first is what others are compared with. */
  readonly configurations?: readonly string[];
  /** Ids; all unless given. */
  readonly scenarios?: readonly string[];
  /** Takes secrets out of a record before it is written. */
  readonly redact: <Value extends object>(record: Value) => Value;
  /** Trials side by side. */
  readonly jobs: number;
  /** Called after each trial, which is then on the disk. */
  readonly onTrial?: (trial: TrialRecord, done: number, all: number) => void;
}

/**
 * Runs a suite. E4: each trial is in `trials.ndjson` as soon as it has ended; the report, a function of
 * them, is written at the end, also of an evaluation that was cancelled.
 *
 * @throws OrchError `ORCH_USAGE` for a configuration or scenario that the suite has not
 */
export async function runSuite(request: EvaluationRequest): Promise<EvaluationReport> {
  const { suite, signal, folder } = request;
  const chosen = choose(configurationsOf(suite), request.configurations, 'configuration');
  const scenarios = choose(suite.scenarios, request.scenarios, 'scenario');
  const fixtures = new Map<string, Fixture>();
  for (const { fixture } of scenarios) {
    const place = resolve(dirname(suite.file), fixture);
    fixtures.set(fixture, { folder: place, sha256: digestOfTree(place) });
  }
  const startedAt = new Date(request.nowMs()).toISOString();
  const plans = plansOf({ ...suite, scenarios }, chosen);
  mkdirSync(folder, { recursive: true });
  const trials = new Map<TrialPlan, TrialRecord>();
  const waiting = [...plans];
  const work = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
      if (signal.aborted) return;
      const fixture = fixtures.get(plan.scenario.fixture);
      if (fixture === undefined) throw new OrchError('ORCH_INTERNAL', 'A fixture was not read.');
      const record = request.redact(await runTrial(plan, fixture, request));
      trials.set(plan, record);
      appendFileSync(join(folder, 'trials.ndjson'), `${JSON.stringify(record)}\n`);
      request.onTrial?.(record, trials.size, plans.length);
    }
  };
  const workers = Array.from({ length: Math.max(1, request.jobs) }, () =>
    work().catch((error: unknown) => {
      // The others end what they are at, so that nothing of them is left, and begin nothing else.
      waiting.length = 0;
      throw error;
    }),
  );
  for (const settled of await Promise.allSettled(workers)) {
    if (settled.status === 'rejected') throw settled.reason;
  }
  const ended = plans.flatMap((plan) => trials.get(plan) ?? []);
  const made = makeReport({
    id: request.id,
    suite: { ...suite, scenarios },
    configurations: chosen,
    trials: ended,
    fixtures: new Map([...fixtures].map(([name, { sha256 }]) => [name, sha256])),
    startedAt,
    completedAt: new Date(request.nowMs()).toISOString(),
    complete: ended.length === plans.length && ended.every((each) => each.verdict !== 'cancelled'),
  });
  const report = request.redact(made);
  writeReport(folder, report);
  return report;
}

/** Configurations take turns, so that a machine that becomes slow is slow for all of them. */
function plansOf(suite: Suite, configurations: readonly Configuration[]): readonly TrialPlan[] {
  return suite.scenarios.flatMap((scenario) =>
    Array.from({ length: scenario.repeat ?? 1 }, (_, at) =>
      configurations.map((configuration) => ({ scenario, configuration, trial: at + 1 })),
    ).flat(),
  );
}

function choose<Item extends { readonly id: string }>(
  items: readonly Item[],
  ids: readonly string[] | undefined,
  what: string,
): readonly Item[] {
  if (ids === undefined) return items;
  return [...new Set(ids)].map((id) => {
    const found = items.find((item) => item.id === id);
    if (found !== undefined) return found;
    const known = items.map((item) => item.id);
    throw new OrchError('ORCH_USAGE', `The suite has no ${what} ${id}.`, {
      hint: `${suggest(id, known)}It has: ${known.join(', ')}.`,
    });
  });
}

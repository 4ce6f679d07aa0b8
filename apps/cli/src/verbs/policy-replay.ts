import type { ChangedDecision, Decision, Profile, RecordedDecision } from '@orch/policy';
import { readRun, RunIndex, type RunRoots } from '@orch/persistence';
import type { GuardMoment, JournalEntry, RunKey } from '@orch/core';
import { loadPolicy } from '../compose/load-policy.ts';
import { policyDocument, type PolicyDocument } from '../documents/guard-document.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { namedTask } from '../task/choose-task.ts';

interface ShortDecision {
  readonly effect: Decision['effect'];
  readonly profile: Profile;
  readonly rules: readonly string[];
}

/** A decision of a run that the policy of today would take otherwise (wire shape). */
export interface ReplayedDecision extends Place {
  readonly change: ChangedDecision['change'];
  readonly before: ShortDecision;
  readonly after: ShortDecision;
}

interface Place {
  readonly task_id: string;
  readonly run_id: string;
  readonly stage: string;
  readonly attempt: number;
  readonly moment: GuardMoment;
}

/** `orch policy replay` (wire shape). */
export interface PolicyReplayDocument {
  readonly policy: PolicyDocument | null;
  readonly runs: number;
  /** Decisions that were tried again. */
  readonly decisions: number;
  /** Decisions whose facts were not kept: they were not tried, and nothing is said of them. */
  readonly decisions_without_facts: number;
  /** Runs of which no decision at all could be tried. */
  readonly runs_without_facts: number;
  /** Runs whose journal cannot be believed. */
  readonly damaged_runs: readonly string[];
  readonly changed: readonly ReplayedDecision[];
}

/** `orch policy replay`: runs the present policy over what the recorded runs kept. Writes nothing. */
export async function policyReplay(session: RepositorySession): Promise<number> {
  const { args, clock, format, roots } = session;
  const task = namedTask(args.value('task'), {});
  const loaded = await loadPolicy(roots.root);
  const { EMPTY_POLICY, readRecordedDecision, replay } = await import('@orch/policy');
  const { runs } = await new RunIndex(roots, clock).list({
    limit: Infinity,
    ...(task !== null && { taskId: task.taskId }),
  });
  const places = new Map<string, Place>();
  const recorded: RecordedDecision[] = [];
  const damaged: string[] = [];
  const count = { without: 0, empty: 0 };
  for (const { task_id: taskId, run_id: runId } of runs) {
    const entries = await entriesOf(roots, { taskId, runId }, clock.nowMs());
    if (entries === null) {
      damaged.push(runId);
      continue;
    }
    const before = recorded.length;
    for (const { seq, event } of entries) {
      if (event.type !== 'guard.decided') continue;
      const ref = `${runId}#${seq}`;
      const decision = readRecordedDecision(ref, event.data.facts);
      if (decision === null) {
        count.without += 1;
        continue;
      }
      const { stage, attempt, moment } = event.data;
      places.set(ref, { task_id: taskId, run_id: runId, stage, attempt, moment });
      recorded.push(decision);
    }
    if (recorded.length === before) count.empty += 1;
  }
  const changed = replay(loaded?.policy ?? EMPTY_POLICY, recorded).flatMap(
    ({ ref, before, after, change }): ReplayedDecision[] => {
      const place = places.get(ref);
      if (place === undefined) return [];
      return [{ ...place, change, before: short(before), after: short(after) }];
    },
  );
  const document: PolicyReplayDocument = {
    policy: policyDocument(loaded),
    runs: runs.length,
    decisions: recorded.length,
    decisions_without_facts: count.without,
    runs_without_facts: count.empty,
    damaged_runs: damaged,
    changed,
  };
  writeResult(format, document, () => replayText(document));
  return damaged.length === 0 ? exitStatus.ok : exitStatus.damaged;
}

/** `null` for a run whose journal cannot be believed. */
async function entriesOf(
  roots: RunRoots,
  key: RunKey,
  nowMs: number,
): Promise<readonly JournalEntry[] | null> {
  const { entries, damage } = await readRun(roots, key, nowMs);
  return damage === null ? entries : null;
}

function short({ effect, profile, rules }: Decision): ShortDecision {
  return { effect, profile, rules: rules.map(({ id }) => id) };
}

function replayText(document: PolicyReplayDocument): string {
  const { changed, runs, decisions, damaged_runs: damaged } = document;
  const show = ({ effect, profile, rules }: ShortDecision): string =>
    `${effect}${rules.length === 0 ? '' : ` by ${rules.join(', ')}`} (${profile})`;
  return [
    ...changed.map(
      (each) =>
        `${each.change.padEnd(8)} ${each.run_id} ${each.stage} attempt ${each.attempt}, ${each.moment}: ${show(each.before)} → ${show(each.after)}`,
    ),
    `${decisions} decisions of ${runs} runs were tried again: ${changed.length} would be taken otherwise.`,
    `Without recorded facts, and so not tried: ${document.decisions_without_facts} decisions; ${document.runs_without_facts} runs have none at all.`,
    ...(damaged.length === 0 ? [] : [`Damaged, and not read: ${damaged.join(', ')}`]),
    '',
  ].join('\n');
}

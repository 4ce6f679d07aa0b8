import { decide } from '../decide/decide.ts';
import { rank, type Decision } from '../decide/decision.ts';
import type { DiffFacts, StageFacts } from '../decide/facts.ts';
import { PROFILES, type Policy } from '../policy/policy.ts';

/** What a run kept of one decision. `ref` says where, in words of the caller's. */
export interface RecordedDecision {
  readonly ref: string;
  readonly facts: StageFacts | DiffFacts;
  readonly decision: Decision;
}

export interface ChangedDecision {
  readonly ref: string;
  readonly before: Decision;
  readonly after: Decision;
  /** `other`: the same effect and profile, but other approvals are required. */
  readonly change: 'stricter' | 'looser' | 'other';
}

/** Decides recorded facts again and lists the decisions that a policy would take otherwise. */
export function replay(
  policy: Policy,
  recorded: readonly RecordedDecision[],
): readonly ChangedDecision[] {
  return recorded.flatMap(({ ref, facts, decision: before }) => {
    const after = decide(policy, facts);
    const change = compare(before, after);
    return change === undefined ? [] : [{ ref, before, after, change }];
  });
}

function compare(before: Decision, after: Decision): ChangedDecision['change'] | undefined {
  const byEffect = rank(after.effect) - rank(before.effect);
  const byProfile = PROFILES.indexOf(before.profile) - PROFILES.indexOf(after.profile);
  if (byEffect !== 0) return byEffect > 0 ? 'stricter' : 'looser';
  if (byProfile !== 0) return byProfile > 0 ? 'stricter' : 'looser';
  return requirementKeys(before) === requirementKeys(after) ? undefined : 'other';
}

/** The order of the rules, and their names, change nothing of what a person must do. */
function requirementKeys({ requires }: Decision): string {
  return requires
    .map(({ approvers, from, expires_after_ms }) =>
      JSON.stringify([approvers, [...from].sort(), expires_after_ms ?? null]),
    )
    .sort()
    .join('\n');
}

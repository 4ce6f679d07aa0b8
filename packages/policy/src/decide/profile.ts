import { PROFILES, type Policy, type Profile } from '../policy/policy.ts';
import { applies } from './applies.ts';
import type { Finding } from './decision.ts';
import type { StageFacts } from './facts.ts';

/** An approval of full access is void after this time. */
const FULL_ACCESS_EXPIRES_AFTER_MS = 3_600_000;

/** The profile that a stage asks for; without one, where its kind starts from. */
export function declaredProfile(stage: StageFacts['stage']): Profile {
  if (stage.profile !== undefined) return stage.profile;
  switch (stage.kind) {
    case 'command':
      return 'network';
    case 'agent':
    case 'manual':
    case 'subpipeline':
      return 'read-only';
  }
}

/**
 * The built-in rules. No policy can switch them off; but the profile of an agent may be granted ahead
 * (I4), by the first rule that covers it.
 */
export function builtInFindings(policy: Policy, facts: StageFacts): readonly Finding[] {
  const profile = declaredProfile(facts.stage);
  const hit = { effect: 'ask', pointer: '', matched: profile, certainty: 'yes' } as const;
  if (profile === 'danger-full-access') {
    const requirement = { approvers: 1, from: [], expires_after_ms: FULL_ACCESS_EXPIRES_AFTER_MS };
    return [
      {
        ...hit,
        id: 'orch:full-access',
        reason: 'full access always needs a person, and only for a while',
        requirement,
      },
    ];
  }
  if (facts.stage.kind !== 'agent' || profile === 'read-only') return [];
  const asking = 'an agent that may do more than read needs a recorded grant';
  const at = policy.agent_profiles.findIndex(
    ({ when, allow }) => level(profile) <= level(allow) && applies(when, facts) !== undefined,
  );
  const rule = policy.agent_profiles[at];
  if (rule === undefined) return [{ ...hit, id: 'orch:agent-profile', reason: asking }];
  if (facts.basis === 'changed') {
    const reason = `${asking}; ${rule.id} grants none here, since plan or policy changed after the run began`;
    return [{ ...hit, id: 'orch:agent-profile', reason }];
  }
  const { id, reason } = rule;
  return [{ ...hit, id, effect: 'allow', reason, pointer: `/agent_profiles/${at}` }];
}

/** What the policy's profile rules make of the profile that a stage asks for. A rule can lower it and never raise it. */
export function profileFindings(
  policy: Policy,
  facts: StageFacts,
): { readonly findings: readonly Finding[]; readonly profile: Profile } {
  const declared = declaredProfile(facts.stage);
  const findings: Finding[] = [];
  let profile = declared;
  for (const [at, rule] of policy.profiles.entries()) {
    if (level(declared) <= level(rule.max) || applies(rule.when, facts) === undefined) continue;
    const effect = rule.on_excess === 'lower' ? 'allow' : rule.on_excess;
    findings.push({
      id: rule.id,
      effect,
      reason: rule.reason,
      pointer: `/profiles/${at}`,
      matched: `${declared}, at most ${rule.max}`,
      certainty: 'yes',
    });
    // A person who is asked decides about the profile that was declared.
    if (effect !== 'ask' && level(rule.max) < level(profile)) profile = rule.max;
  }
  return { findings, profile };
}

function level(profile: Profile): number {
  return PROFILES.indexOf(profile);
}

import type { Profile } from '../policy/policy.ts';

/** From most to least permissive. */
export const EFFECTS = ['allow', 'ask', 'deny'] as const;
export type Effect = (typeof EFFECTS)[number];

/** A rule that had a say in a decision. */
export interface RuleHit {
  /** The rule's id in the policy; `policy:…` for a setting without an id, `orch:…` for what no policy can switch off. */
  readonly id: string;
  readonly effect: Effect;
  readonly reason: string;
  /** Where the rule stands in the policy file, as a JSON pointer; empty for a built-in rule. */
  readonly pointer: string;
  /** What it matched: a command, a path, a number. */
  readonly matched?: string;
  /** `maybe` where the rule asks because it cannot be told whether it matches. */
  readonly certainty: 'yes' | 'maybe';
}

/** What must be approved before a stage may go on. All of them, each by its own approvers. */
export interface Requirement {
  readonly rule: string;
  readonly approvers: number;
  /** Globs over the actors who count; empty for anyone. */
  readonly from: readonly string[];
  readonly expires_after_ms?: number;
}

export interface Decision {
  readonly effect: Effect;
  /** Every rule that matched, in the order of the policy file, built-in ones first. */
  readonly rules: readonly RuleHit[];
  /** Empty unless the effect is `ask`. */
  readonly requires: readonly Requirement[];
  /** The profile that the stage gets once it may run. */
  readonly profile: Profile;
}

/** A hit with what an approval of it takes, where that is more than anyone's. */
export interface Finding extends RuleHit {
  readonly requirement?: Omit<Requirement, 'rule'>;
}

/** I3: the most restrictive effect wins, and no hit allows what another forbids. Without a hit the effect is `allow`. */
export function combine(findings: readonly Finding[], profile: Profile): Decision {
  let effect: Effect = 'allow';
  for (const finding of findings) if (rank(finding.effect) > rank(effect)) effect = finding.effect;
  const rules = findings.map(({ requirement: _requirement, ...hit }) => hit);
  const requires = findings
    .filter((finding) => effect === 'ask' && finding.effect === 'ask')
    .map((finding) => ({
      rule: finding.id,
      ...(finding.requirement ?? { approvers: 1, from: [] }),
    }));
  return { effect, rules, requires, profile };
}

export function rank(effect: Effect): number {
  return EFFECTS.indexOf(effect);
}

import type { Policy } from '../policy/policy.ts';
import { applies } from './applies.ts';
import { commandFindings } from './command-findings.ts';
import { combine, type Decision, type Finding } from './decision.ts';
import { diffLimitFindings, protectedPathFindings } from './diff-findings.ts';
import type { DiffFacts, DiffFile, StageFacts } from './facts.ts';
import { builtInFindings, profileFindings } from './profile.ts';

/**
 * Decides about a stage before it runs: its command, its profile, and the approvals that it needs. Rules with `paths` look at
 * the paths that the stage declares.
 */
export function decideStage(policy: Policy, facts: StageFacts): Decision {
  const { findings, profile } = profileFindings(policy, facts);
  return combine(
    [
      ...builtInFindings(policy, facts),
      ...approvalFindings(policy, facts),
      ...findings,
      ...commandFindings(policy, facts),
    ],
    profile,
  );
}

/** Decides about a command alone, such as one that an agent asks to run inside its stage. */
export function decideCommand(policy: Policy, facts: StageFacts): Decision {
  return combine(commandFindings(policy, facts), profileFindings(policy, facts).profile);
}

/**
 * Decides about the change that a stage really made: protected paths, size, and the approvals whose `paths` it touched.
 * Approvals without `paths` were asked for before the stage and are not asked for again.
 */
export function decideDiff(policy: Policy, facts: DiffFacts): Decision {
  const { files, incomplete } = facts.diff;
  const findings = [
    ...approvalFindings(policy, facts, files),
    ...protectedPathFindings(policy, facts),
    ...diffLimitFindings(policy, facts),
  ];
  if (incomplete === true && looksAtDiff(policy)) {
    findings.push({
      id: 'orch:incomplete-diff',
      effect: 'ask',
      reason: 'not all of the change is known, so the policy cannot be checked against it',
      pointer: '',
      certainty: 'maybe',
    });
  }
  return combine(findings, profileFindings(policy, facts).profile);
}

function looksAtDiff(policy: Policy): boolean {
  return (
    policy.diff !== undefined ||
    policy.protected_paths.length > 0 ||
    policy.approvals.some((rule) => rule.when.paths !== undefined)
  );
}

function approvalFindings(
  policy: Policy,
  facts: StageFacts,
  files?: readonly DiffFile[],
): Finding[] {
  return policy.approvals.flatMap((rule, at): Finding[] => {
    if (files !== undefined && rule.when.paths === undefined) return [];
    const why = applies(rule.when, facts, files);
    if (why === undefined) return [];
    const { approvers, from, expires_after_ms } = rule;
    const requirement = {
      approvers,
      from,
      ...(expires_after_ms === undefined ? {} : { expires_after_ms }),
    };
    const hit = {
      id: rule.id,
      effect: 'ask',
      reason: rule.reason,
      pointer: `/approvals/${at}`,
      certainty: 'yes',
    } as const;
    return [{ ...hit, ...why, requirement }];
  });
}

/** The decision for the moment that the facts belong to: with a diff after the stage, else before it. */
export function decide(policy: Policy, facts: StageFacts | DiffFacts): Decision {
  return 'diff' in facts ? decideDiff(policy, facts) : decideStage(policy, facts);
}

import type { AgentStageDefinition } from '../pipeline/stage-definition.ts';
import type { GuardVerdict } from '../ports/stage-guard.ts';

/** A yes to full access lapses after this (DESIGN §7). */
const fullAccessExpiresAfterMs = 3_600_000;

/**
 * What an agent may do where no policy is in force: read. Everything more needs a person, and full
 * access only for a while (DESIGN §7).
 */
export function defaultGrant({ sandbox = 'read-only' }: AgentStageDefinition): GuardVerdict {
  if (sandbox === 'read-only') {
    const grantedBy = 'default: agents start from read-only';
    return { effect: 'allow', profile: sandbox, grantedBy, rules: [], facts: null };
  }
  const full = sandbox === 'danger-full-access';
  return {
    effect: 'ask',
    profile: sandbox,
    reason: 'an agent that may do more than read needs a recorded grant',
    rules: [full ? 'orch:full-access' : 'orch:agent-profile'],
    approvers: 1,
    from: [],
    expiresAfterMs: full ? fullAccessExpiresAfterMs : null,
    facts: null,
  };
}

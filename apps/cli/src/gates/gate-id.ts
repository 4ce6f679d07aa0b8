/** Every gate that can be proved, in the order in which they are. */
export const gateIds = [
  'failing-stage',
  'evidence',
  'journal',
  'redaction',
  'forbidden-command',
  'protected-path',
  'approval-binding',
  'self-approval',
  'audit-log',
  'stale-spec',
  'missing-spec',
  'missing-prd',
  'agent-profile',
  'agent-command',
  'agent-request',
  'agent-unknown',
  'agent-change',
  'agent-budget',
  'spec-guard',
] as const;
export type GateId = (typeof gateIds)[number];

/** Gates that are proved in a worktree of the repository itself, since they stand on what is in it. */
export type WorktreeGate = 'stale-spec' | 'missing-spec' | 'spec-guard';

export function isGateId(value: unknown): value is GateId {
  return gateIds.some((id) => id === value);
}

/** Which gates a guardrail of a run's summary stands on; all of them must have been seen red. */
export const gatesOfGuardrail: Readonly<Record<string, readonly GateId[]>> = {
  evidence: ['failing-stage', 'evidence', 'journal'],
  agents: gateIds.filter((id) => id.startsWith('agent-')),
  approvals: ['approval-binding', 'self-approval'],
  policy: ['forbidden-command', 'protected-path'],
  redaction: ['redaction'],
  audit: ['audit-log'],
  spec: ['stale-spec', 'missing-spec'],
  'spec-script': ['spec-guard'],
};

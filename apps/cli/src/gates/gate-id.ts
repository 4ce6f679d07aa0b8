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
  'spec-guard',
] as const;
export type GateId = (typeof gateIds)[number];

export function isGateId(value: unknown): value is GateId {
  return gateIds.some((id) => id === value);
}

/** Which gates a guardrail of a run's summary stands on; all of them must have been seen red. */
export const gatesOfGuardrail: Readonly<Record<string, readonly GateId[]>> = {
  evidence: ['failing-stage', 'evidence', 'journal'],
  approvals: ['approval-binding', 'self-approval'],
  policy: ['forbidden-command', 'protected-path'],
  redaction: ['redaction'],
  audit: ['audit-log'],
  spec: ['spec-guard'],
};

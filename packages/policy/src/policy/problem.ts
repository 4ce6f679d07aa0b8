/** Why a policy file or a cases file is refused. Each is stable: programs may depend on it. */
export type PolicyProblemCode =
  | 'ORCH_POLICY_SYNTAX'
  | 'ORCH_POLICY_DUPLICATE_KEY'
  | 'ORCH_POLICY_UNKNOWN_KEY'
  | 'ORCH_POLICY_MISSING_KEY'
  | 'ORCH_POLICY_TYPE'
  | 'ORCH_POLICY_VALUE'
  | 'ORCH_POLICY_DUPLICATE_ID';

export interface PolicyProblem {
  readonly code: PolicyProblemCode;
  /** A JSON pointer (RFC 6901) to the place in the file; empty for the whole file. */
  readonly pointer: string;
  readonly message: string;
  /** What was most likely meant. */
  readonly suggestion?: string;
}

/** One step further into a JSON pointer. */
export function pointerTo(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

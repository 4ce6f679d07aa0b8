import { OrchError, type ErrorCode } from '@orch/core';

/** Why something is not done, and what to do instead. */
export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly message: string;
  /** As a sentence or a command. */
  readonly hint: string;
}

export function refusal(code: ErrorCode, message: string, hint: string): Refusal {
  return { ok: false, code, message, hint };
}

export function asError({ code, message, hint }: Refusal): OrchError {
  return new OrchError(code, message, { hint });
}

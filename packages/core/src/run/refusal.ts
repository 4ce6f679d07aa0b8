import { OrchError, type ErrorCode } from '../failure/orch-error.ts';

/** Why a command was not taken. Nothing has happened; the caller must tell the person. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

export function refuse(
  code: ErrorCode,
  message: string,
  hint: string,
): { readonly refused: Refusal } {
  return { refused: { code, message, hint } };
}

/** The refusal as an error, for callers that have no better answer. */
export function refusalError({ code, message, hint }: Refusal): OrchError {
  return new OrchError(code, message, { hint });
}

/** What a caller did wrong. */
export type RedactionErrorCode = 'ORCH_REDACTION_STREAM_ENDED' | 'ORCH_REDACTION_UNKNOWN_RULE';

/** An error of this package, with a stable code. */
export class RedactionError extends Error {
  readonly code: RedactionErrorCode;

  constructor(code: RedactionErrorCode, message: string) {
    super(message);
    this.name = 'RedactionError';
    this.code = code;
  }
}

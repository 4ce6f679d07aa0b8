import { describeThrown, OrchError } from '@orch/core';

/** What a failed verb prints with `--format json` (wire shape). */
export interface ErrorDocument {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly place: string | null;
    readonly hint: string | null;
    readonly data: Readonly<Record<string, string | number | boolean | null>>;
  };
}

/** Anything that was thrown as an error with a code; what has none is a bug of orch. */
export function asOrchError(thrown: unknown): OrchError {
  if (thrown instanceof OrchError) return thrown;
  return new OrchError('ORCH_INTERNAL', describeThrown(thrown), {
    hint: 'This is a defect of orch. Run it again with ORCH_DEBUG=1 to see where it happened.',
    cause: thrown,
  });
}

export function errorDocument(error: OrchError): ErrorDocument {
  const { code, message, place = null, hint = null, data } = error;
  return { error: { code, message, place, hint, data } };
}

/** What, where and what next, for a person. */
export function errorText(error: OrchError, withStack: boolean): string {
  const lines = [`orch: ${error.message} (${error.code})`];
  if (error.place !== undefined && !error.message.includes(error.place)) {
    lines.push(`  at: ${error.place}`);
  }
  if (error.hint !== undefined) lines.push(`  next: ${error.hint}`);
  if (withStack) lines.push(stackOf(error));
  return `${lines.join('\n')}\n`;
}

function stackOf(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\nCaused by: ${stackOf(error.cause)}` : own;
}

import type { OrchResult } from './orch.ts';

/** The one document on stdout; a failure to parse shows everything that was said. */
export function documentOf(result: OrchResult): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(result.stdout) as Readonly<Record<string, unknown>>;
  } catch (error) {
    const { exitCode, stdout, stderr } = result;
    throw new Error(`stdout is not one JSON document (exit ${exitCode})\n${stdout}\n${stderr}`, {
      cause: error,
    });
  }
}

/** What a failure says of itself under `error`. */
export interface ErrorDocument {
  readonly code: string;
  readonly message: string;
  readonly place: string | null;
  readonly hint: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export function errorOf(result: OrchResult): ErrorDocument {
  const { error } = documentOf(result);
  if (typeof error !== 'object' || error === null) {
    throw new Error(`The document has no error:\n${result.stdout}\n${result.stderr}`);
  }
  return error as ErrorDocument;
}

import { OrchError, describeThrown, type ErrorCode } from '@orch/core';

/** The code of an error of the operating system, such as `ENOENT`; `undefined` for anything else. */
export function osCode(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}

/** Whether something was not there; `ENOTDIR` is a file where a folder was expected. */
export function isAbsent(thrown: unknown): boolean {
  const code = osCode(thrown);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/**
 * Wraps an error of the operating system once, with a code that stays: `ORCH_STORAGE_FULL`,
 * `ORCH_STORAGE_DENIED` or `ORCH_STORAGE_FAILED`. An `OrchError` is given back as it is.
 *
 * @param action what could not be done, such as `write the journal`
 */
export function storageError(thrown: unknown, action: string, path: string): OrchError {
  if (thrown instanceof OrchError) return thrown;
  const { code, hint } = classify(osCode(thrown));
  return new OrchError(code, `Could not ${action}: ${describeThrown(thrown)}`, {
    place: path,
    hint,
    cause: thrown,
    data: { os_code: osCode(thrown) ?? null },
  });
}

function classify(code: string | undefined): { code: ErrorCode; hint: string } {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { code: 'ORCH_STORAGE_FULL', hint: 'Free some space, then resume the run.' };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { code: 'ORCH_STORAGE_DENIED', hint: 'Make the folder writable for this user.' };
    default:
      return { code: 'ORCH_STORAGE_FAILED', hint: 'Look at the disk, then resume the run.' };
  }
}

import { OrchError, type ErrorCode } from '@orch/core';

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'ORCH_STORAGE_FULL',
  EDQUOT: 'ORCH_STORAGE_FULL',
  EACCES: 'ORCH_STORAGE_DENIED',
  EPERM: 'ORCH_STORAGE_DENIED',
  EROFS: 'ORCH_STORAGE_DENIED',
};

/** An error of the file system as an `ORCH_STORAGE_…` one; anything else as it is. */
export function asStorageError(thrown: unknown, hint?: string): unknown {
  const { code, message } = thrown as NodeJS.ErrnoException;
  if (thrown instanceof OrchError || typeof code !== 'string' || !/^E[A-Z]+$/u.test(code)) {
    return thrown;
  }
  return new OrchError(codes[code] ?? 'ORCH_STORAGE_FAILED', message, {
    ...(hint === undefined ? {} : { hint }),
    cause: thrown,
  });
}

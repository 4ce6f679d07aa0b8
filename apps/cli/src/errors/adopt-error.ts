import { OrchError, type ErrorCode } from '@orch/core';

/**
 * Does something in a part that is a file of its own at run time. Such a part has a copy of the core,
 * so its errors are made into errors of this one.
 */
export async function adoptError<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OrchError || !isForeign(error)) throw error;
    const { code, message, place, hint, data } = error;
    throw new OrchError(code, message, {
      data,
      cause: error,
      ...(place !== undefined && { place }),
      ...(hint !== undefined && { hint }),
    });
  }
}

function isForeign(error: unknown): error is OrchError & { readonly code: ErrorCode } {
  return error instanceof Error && error.name === 'OrchError' && 'code' in error;
}

import { OrchError } from '@orch/core';

type OwnMembers = Pick<OrchError, 'code' | 'place' | 'hint' | 'data'>;

/**
 * A part that is a file of its own throws errors of its own; here they become ours.
 *
 * @throws OrchError for what looks like one, else what it is given
 */
export function rethrow(error: unknown): never {
  if (!(error instanceof Error) || error instanceof OrchError) throw error;
  if (error.name !== 'OrchError') throw error;
  const { code, message, place, hint, data } = error as Error & OwnMembers;
  throw new OrchError(code, message, {
    ...(place !== undefined && { place }),
    ...(hint !== undefined && { hint }),
    data,
    cause: error,
  });
}

import { OrchError, type ErrorCode } from '@orch/core';
import type * as Library from '@orch/learning-library';

export type LearningLibrary = typeof Library;

/**
 * Works with the learning library, which is a package of its own beside this program: it brings Babel
 * along, and only these verbs need it. Its errors come from its own copy of the core and are made ours.
 */
export async function withLibrary<Result>(
  work: (library: LearningLibrary) => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work(await import('@orch/learning-library'));
  } catch (thrown) {
    throw asOurs(thrown);
  }
}

function asOurs(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof OrchError) return thrown;
  const { code, hint, place } = thrown as { code?: unknown; hint?: unknown; place?: unknown };
  if (typeof code !== 'string' || !code.startsWith('ORCH_')) return thrown;
  return new OrchError(code as ErrorCode, thrown.message, {
    ...(typeof hint === 'string' ? { hint } : {}),
    ...(typeof place === 'string' ? { place } : {}),
    cause: thrown,
  });
}

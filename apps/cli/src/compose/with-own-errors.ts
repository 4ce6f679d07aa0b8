import type { AgentRunner } from '@orch/core';
import { rethrow } from '../errors/rethrow.ts';

/** A part that is a file of its own throws errors of its own; here they become ours. */
export function withOwnErrors(runner: AgentRunner): AgentRunner {
  return {
    id: runner.id,
    check: () => runner.check().catch(rethrow),
    run: (request) => runner.run(request).catch(rethrow),
    reap: (attempt) => runner.reap(attempt).catch(rethrow),
  };
}

import type { StageExecutor } from '@orch/core';
import type { RepositorySession } from '../session/session.ts';

/**
 * Gives a stage the credentials that it declared, in its environment and nowhere else. A stage that cannot have one of
 * them is not started.
 */
export function withCredentials(
  executor: StageExecutor,
  session: RepositorySession,
): StageExecutor {
  return {
    reap: (attempt) => executor.reap(attempt),
    async execute(request) {
      const names = request.stage.definition.credentials ?? [];
      if (names.length === 0) return await executor.execute(request);
      const { readStageCredentials } = await import('./stage-credentials.ts');
      const read = await readStageCredentials(session, request.stage.id, names);
      if (read.kind === 'unavailable') {
        return { kind: 'spawn_failed', message: read.reason, osCode: null };
      }
      return await executor.execute({ ...request, env: { ...request.env, ...read.env } });
    },
  };
}

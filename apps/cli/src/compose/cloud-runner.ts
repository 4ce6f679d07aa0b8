import { openTurnLog } from '@orch/adapter-process';
import { OrchError, type AgentRunner, type ProjectConfig, type Redactor } from '@orch/core';
import { logPath, runPaths } from '@orch/persistence';
import { join } from 'node:path';
import type { RepositorySession } from '../session/session.ts';
import { codexSearch } from './codex-search.ts';
import { withOwnErrors } from './with-own-errors.ts';

/**
 * Codex Cloud for the checkout that `roots.root` names.
 *
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE` where no environment is configured
 */
export async function cloudRunner(
  { roots, clock }: Pick<RepositorySession, 'roots' | 'clock'>,
  config: ProjectConfig,
  redactor: Redactor | null,
  env: NodeJS.ProcessEnv,
  installedIn: string,
): Promise<AgentRunner> {
  const { codex_cloud: settings, codex } = config.agents ?? {};
  if (settings === undefined) {
    throw new OrchError('ORCH_AGENT_UNAVAILABLE', 'Codex Cloud has no environment.', {
      place: 'codex.orchestrator.json: /agents/codex_cloud',
      hint: 'Name one: "agents": {"codex_cloud": {"environment": "…"}}.',
    });
  }
  const { createCodexCloud, createCodexCloudRunner } = await import('@orch/adapter-codex');
  const { environment, branch, poll_ms: pollMs } = settings;
  const cloud = createCodexCloud({
    search: codexSearch([roots.root, installedIn], config, env),
    allowUntestedVersion: codex?.allow_untested_version ?? false,
    cwd: roots.root,
    env: given(env),
  });
  return withOwnErrors(
    createCodexCloudRunner({
      cloud,
      environment,
      cwd: roots.root,
      clock,
      redactor,
      ...(branch !== undefined && { branch }),
      ...(pollMs !== undefined && { pollMs }),
      openLog: openTurnLog,
      logFile(run, stage) {
        const ref = logPath(stage);
        return { file: join(runPaths(roots, run).folder, ref), ref };
      },
    }),
  );
}

function given(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

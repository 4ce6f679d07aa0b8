import type { ProjectConfig } from '@orch/core';
import { cloudRunner } from '../compose/cloud-runner.ts';
import type { RepositorySession } from '../session/session.ts';
import { worksInCloud } from './works-in-cloud.ts';

/**
 * Says what is missing for the cloud before the first goal begins. Nothing falls back to another place.
 *
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE`, `ORCH_CREDENTIAL_UNAVAILABLE`
 */
export async function checkCloudGoals(
  { roots, clock, env, logger }: RepositorySession,
  tasks: readonly string[],
  config: ProjectConfig,
): Promise<void> {
  const inCloud = tasks.filter((task) => worksInCloud(roots.root, task, config));
  if (inCloud.length === 0) return;
  const runner = await cloudRunner({ roots, clock }, config, null, env, roots.root);
  await runner.check();
  const { environment = '' } = config.agents?.codex_cloud ?? {};
  logger.info(`The agents of ${inCloud.join(', ')} work in Codex Cloud (${environment}).`);
}

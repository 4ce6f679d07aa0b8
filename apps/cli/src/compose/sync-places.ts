import { OrchError, type SyncConfig } from '@orch/core';
import { variable } from '../session/variable.ts';

/** Where runs are sent, from the configuration and the variables that go before it. */
export interface SyncPlaces {
  readonly url: string | null;
  readonly bucket: string | null;
  readonly workspace: string;
  readonly region: string | undefined;
}

/** The name under which sending gets its credentials. */
export const syncScope = 'cloud-sync';

/** @throws OrchError `ORCH_SYNC_REFUSED` for a target without a workspace */
export function syncPlaces(sync: SyncConfig, env: NodeJS.ProcessEnv): SyncPlaces {
  const url = variable(env, 'CLOUD_SYNC_URL') ?? sync.url ?? null;
  const bucket = variable(env, 'CLOUD_SYNC_BUCKET') ?? sync.bucket ?? null;
  const workspace = variable(env, 'CODEX_CLOUD_WORKSPACE_ID') ?? sync.workspace;
  if (workspace === undefined && url !== null) {
    throw new OrchError('ORCH_SYNC_REFUSED', 'It is not said which workspace runs are sent to.', {
      hint: 'Set sync.workspace in codex.orchestrator.json, or CODEX_CLOUD_WORKSPACE_ID.',
    });
  }
  const region = variable(env, 'AWS_REGION') ?? variable(env, 'AWS_DEFAULT_REGION');
  return { url, bucket, workspace: workspace ?? 'default', region };
}

/** What sending needs, unless the configuration says otherwise. */
export function syncScopes(
  { url, bucket }: SyncPlaces,
  env: NodeJS.ProcessEnv,
): Readonly<Record<string, readonly string[]>> {
  const session = variable(env, 'AWS_SESSION_TOKEN') === undefined ? [] : ['AWS_SESSION_TOKEN'];
  const keys = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', ...session];
  const names = [...(url === null ? [] : ['CLOUD_SYNC_TOKEN']), ...(bucket === null ? [] : keys)];
  return names.length === 0 ? {} : { [syncScope]: names };
}

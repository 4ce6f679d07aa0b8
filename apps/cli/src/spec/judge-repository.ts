import {
  guardSpecs,
  parseInstant,
  readRepository,
  type GuardScope,
  type Verdict,
} from '@orch/spec-guard';
import { readConfig } from '../config/read-config.ts';
import type { RepositorySession } from '../session/session.ts';
import { gitEnvironment } from './git-environment.ts';

/**
 * Judges the repository of a session as its configuration says, for now or for the day of `--at`.
 *
 * @throws OrchError `ORCH_GUARD_FAILED` where the guard could not look, `ORCH_CONFIG_INVALID`,
 *   `ORCH_CONFIG_UNREADABLE`, `ORCH_USAGE`
 */
export async function judgeRepository(
  { args, clock, cwd, env, roots }: RepositorySession,
  scope: GuardScope,
): Promise<Verdict> {
  const at = args.value('at');
  const nowMs = at === undefined ? clock.nowMs() : parseInstant(at);
  const { config } = await readConfig(roots.root);
  const { snapshot, change } = await readRepository({
    root: roots.root,
    env: gitEnvironment(env, cwd),
    scope,
    nowMs,
    config: config.spec_guard,
  });
  return guardSpecs(snapshot, change, nowMs, config.spec_guard);
}

import { createAttemptProcesses, openTurnLog } from '@orch/adapter-process';
import {
  OrchError,
  type AgentRunner,
  type PlannedStage,
  type ProjectConfig,
  type Redactor,
} from '@orch/core';
import { logPath, runPaths } from '@orch/persistence';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { agentOf } from '../config/agent-of.ts';
import { readConfig } from '../config/read-config.ts';
import type { GoalLabel } from '../goals/goal-label.ts';
import type { RepositorySession } from '../session/session.ts';
import { codersLogPath } from './agent-logs.ts';
import { codexSearch, fromHome } from './codex-search.ts';
import { withOwnErrors } from './with-own-errors.ts';

/** Time between the polite and the impolite end of an agent. */
const graceMs = 5_000;

/**
 * The agents that stages can name. Nothing of them is loaded before one is asked for.
 *
 * @param env what an agent inherits
 * @param installedIn the repository's own checkout: packages are not in the worktree of a goal
 * @param goal where these are the agents of a goal, which may work in Codex Cloud
 */
export function agentRunners(
  session: Pick<RepositorySession, 'roots' | 'clock'>,
  redactor: Redactor,
  env: NodeJS.ProcessEnv,
  installedIn = session.roots.root,
  goal: GoalLabel | null = null,
): (agent: string | null) => Promise<AgentRunner> {
  let codex: Promise<AgentRunner> | null = null;
  let manager: Promise<AgentRunner> | null = null;
  let cloud: Promise<AgentRunner> | null = null;
  return async (named) => {
    const { config } = await readConfig(session.roots.root);
    const agent = await placed(named ?? agentOf(config), config);
    if (agent === 'codex-cloud') {
      const { cloudRunner } = await import('./cloud-runner.ts');
      return (cloud ??= cloudRunner(session, config, redactor, env, installedIn));
    }
    if (agent === 'codex') return (codex ??= codexRunner(session, redactor, env, installedIn));
    if (agent === 'manager') return (manager ??= theManager(session, redactor, env, installedIn));
    throw new OrchError('ORCH_AGENT_UNAVAILABLE', `There is no agent ${agent}.`, {
      place: `agent ${agent}`,
      hint: 'Known agents: codex, codex-cloud, manager.',
    });
  };

  /** Codex works where the goal's task says. */
  async function placed(agent: string, config: ProjectConfig): Promise<string> {
    if (agent !== 'codex' || goal === null || config.agents?.codex_cloud === undefined)
      return agent;
    const { worksInCloud } = await import('../goals/works-in-cloud.ts');
    return worksInCloud(installedIn, goal.task_id, config) ? 'codex-cloud' : agent;
  }
}

async function theManager(
  session: Pick<RepositorySession, 'roots' | 'clock'>,
  redactor: Redactor,
  env: NodeJS.ProcessEnv,
  installedIn: string,
): Promise<AgentRunner> {
  const { config } = await readConfig(session.roots.root);
  const coder = await codexRunner(session, redactor, env, installedIn, codersLogPath);
  const { managerRunner } = await import('./manager-runner.ts');
  return withOwnErrors(await managerRunner(session, config.agents?.manager, coder, redactor, env));
}

async function codexRunner(
  { roots, clock }: Pick<RepositorySession, 'roots' | 'clock'>,
  redactor: Redactor,
  env: NodeJS.ProcessEnv,
  installedIn: string,
  logOf: (stage: PlannedStage) => string = logPath,
): Promise<AgentRunner> {
  const { config } = await readConfig(roots.root);
  const { createCodexRunner } = await import('@orch/adapter-codex');
  const { codex = {} } = config.agents ?? {};
  const runner = createCodexRunner({
    root: realpathSync(roots.root),
    search: codexSearch([roots.root, installedIn], config, env),
    ...(codex.home !== undefined && { codexHome: fromHome(roots.root, codex.home, env) }),
    ...(codex.model !== undefined && { model: codex.model }),
    allowUntestedVersion: codex.allow_untested_version ?? false,
    allowUserRules: codex.allow_user_rules ?? false,
    env,
    protectedPaths: [roots.runsDir, roots.outDir],
    redactor,
    clock,
    processes: createAttemptProcesses({ clock, graceMs }),
    openLog: openTurnLog,
    logFile(run, stage) {
      const ref = logOf(stage);
      return { file: join(runPaths(roots, run).folder, ref), ref };
    },
  });
  return withOwnErrors(runner);
}

import { createAttemptProcesses } from '@orch/adapter-process';
import {
  OrchError,
  type AgentRunner,
  type PlannedStage,
  type ProjectConfig,
  type Redactor,
} from '@orch/core';
import { logPath, runPaths } from '@orch/persistence';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { agentOf } from '../config/agent-of.ts';
import { readConfig } from '../config/read-config.ts';
import { rethrow } from '../errors/rethrow.ts';
import type { RepositorySession } from '../session/session.ts';

/** Time between the polite and the impolite end of an agent. */
const graceMs = 5_000;

/**
 * The agents that stages can name. Nothing of them is loaded before one is asked for.
 *
 * @param env what an agent inherits
 * @param installedIn the repository's own checkout: packages are not in the worktree of a goal
 */
export function agentRunners(
  session: Pick<RepositorySession, 'roots' | 'clock'>,
  redactor: Redactor,
  env: NodeJS.ProcessEnv,
  installedIn = session.roots.root,
): (agent: string | null) => Promise<AgentRunner> {
  let codex: Promise<AgentRunner> | null = null;
  let manager: Promise<AgentRunner> | null = null;
  return async (named) => {
    const agent = named ?? agentOf((await readConfig(session.roots.root)).config);
    if (agent === 'codex') return (codex ??= codexRunner(session, redactor, env, installedIn));
    if (agent === 'manager') return (manager ??= theManager(session, redactor, env, installedIn));
    throw new OrchError('ORCH_AGENT_UNAVAILABLE', `There is no agent ${agent}.`, {
      place: `agent ${agent}`,
      hint: 'Known agents: codex, manager.',
    });
  };
}

async function theManager(
  session: Pick<RepositorySession, 'roots' | 'clock'>,
  redactor: Redactor,
  env: NodeJS.ProcessEnv,
  installedIn: string,
): Promise<AgentRunner> {
  const { config } = await readConfig(session.roots.root);
  const coder = await codexRunner(session, redactor, env, installedIn, codersLog);
  const { managerRunner } = await import('./manager-runner.ts');
  return withOwnErrors(await managerRunner(session, config.agents?.manager, coder, redactor, env));
}

/** The log of Codex where the stage's own log is the manager's. */
function codersLog(stage: PlannedStage): string {
  return logPath(stage).replace(/\.ndjson$/, '.codex.ndjson');
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
    logFile(run, stage) {
      const ref = logOf(stage);
      return { file: join(runPaths(roots, run).folder, ref), ref };
    },
  });
  return withOwnErrors(runner);
}

/** Where Codex is looked for: as configured, on the PATH, in the packages of the repository. */
function codexSearch(
  [root, ...others]: readonly [string, ...string[]],
  { agents }: ProjectConfig,
  env: NodeJS.ProcessEnv,
) {
  const { binary } = agents?.codex ?? {};
  const { PATH: path = '' } = env;
  return {
    ...(binary !== undefined && { program: fromHome(root, binary, env) }),
    path,
    packageFrom: [root, ...others, import.meta.dirname],
  };
}

function fromHome(root: string, path: string, env: NodeJS.ProcessEnv): string {
  const { HOME: home = homedir() } = env;
  return path.startsWith('~/') ? join(home, path.slice(2)) : resolve(root, path);
}

/** A part that is a file of its own throws errors of its own; here they become ours. */
function withOwnErrors(runner: AgentRunner): AgentRunner {
  return {
    id: runner.id,
    check: () => runner.check().catch(rethrow),
    run: (request) => runner.run(request).catch(rethrow),
    reap: (attempt) => runner.reap(attempt).catch(rethrow),
  };
}

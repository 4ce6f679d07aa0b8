import { openTurnLog } from '@orch/adapter-process';
import { OrchError, type AgentRunner, type ManagerConfig, type Redactor } from '@orch/core';
import { atomicWrite, logPath, runPaths } from '@orch/persistence';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { osCode } from '../errors/os-code.ts';
import type { RepositorySession } from '../session/session.ts';
import { sha256 } from './random-ids.ts';

/**
 * The manager on the Agents SDK over a coding agent. Its log is the stage's; that of the coding agent
 * stands beside it.
 *
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE` where no model is named, or there is no key for it
 */
export async function managerRunner(
  { roots, clock }: Pick<RepositorySession, 'roots' | 'clock'>,
  config: ManagerConfig | undefined,
  coder: AgentRunner,
  redactor: Redactor,
  env: NodeJS.ProcessEnv,
): Promise<AgentRunner> {
  if (config === undefined) {
    throw new OrchError('ORCH_AGENT_UNAVAILABLE', 'The manager has no model.', {
      place: 'codex.orchestrator.json: /agents/manager',
      hint: 'Name one: "agents": {"manager": {"model": "…"}}.',
    });
  }
  const { createManagerRunner, responsesModels } = await import('@orch/adapter-agents-sdk');
  const { OPENAI_API_KEY: apiKey = '', OPENAI_BASE_URL: baseUrl } = env;
  const models = () =>
    responsesModels({
      apiKey,
      models: { ...config.roles, manager: config.model },
      ...(baseUrl !== undefined && { baseUrl }),
    });
  return createManagerRunner({
    model: (role) => models()(role),
    coder,
    redactor,
    clock,
    sha256,
    newSession: () => `manager-${randomUUID()}`,
    cwd: roots.root,
    check: () => Promise.resolve().then(() => void models()),
    sessions: {
      load: (run, session) =>
        Promise.resolve().then(() => readSaved(stateFile(roots, run, session))),
      async save(run, session, text) {
        const file = stateFile(roots, run, session);
        mkdirSync(dirname(file), { recursive: true });
        await atomicWrite(file, text, { name: 'manager' });
      },
    },
    openLog(run, stage, attempt) {
      const ref = logPath(stage);
      const place = { file: join(runPaths(roots, run).folder, ref), ref };
      const log = openTurnLog({ place, stage: stage.id, attempt, clock });
      return Promise.resolve({
        write: (line) => {
          log.text('stdout', line);
        },
        end: () => Promise.resolve().then(() => log.end()),
      });
    },
  });
}

type Roots = RepositorySession['roots'];
type Run = Parameters<typeof runPaths>[1];

function stateFile(roots: Roots, run: Run, session: string): string {
  if (!/^manager-[0-9a-f-]{36}$/.test(session)) {
    throw new OrchError('ORCH_DATA_DAMAGED', 'A session of a manager has another name.', {
      place: session,
    });
  }
  return join(runPaths(roots, run).folder, 'agents', `${session}.json`);
}

function readSaved(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (osCode(error) === 'ENOENT') return null;
    throw error;
  }
}

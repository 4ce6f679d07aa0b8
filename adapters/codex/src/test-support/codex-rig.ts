import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makePlan } from '@orch/core';
import type {
  AgentAnswer,
  AgentAsk,
  AgentStageDefinition,
  AgentTurnRequest,
  AgentUsage,
  JsonValue,
  Redactor,
} from '@orch/core';
import { startScriptedModel, writeCodexHome } from '../testing/index.ts';
import type { Conversation, ModelReply, ScriptedModel, ScriptStep } from '../testing/index.ts';
import type { AttemptProcesses, CodexRunnerOptions } from '../turn/runner-options.ts';
import { openPlainLog } from './plain-log.ts';
import { realCodex, temporaryFolder } from './real-codex.ts';

/** A worktree, a private Codex folder and a scripted model, for turns with the real Codex. */
export interface CodexRig {
  readonly folder: string;
  readonly work: string;
  readonly codexHome: string;
  readonly model: ScriptedModel;
  readonly env: Readonly<Record<string, string>>;
  /** What the agent asked, and what its handles, sessions and usage were. */
  readonly asks: AgentAsk[];
  readonly sessions: string[];
  readonly handles: JsonValue[];
  readonly usages: AgentUsage[];
  runner(options?: Partial<CodexRunnerOptions>): CodexRunnerOptions;
  request(change?: Partial<AgentTurnRequest>): AgentTurnRequest;
  /** The text of a file in the worktree. */
  read(path: string): string;
  /** The records of the stage's log. */
  log(): Record<string, unknown>[];
  close(): Promise<void>;
}

const realClock: CodexRunnerOptions['clock'] = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  async sleep(ms, signal) {
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    if (signal.aborted) return;
    signal.addEventListener('abort', abort);
    try {
      await wait(ms, undefined, { signal: controller.signal });
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  },
};

/** The group alone: the search for strays is the process adapter's, and is tested there. */
const groupProcesses: AttemptProcesses = {
  environment: ({ stage, attempt }, base) => ({ ...base, RIG_MARK: `${stage}/${attempt}` }),
  handleOf: (pid) => ({ pid }),
  reap({ handle }) {
    const { pid } = handle as { pid: number };
    try {
      process.kill(-pid, 'SIGKILL');
      return Promise.resolve({ ended: 1, limits: [] });
    } catch {
      return Promise.resolve({ ended: 0, limits: [] });
    }
  },
};

const definition: AgentStageDefinition = {
  kind: 'agent',
  id: 'build',
  role: 'builder',
  prompt: 'do it',
};

/** Makes the rig. `steps` is what the model will say. */
export async function makeRig(
  steps: readonly (ScriptStep | ModelReply)[],
  answers: readonly AgentAnswer[] = [],
  conversations: readonly Conversation[] = [],
): Promise<CodexRig> {
  const folder = temporaryFolder();
  const work = join(folder.path, 'work');
  mkdirSync(join(work, '.runs'), { recursive: true });
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: work });
  };
  git('init', '-q');
  git('commit', '-q', '--allow-empty', '-m', 'start');
  const model = await startScriptedModel({ steps, conversations });
  const home = writeCodexHome(folder.path, model);
  const env = { PATH: process.env['PATH'] ?? '', ...home };
  const plan = makePlan({ id: 'p', stages: [definition] }, (text) =>
    createHash('sha256').update(text).digest('hex'),
  );
  const [planned] = plan.stages;
  if (planned === undefined) throw new Error('the plan is empty');
  const file = join(work, '.runs/t/cli/r/commands/1-build.ndjson');
  const left = [...answers];
  const rig: CodexRig = {
    folder: folder.path,
    work,
    codexHome: home.CODEX_HOME,
    model,
    env,
    asks: [],
    sessions: [],
    handles: [],
    usages: [],
    runner: (options = {}) => ({
      root: work,
      search: { program: realCodex(), path: '', packageFrom: [] },
      env,
      protectedPaths: [join(work, '.runs'), join(work, 'out')],
      redactor: null,
      clock: realClock,
      processes: groupProcesses,
      logFile: () => ({ file, ref: 'commands/1-build.ndjson' }),
      openLog: openPlainLog,
      ...options,
    }),
    request: (change = {}) => ({
      run: { taskId: 't', runId: 'r' },
      stage: { ...planned, definition },
      attempt: 1,
      prompt: 'do it',
      sandbox: 'workspace-write',
      session: null,
      budget: {},
      env: {},
      signal: new AbortController().signal,
      onSpawn: (handle) => void rig.handles.push(handle),
      onSession(session) {
        rig.sessions.push(session);
        return Promise.resolve();
      },
      onUsage: (usage) => void rig.usages.push(usage),
      onSpan: () => undefined,
      decide(ask) {
        rig.asks.push(ask);
        const answer = left.shift();
        return answer === undefined
          ? Promise.reject(new Error('no answer is left'))
          : Promise.resolve(answer);
      },
      ...change,
    }),
    read: (path) => readFileSync(join(work, path), 'utf8'),
    log: () =>
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    async close() {
      await model.close();
      folder.remove();
    },
  };
  return rig;
}

/** What the model was told that its tools gave, in the last request. */
export function toolOutputs(model: ScriptedModel): string {
  const input = (model.requests.at(-1)?.body['input'] ?? []) as readonly {
    readonly type?: string;
    readonly output?: unknown;
  }[];
  return input
    .filter(({ type }) => type?.endsWith('_output'))
    .map(({ output }) => (typeof output === 'string' ? output : JSON.stringify(output)))
    .join('\n');
}

/** A redactor that knows one secret. */
export function redactorOf(secret: string): Redactor {
  const text = (value: string): string => value.replaceAll(secret, '[redacted:test]');
  return {
    rulesVersion: 'test',
    text,
    stream() {
      const chunks: Uint8Array[] = [];
      let count = 0;
      return {
        get count() {
          return count;
        },
        push(chunk) {
          chunks.push(chunk);
          return new Uint8Array();
        },
        end() {
          const whole = Buffer.concat(chunks).toString('utf8');
          count = whole.split(secret).length - 1;
          return Buffer.from(text(whole));
        },
      };
    },
  };
}

import type {
  AgentAnswer,
  AgentAsk,
  AgentSpan,
  AgentStageDefinition,
  AgentTurnRequest,
  AgentUsage,
  Redactor,
} from '@orch/core';
import { AbortHandle } from '@orch/core';
import { ManualClock, ScriptedAgent, type ScriptedTurn } from '@orch/core/testing';
import { createHash } from 'node:crypto';
import { createManagerRunner, type ManagerOptions } from '../src/index.ts';
import { ScriptedModels, type Answer } from './scripted-model.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Takes one word out, as the real one takes secrets. */
const redactor: Redactor = {
  text: (value) => value.replaceAll('hunter2', '[redacted:test]'),
  stream() {
    throw new Error('no stream is redacted here');
  },
  rulesVersion: 'test',
};

const definition: AgentStageDefinition = {
  kind: 'agent',
  id: 'work',
  role: 'builder',
  prompt: 'Make it work.',
  agent: 'manager',
};

/** What outlives a process: what was saved, and the log. */
export class Disk {
  readonly sessions = new Map<string, string>();
  log = '';
}

/** A manager over scripted models and a scripted coding agent. */
export function manage(options: {
  readonly models: Readonly<Record<string, readonly Answer[]>>;
  readonly turns?: readonly ScriptedTurn[];
  readonly disk?: Disk;
  readonly guardrails?: NonNullable<ManagerOptions['guardrails']>;
}) {
  const disk = options.disk ?? new Disk();
  const models = new ScriptedModels(options.models);
  const coder = new ScriptedAgent(options.turns ?? []);
  const runner = createManagerRunner({
    model: models.model,
    coder,
    sessions: {
      load: (_run, session) => Promise.resolve(disk.sessions.get(session) ?? null),
      save: (_run, session, text) => Promise.resolve(void disk.sessions.set(session, text)),
    },
    openLog() {
      const offset = disk.log.length;
      return Promise.resolve({
        write: (line: string) => void (disk.log += line),
        end: () =>
          Promise.resolve({ path: 'commands/1-work', offset, bytes: disk.log.length - offset }),
      });
    },
    redactor,
    clock: new ManualClock(),
    sha256,
    newSession: () => 'manager-1',
    cwd: '/repository',
    ...(options.guardrails && { guardrails: options.guardrails }),
  });
  return { runner, models, coder, disk };
}

/** A turn of the stage `work`, with what it was told on the way. */
export function turn(more: Partial<AgentTurnRequest> = {}, answers: readonly AgentAnswer[] = []) {
  const told = {
    sessions: [] as string[],
    usage: [] as AgentUsage[],
    spans: [] as AgentSpan[],
    asks: [] as AgentAsk[],
    output: '',
  };
  const stop = new AbortHandle();
  const left = [...answers];
  const request: AgentTurnRequest = {
    run: { taskId: 't', runId: 'r' },
    stage: { id: 'work', title: 'Work', slug: 'work', index: 1, needs: [], definition },
    attempt: 1,
    prompt: 'Make it work.',
    sandbox: 'workspace-write',
    session: null,
    budget: {},
    env: {},
    signal: stop.signal,
    onSpawn: () => undefined,
    onSession: (session) => Promise.resolve(void told.sessions.push(session)),
    onUsage: (usage) => void told.usage.push(usage),
    onSpan: (span) => void told.spans.push(span),
    onOutput: (_stream, text) => void (told.output += text),
    decide: (ask) => {
      told.asks.push(ask);
      return Promise.resolve(left.shift() ?? 'wait');
    },
    ...more,
  };
  return { request, told, stop };
}

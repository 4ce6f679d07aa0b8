import type { AgentAnswer, AgentTurnRequest } from '@orch/core';
import { addFile, exec, say } from '../testing/index.ts';
import type { ModelReply } from '../testing/index.ts';

/** A turn whose stream is recorded from each supported version, and replayed as a contract. */
export interface StreamScenario {
  readonly name: string;
  readonly steps: readonly ModelReply[];
  readonly answers: readonly AgentAnswer[];
  readonly request: Partial<AgentTurnRequest>;
  /** Goes on in the session of the scenario before it. */
  readonly resumes?: boolean;
}

const outside = (reason: string): ModelReply => exec('echo x >> ../outside', { escalate: reason });

export const streamScenarios: readonly StreamScenario[] = [
  {
    name: 'work',
    steps: [
      addFile('hello.txt', 'good day\n', { inputTokens: 100, outputTokens: 20 }),
      exec('sleep 0.1; cat hello.txt'),
      exec('sleep 0.1; exit 3'),
      outside('it must be'),
      exec('echo y >> ../outside', { escalate: 'once more' }),
      say('All is well.'),
    ],
    answers: ['accept', 'decline'],
    request: {},
  },
  {
    name: 'patch',
    steps: [addFile('hello.txt', 'good day\n'), say('Written.')],
    answers: ['accept'],
    request: { sandbox: 'read-only' },
  },
  { name: 'wait', steps: [outside('first reason')], answers: ['wait'], request: {} },
  {
    name: 'resume',
    steps: [outside('another reason'), say('Done.')],
    answers: ['accept'],
    request: { prompt: 'go on: it is allowed' },
    resumes: true,
  },
];

/** What the model says in the one-shot turn that is recorded. */
export const execSteps: readonly ModelReply[] = [
  addFile('hello.txt', 'good day\n', { inputTokens: 100, outputTokens: 20 }),
  exec('sleep 0.1; cat hello.txt'),
  exec('sleep 0.1; exit 3'),
  outside('it must be'),
  say('All is well.'),
];

/** One line of a recorded stream. `out` is what orch sent. */
export interface RecordedMessage {
  readonly direction: 'in' | 'out';
  readonly message: {
    readonly id?: string | number;
    readonly method?: string;
    readonly params?: unknown;
    readonly result?: unknown;
  };
}

/** Stands for the worktree in a recorded stream. */
export const rootPlaceholder = '<root>';

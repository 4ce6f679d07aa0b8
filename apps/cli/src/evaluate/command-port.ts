import { createProcessExecutor } from '@orch/adapter-process';
import { makePlan, type Clock, type ExecutionResult, type Redactor, type RunKey } from '@orch/core';
import type { CommandPort, CommandRequest, CommandResult } from '@orch/learning-library';
import { basename } from 'node:path';
import { sha256 } from '../compose/random-ids.ts';

/** What processes of an evaluation carry in their mark, by which they are found again. */
export function evaluationRun(id: string): RunKey {
  return { taskId: 'evaluation', runId: id };
}

/** Runs the commands of an evaluation as stages are run: groups, marks, timeouts, redacted logs. */
export function commandPort(id: string, clock: Clock, redactor: Redactor): CommandPort {
  return {
    async run(request) {
      const executor = createProcessExecutor({
        root: request.folder,
        env: request.env,
        redactor,
        clock,
        graceMs: 2_000,
        logFile: () => ({ file: request.log, ref: basename(request.log) }),
      });
      const result = await executor.execute({
        run: evaluationRun(id),
        stage: stageOf(request),
        attempt: 1,
        profile: { declared: 'network', granted: 'network', grantedBy: 'evaluation' },
        env: {},
        signal: request.signal,
        onSpawn: () => undefined,
      });
      return resultOf(result);
    },
  };
}

type CommandStage = Parameters<ReturnType<typeof createProcessExecutor>['execute']>[0]['stage'];

function stageOf({ command, timeoutMs, name }: CommandRequest): CommandStage {
  const definition = {
    kind: 'command',
    id: name,
    command: typeof command === 'string' ? command : [...command],
    timeout_ms: timeoutMs,
  } as const;
  const { stages } = makePlan({ id: 'evaluation', stages: [definition] }, sha256);
  return { ...(stages[0] as CommandStage), definition };
}

function resultOf(result: ExecutionResult): CommandResult {
  switch (result.kind) {
    case 'exited':
      return { kind: 'exited', exitCode: result.exitCode, ...tails(result.observed) };
    case 'signalled':
      return {
        kind: 'broken',
        reason: `it was ended by ${result.signal}`,
        ...tails(result.observed),
      };
    case 'left_behind':
      return { kind: 'broken', reason: result.message, ...tails(result.observed) };
    case 'timed_out':
      return { kind: 'timeout', ...tails(result.observed) };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'spawn_failed':
    case 'log_failed':
      return { kind: 'not_run', reason: result.message };
  }
}

function tails(observed: { stdout: { tail: string }; stderr: { tail: string } }): {
  readonly stdout: string;
  readonly stderr: string;
} {
  return { stdout: observed.stdout.tail, stderr: observed.stderr.tail };
}

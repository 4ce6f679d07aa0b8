import type { AgentRunner } from '@orch/core';
import type { CodexRunnerOptions } from '../turn/runner-options.ts';
import { frameTurn } from '../turn/turn-frame.ts';
import { openCodex } from '../turn/turn-setup.ts';
import type { CodexProgram } from '../turn/turn-setup.ts';
import { runAppServerTurn } from './run-app-server-turn.ts';
import { runExecTurn } from './run-exec-turn.ts';

/** What both runners have in common: one Codex, looked for on first use. */
function codexRunner(
  id: string,
  options: CodexRunnerOptions,
  work: Parameters<typeof frameTurn>[3],
): AgentRunner {
  let codex: Promise<CodexProgram> | null = null;
  const open = (): Promise<CodexProgram> => {
    // What is missing may be there next time.
    codex ??= openCodex(options).catch((error: unknown) => {
      codex = null;
      throw error;
    });
    return codex;
  };
  return {
    id,
    async check() {
      await open();
    },
    async run(request) {
      if (request.signal.aborted) return { kind: 'cancelled', observed: null };
      return frameTurn(options, await open(), request, work);
    },
    reap: (attempt) => options.processes.reap(attempt),
  };
}

/**
 * Drives Codex through `codex app-server`: approvals are asked and answered, a session is gone on with,
 * and an agent that waits for a human is let go of.
 */
export function createCodexRunner(options: CodexRunnerOptions): AgentRunner {
  return codexRunner('codex', options, runAppServerTurn);
}

/**
 * Drives Codex through `codex exec --json`, for turns in which nobody is to be asked: `decide` is never
 * called. The session is known only once the work has begun, and a budget of turns is refused.
 */
export function createCodexExecRunner(options: CodexRunnerOptions): AgentRunner {
  return codexRunner('codex-exec', options, runExecTurn);
}

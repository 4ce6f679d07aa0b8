import { OrchError, type RunKey } from '@orch/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RepositorySession } from '../session/session.ts';

/** A run says its id as soon as its first fact is durable; reading a large repository takes a while. */
const beginTimeoutMs = 60_000;

/** The first line of `orch start --format ndjson`: a fact of the run, or why there is none. */
interface FirstLine {
  readonly type: string;
  readonly task_id?: string;
  readonly run_id?: string;
  readonly data: unknown;
}

interface ErrorData {
  readonly error: {
    readonly code: OrchError['code'];
    readonly message: string;
    readonly place: string | null;
    readonly hint: string | null;
    readonly data: OrchError['data'];
  };
}

/** A run in a process of its own. */
export interface StartedRun {
  readonly key: RunKey;
  readonly child: ChildProcess;
}

/**
 * Starts `orch start` in a process and session of its own, and resolves once the run has begun. The run
 * holds its own lease and owes nothing to this process: it goes on when this one ends, and a signal
 * to this one's group does not reach it.
 *
 * @param args the words after `start`
 * @param signal ends the process where the run has not begun yet; afterwards it changes nothing
 * @throws OrchError what `orch start` refused with
 */
export async function startProcess(
  { env, roots }: Pick<RepositorySession, 'env' | 'roots'>,
  args: readonly string[],
  signal: AbortSignal,
): Promise<StartedRun> {
  const program = join(import.meta.dirname, 'main.js');
  const child = spawn(
    process.execPath,
    [...process.execArgv, program, 'start', '--format=ndjson', ...args],
    { cwd: roots.root, env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  try {
    const line = await firstLine(child, signal);
    const { type, data, task_id: taskId, run_id: runId } = JSON.parse(line) as FirstLine;
    if (type === 'error') throw refusal(data as ErrorData); // its own document
    if (taskId === undefined || runId === undefined) {
      throw new OrchError('ORCH_INTERNAL', `orch start began with the line ${line}`);
    }
    return { key: { taskId, runId }, child };
  } finally {
    // The run writes on into nothing: what it says stands in its journal.
    child.stdout.destroy();
    child.unref();
  }
}

function firstLine(
  child: ChildProcess & { readonly stdout: NodeJS.ReadableStream },
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const giveUp = (message: string): void => {
      child.kill('SIGTERM');
      settle();
      reject(new OrchError('ORCH_INTERNAL', message, { hint: 'See: orch runs list' }));
    };
    const onAbort = (): void => giveUp('The call was cancelled before the run began.');
    const timer = setTimeout(
      () => giveUp(`The run did not begin within ${beginTimeoutMs / 1000} s.`),
      beginTimeoutMs,
    );
    const lines = createInterface({ input: child.stdout });
    const onClose = (): void => giveUp('orch start ended and said nothing.');
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      lines.off('close', onClose);
      lines.close();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    child.once('error', (error) => giveUp(`orch start could not be run: ${error.message}`));
    lines.once('line', (line) => {
      settle();
      resolve(line);
    });
    lines.once('close', onClose);
    if (signal.aborted) onAbort();
  });
}

function refusal({ error: { code, message, place, hint, data } }: ErrorData): OrchError {
  return new OrchError(code, message, {
    ...(place !== null && { place }),
    ...(hint !== null && { hint }),
    data,
  });
}

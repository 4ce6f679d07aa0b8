import { setTimeout as delay } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import type { OrchProcess, OrchResult } from '../rig/orch.ts';
import { pollUntil } from '../rig/poll-until.ts';
import type { Repository } from '../rig/repository.ts';

/** When orch is killed. */
export type Kill =
  /** It kills itself at the n-th point at which it is about to write, sync or rename, or just has. */
  | { readonly kind: 'point'; readonly name: string; readonly n: number }
  /** It is killed from outside, some time after its journal has so many lines. */
  | { readonly kind: 'moment'; readonly lines: number; readonly offsetMs: number };

export function describeKill(kill: Kill): string {
  switch (kill.kind) {
    case 'point':
      return `point ${kill.name}:${kill.n}`;
    case 'moment':
      return `${kill.offsetMs} ms after line ${kill.lines}`;
  }
}

/**
 * Runs orch and kills it.
 *
 * @returns how it ended; its `signal` is SIGKILL unless it was done before
 */
export async function orchWithKill(
  repository: Repository,
  args: readonly string[],
  taskId: string,
  kill: Kill,
): Promise<OrchResult> {
  switch (kill.kind) {
    case 'point':
      return repository.orch(args, { env: { ORCH_FAULT_AT: `${kill.name}:${kill.n}` } });
    case 'moment': {
      const before = await journalLines(repository, taskId);
      const running = repository.start(args);
      await killAfter(repository, taskId, running, before + kill.lines, kill.offsetMs);
      return running.ended;
    }
  }
}

async function killAfter(
  repository: Repository,
  taskId: string,
  running: OrchProcess,
  lines: number,
  offsetMs: number,
): Promise<void> {
  let over = false;
  const ended = running.ended.then(() => {
    over = true;
  });
  await pollUntil(
    `the journal of ${taskId} has ${lines} lines`,
    async () => over || (await journalLines(repository, taskId)) >= lines,
    { everyMs: 2 },
  );
  // The random part of the moment; nothing waits for it.
  await Promise.race([delay(offsetMs), ended]);
  running.child.kill('SIGKILL');
}

async function journalLines(repository: Repository, taskId: string): Promise<number> {
  let lines = 0;
  for (const runId of await repository.runIds(taskId)) {
    try {
      const bytes = await readFile(repository.path('.runs', taskId, 'cli', runId, 'runner.ndjson'));
      for (const byte of bytes) if (byte === 10) lines += 1;
    } catch (error) {
      // The folder is there before the journal is.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return lines;
}

import type { Clock } from '@orch/core';
import type { Search } from './process-search.ts';
import type { ProcessInfo } from './process-table.ts';
import { signalProcess } from './signals.ts';
import type { EndSignal } from './signals.ts';

export interface EndOptions {
  readonly clock: Clock;
  /** The first signal; SIGKILL follows when the time is up. */
  readonly signal: EndSignal;
  /** Time between the first signal and SIGKILL. */
  readonly graceMs: number;
}

export interface EndReport {
  /** Every process that got a signal. */
  readonly ended: readonly ProcessInfo[];
  /** Processes that even SIGKILL did not end, such as those stuck in the kernel. */
  readonly survivors: readonly ProcessInfo[];
}

const firstPollMs = 4;
const lastPollMs = 64;
/** How long after SIGKILL a process may still be seen before it is called a survivor. */
const killPatienceMs = 5_000;

/** How often a search is repeated because a process vanished under it. */
const maxRelisted = 2;
/** How long a search is repeated because some process, perhaps a stranger, is in the middle of an exec. */
const execPatienceMs = 1_000;

/** A wait that nothing cuts short. */
const neverAborted: AbortSignal = new AbortController().signal;

/**
 * Ends every process that `find` gives, and goes on until it gives none and has no doubt: processes
 * fork and exec while they are being ended, so one round is never enough (I3).
 */
export async function endProcesses(
  find: () => Pick<Search, 'found' | 'doubt'>,
  options: EndOptions,
): Promise<EndReport> {
  const { clock } = options;
  const startedMs = clock.monotonicMs();
  const killAtMs = startedMs + options.graceMs;
  let relisted = 0;
  const asked = new Map<string, ProcessInfo>();
  for (let pollMs = firstPollMs; ; pollMs = Math.min(pollMs * 2, lastPollMs)) {
    const { found: alive, doubt } = find();
    const nowMs = clock.monotonicMs();
    // The list is made anew at once: a child that came too late for the old one is in the new one.
    if (alive.length === 0 && doubt === 'vanished' && (relisted += 1) <= maxRelisted) continue;
    const waitsForExec = doubt === 'exec' && nowMs < startedMs + execPatienceMs;
    if ((alive.length === 0 && !waitsForExec) || nowMs >= killAtMs + killPatienceMs) {
      return { ended: [...asked.values()], survivors: alive };
    }
    for (const entry of alive) {
      const key = `${entry.pid} ${entry.startTime}`;
      if (nowMs >= killAtMs) signalProcess(entry.pid, 'SIGKILL');
      else if (!asked.has(key)) signalProcess(entry.pid, options.signal);
      asked.set(key, entry);
    }
    const untilKillMs = killAtMs - nowMs;
    await clock.sleep(untilKillMs > 0 ? Math.min(pollMs, untilKillMs) : pollMs, neverAborted);
  }
}

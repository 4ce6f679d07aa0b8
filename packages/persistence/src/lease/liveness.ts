import { heartbeatStaleMs } from '../heartbeat/heartbeat-queue.ts';
import { readHeartbeat } from '../heartbeat/heartbeat-file.ts';
import { inspectLock } from '../lock/owned-lock.ts';
import type { RunPaths } from '../paths/run-paths.ts';

/** Who owns a run, and whether that process lives. */
export interface RunLiveness {
  readonly owner: { readonly pid: number; readonly host: string; readonly since: string } | null;
  /** Whether the owner lives. A run that says `running` without a living owner is interrupted. */
  readonly alive: boolean;
  /** Milliseconds since the last heartbeat by the wall clock; `null` where there is none. */
  readonly heartbeatAgeMs: number | null;
  /** Whether the heartbeat is older than 30 s (or missing). */
  readonly stale: boolean;
}

/**
 * Looks at a run's lease and heartbeat. Never writes.
 *
 * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_DATA_VERSION`, `ORCH_STORAGE_*`
 */
export async function liveness(
  paths: Pick<RunPaths, 'lease' | 'heartbeat'>,
  nowMs: number,
): Promise<RunLiveness> {
  const lock = inspectLock(paths.lease, nowMs);
  const heartbeat = await readHeartbeat(paths.heartbeat);
  const heartbeatAgeMs = heartbeat && Math.max(0, nowMs - Date.parse(heartbeat.at));
  return {
    owner: lock && { pid: lock.owner.pid, host: lock.owner.host, since: lock.owner.at },
    alive: lock?.alive ?? false,
    heartbeatAgeMs,
    stale: heartbeatAgeMs === null || heartbeatAgeMs > heartbeatStaleMs,
  };
}

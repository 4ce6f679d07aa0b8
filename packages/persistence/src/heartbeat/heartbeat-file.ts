import type { RunKey, RunStatus } from '@orch/core';
import { replaceFile } from '../files/atomic-write.ts';
import type { FaultPoint } from '../files/fault-point.ts';
import { readJson } from '../files/read-json.ts';
import { ownIdentity } from '../process/process-identity.ts';

/** What `.heartbeat` says (wire shape). */
export interface Heartbeat {
  readonly v: 1;
  readonly task_id: string;
  readonly run_id: string;
  readonly pid: number;
  readonly process_start: string;
  readonly host: string;
  readonly at: string;
  readonly status: RunStatus;
}

/** @throws OrchError `ORCH_STORAGE_*` */
export function writeHeartbeat(
  path: string,
  key: RunKey,
  status: RunStatus,
  nowMs: number,
  onPoint: FaultPoint | undefined,
): void {
  const { pid, start, host } = ownIdentity();
  const heartbeat: Heartbeat = {
    v: 1,
    task_id: key.taskId,
    run_id: key.runId,
    pid,
    process_start: start,
    host,
    at: new Date(nowMs).toISOString(),
    status,
  };
  replaceFile(path, `${JSON.stringify(heartbeat)}\n`, { name: 'heartbeat', onPoint });
}

/**
 * @returns `null` where there is none
 * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_DATA_VERSION`, `ORCH_STORAGE_*`
 */
export async function readHeartbeat(path: string): Promise<Heartbeat | null> {
  return await readJson('heartbeat', path);
}

import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { JsonValue } from '@orch/core';
import { hasProcFs, processStartTime } from './process-table.ts';

/** What finds a process again after a crash: never its pid alone (I4). Wire format. */
export interface ProcessHandle {
  readonly pid: number;
  /** As `processStartTime` gives it; `null` when the system would not say. */
  readonly start_time: string | null;
  readonly host: string;
  /** Changes at every boot; `null` where the system has none. */
  readonly boot_id: string | null;
}

/** This machine since its last boot: pids mean something only here. */
export interface Machine {
  readonly host: string;
  readonly boot_id: string | null;
}

let machine: Machine | null = null;

/** The machine that this process runs on. It cannot change, so it is read once. */
export function thisMachine(): Machine {
  machine ??= {
    host: hostname(),
    boot_id: hasProcFs ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() : null,
  };
  return machine;
}

/** The handle of a child that was spawned just now. */
export function handleOf(pid: number): ProcessHandle {
  return { pid, start_time: processStartTime(pid), ...thisMachine() };
}

/** Reads a handle back from a journal; `null` when it is not one. */
export function parseHandle(value: JsonValue | null): ProcessHandle | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { pid, start_time, host, boot_id } = value as Readonly<Record<string, JsonValue>>;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 1) return null;
  if (typeof host !== 'string') return null;
  return {
    pid,
    start_time: typeof start_time === 'string' ? start_time : null,
    host,
    boot_id: typeof boot_id === 'string' ? boot_id : null,
  };
}

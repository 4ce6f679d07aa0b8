import { setTimeout as wait } from 'node:timers/promises';
import { readProcess } from '../process-table.ts';

/** Whether a process runs. One that only waits to be collected does not. */
export function isAlive(pid: number): boolean {
  return readProcess(pid) !== null;
}

/** Waits for something that no event tells of. */
export async function eventually<T>(look: () => T | null | undefined | false): Promise<T> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    await wait(10);
  }
  throw new Error('it did not come about within ten seconds');
}

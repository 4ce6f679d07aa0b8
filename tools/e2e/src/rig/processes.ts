import { readdir, readFile } from 'node:fs/promises';
import { pollUntil } from './poll-until.ts';

/**
 * Pids of the live processes whose environment has exactly this entry (`NAME=value`). Reads
 * `/proc`, so it sees processes that left their group, their session and their parent.
 */
export async function processesWith(entry: string): Promise<readonly number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => ((await environmentOf(name)).includes(entry) ? Number(name) : null)),
  );
  return found.filter((pid) => pid !== null);
}

/** Kills every process with the entry, and those that they start meanwhile. */
export async function endProcesses(entry: string): Promise<void> {
  await pollUntil('marked processes end', async () => {
    const pids = await processesWith(entry);
    for (const pid of pids) kill(pid);
    return pids.length === 0;
  });
}

/** The largest resident set of a live process so far, in bytes (`VmHWM`). */
export async function peakMemoryBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kib === undefined) throw new Error(`/proc/${pid}/status has no VmHWM`);
  return Number(kib) * 1024;
}

/** Zombies have an empty environment, so they do not count as alive. */
async function environmentOf(pid: string): Promise<readonly string[]> {
  try {
    return (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0');
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** It ended in between, or belongs to somebody else and so was not started here. */
function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES' || code === 'EPERM';
}

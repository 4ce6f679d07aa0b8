import { describeThrown, OrchError, type Clock, type RunStatus } from '@orch/core';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { appendJsonLine } from '../files/append-line.ts';
import { atomicWrite } from '../files/atomic-write.ts';
import { isAbsent, storageError } from '../files/storage-error.ts';
import { runPaths, sharedPaths, type RunRoots } from '../paths/run-paths.ts';
import { inspectLock } from '../lock/owned-lock.ts';
import { validatorFor, type Check } from '../schemas/validators.ts';
import { runIdsOf, taskIdsOf } from '../store/list-runs.ts';
import { readRun } from '../store/run-snapshot.ts';
import { upcast } from '../upcast/upcast.ts';
import { indexLineOf, type IndexLine } from './index-line.ts';
import { readLinesBackwards } from './read-lines-backwards.ts';

/** A run as the index lists it. `interrupted` is derived from a dead owner. */
export interface RunListing extends Omit<IndexLine, 'status'> {
  readonly status: RunStatus | 'interrupted';
}

export interface RunQuery {
  /** Runs to give, at most. */
  readonly limit: number;
  readonly taskId?: string;
  readonly status?: RunListing['status'];
}

export interface RunList {
  /** The runs that changed last come first. */
  readonly runs: readonly RunListing[];
  /** Lines that could not be read among those that were looked at. */
  readonly damagedLines: number;
}

/**
 * The index over all runs, `.runs/index.ndjson`: one line per change, appended; the newest line of
 * a run counts.
 *
 * I15: the index is read from its end, and no further than the answer needs; a damaged line costs
 * itself alone; and the whole file can be made again from the runs.
 */
export class RunIndex {
  readonly #roots: RunRoots;
  readonly #clock: Pick<Clock, 'nowMs'>;

  constructor(roots: RunRoots, clock: Pick<Clock, 'nowMs'>) {
    this.#roots = roots;
    this.#clock = clock;
  }

  /** The run that changed last. @throws OrchError `ORCH_STORAGE_*` */
  async latest(): Promise<RunListing | null> {
    const { runs } = await this.list({ limit: 1 });
    return runs[0] ?? null;
  }

  /** @throws OrchError `ORCH_STORAGE_*` */
  async list({ limit, taskId, status }: RunQuery): Promise<RunList> {
    const runs: RunListing[] = [];
    let damagedLines = 0;
    const seen = new Set<string>();
    const check = await validatorFor('index-line');
    for (const text of readLinesBackwards(sharedPaths(this.#roots).runIndex)) {
      if (runs.length >= limit) break;
      const line = parseIndexLine(text, check);
      if (line === null) {
        damagedLines += 1;
        continue;
      }
      const name = `${line.task_id}/${line.run_id}`;
      if (seen.has(name)) continue;
      seen.add(name);
      if (taskId !== undefined && line.task_id !== taskId) continue;
      const listing = await this.#refine(line);
      if (listing === null) continue;
      if (status === undefined || listing.status === status) runs.push(listing);
    }
    return { runs, damagedLines };
  }

  /**
   * Runs of this id, of whatever task. Reads back to where the first is found, or the whole file.
   *
   * @throws OrchError `ORCH_STORAGE_*`
   */
  async find(runId: string): Promise<RunListing | null> {
    const check = await validatorFor('index-line');
    const needle = `"run_id":${JSON.stringify(runId)}`;
    for (const text of readLinesBackwards(sharedPaths(this.#roots).runIndex)) {
      if (!text.includes(needle)) continue;
      const line = parseIndexLine(text, check);
      if (line?.run_id === runId) return await this.#refine(line);
    }
    return null;
  }

  /** Appends what is known of a run. @throws OrchError `ORCH_STORAGE_*` */
  append(line: IndexLine): void {
    appendJsonLine(sharedPaths(this.#roots).runIndex, line, 'run index');
  }

  /**
   * Makes the index again from the journals of all runs. Lines that others append meanwhile are
   * carried over.
   *
   * @returns runs that could not be read, in words
   * @throws OrchError `ORCH_STORAGE_*`
   */
  async rebuild(): Promise<{ readonly runs: number; readonly problems: readonly string[] }> {
    const path = sharedPaths(this.#roots).runIndex;
    const old = openOld(path);
    try {
      const { lines, problems } = await this.#readAllRuns();
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      await atomicWrite(path, text, { name: 'run index' });
      const meanwhile = old?.appendedSince() ?? '';
      for (const line of meanwhile.split('\n')) {
        if (line === '') continue;
        const value = parseIndexLine(line, await validatorFor('index-line'));
        if (value !== null) this.append(value);
      }
      return { runs: lines.length, problems };
    } finally {
      old?.close();
    }
  }

  async #readAllRuns(): Promise<{ readonly lines: IndexLine[]; readonly problems: string[] }> {
    const lines: IndexLine[] = [];
    const problems: string[] = [];
    for (const taskId of taskIdsOf(this.#roots)) {
      for (const runId of runIdsOf(this.#roots, taskId)) {
        try {
          const key = { taskId, runId };
          const { state, damage } = await readRun(this.#roots, key, this.#clock.nowMs());
          if (damage !== null) problems.push(`${taskId}/${runId}: ${damage.message}`);
          if (state.status !== 'queued') lines.push(indexLineOf(state));
        } catch (error) {
          problems.push(`${taskId}/${runId}: ${describeThrown(error)}`);
        }
      }
    }
    lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    return { lines, problems };
  }

  /** Only a run that is said to go on may be something else by now: its owner may have died. */
  async #refine(line: IndexLine): Promise<RunListing | null> {
    if (line.status !== 'running') return line;
    const key = { taskId: line.task_id, runId: line.run_id };
    const nowMs = this.#clock.nowMs();
    try {
      if (inspectLock(runPaths(this.#roots, key).lease, nowMs)?.alive === true) return line;
      const { state, status } = await readRun(this.#roots, key, nowMs);
      return state.status === 'queued' ? null : { ...indexLineOf(state), status };
    } catch (error) {
      // It is gone, or its owner died before its first fact was in the journal: there is no run.
      if (error instanceof OrchError && error.code === 'ORCH_RUN_UNKNOWN') return null;
      // It cannot be read. What is certain is that nobody goes on with it.
      if (error instanceof OrchError) return { ...line, status: 'interrupted' };
      throw error;
    }
  }
}

/** What a line of the index says; `null` for a damaged one. */
export function parseIndexLine(text: string, check: Check): IndexLine | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // A damaged line; the caller counts it.
  }
  const current = upcast('index-line', value);
  if (current.kind === 'unknown_version' || check(current.value) !== null) return null;
  return current.value as IndexLine; // the schema has just said so
}

interface OldIndex {
  /** What was appended to the file since it was opened, also after another one took its name. */
  appendedSince(): string;
  close(): void;
}

function openOld(path: string): OldIndex | null {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw storageError(error, 'read the run index', path);
  }
  const { size } = fstatSync(fd);
  return {
    appendedSince() {
      const bytes = Buffer.alloc(fstatSync(fd).size - size);
      return bytes.toString('utf8', 0, readSync(fd, bytes, 0, bytes.byteLength, size));
    },
    close: () => closeSync(fd),
  };
}

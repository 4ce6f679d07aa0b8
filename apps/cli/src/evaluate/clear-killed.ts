import { sanitizeRunId } from '@orch/core';
import { createProcessExecutor } from '@orch/adapter-process';
import { livenessOf, ownIdentity, type ProcessIdentity } from '@orch/persistence';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RepositorySession } from '../session/session.ts';
import { evaluationRun } from './command-port.ts';

/** An evaluation that is at work, in `out/evaluations/.running/<id>.json`. */
interface RunningEvaluation {
  readonly id: string;
  readonly owner: ProcessIdentity;
  readonly keep: boolean;
}

/**
 * Notes that an evaluation is at work, so that the next one can clear up after it if it is killed.
 *
 * @returns takes the note away
 */
export function noteRunning(outDir: string, id: string, keep: boolean): () => void {
  const folder = runningFolder(outDir);
  const file = join(folder, `${sanitizeRunId(id)}.json`);
  const note: RunningEvaluation = { id, owner: ownIdentity(), keep };
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.tmp`, JSON.stringify(note));
  renameSync(`${file}.tmp`, file);
  return () => rmSync(file, { force: true });
}

/**
 * Ends the processes of evaluations that were killed, and removes their copies.
 *
 * @param scratchOf what the names of an evaluation's folders in the system's temporary folder begin with
 * @returns the ids of those evaluations
 */
export async function clearKilled(
  { roots, env, clock }: Pick<RepositorySession, 'roots' | 'env' | 'clock'>,
  scratchOf: (evaluation: string) => string,
): Promise<readonly string[]> {
  const cleared: string[] = [];
  for (const { file, note } of notesIn(runningFolder(roots.outDir))) {
    if (livenessOf(note.owner) !== 'dead') continue;
    const executor = createProcessExecutor({
      root: roots.root,
      env,
      redactor: null,
      clock,
      graceMs: 0,
      logFile: () => ({ file, ref: file }),
    });
    await executor.sweepRun(evaluationRun(note.id));
    if (!note.keep) removeScratch(scratchOf(sanitizeRunId(note.id)));
    rmSync(file, { force: true });
    cleared.push(note.id);
  }
  return cleared;
}

function runningFolder(outDir: string): string {
  return join(outDir, 'evaluations', '.running');
}

function notesIn(folder: string): { readonly file: string; readonly note: RunningEvaluation }[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names.map((name) => {
    const file = join(folder, name);
    return { file, note: JSON.parse(readFileSync(file, 'utf8')) as RunningEvaluation };
  });
}

function removeScratch(prefix: string): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

import type { Clock } from '@orch/core';
import { RunIndex, taskPaths, type RunMetrics, type RunRoots } from '@orch/persistence';
import type { RunFact } from '@orch/sop';
import { readFileSync } from 'node:fs';
import { osCode } from '../errors/os-code.ts';

/** The finished runs that somebody started, and lines of their metrics that could not be read. */
export interface RunFacts {
  readonly runs: readonly RunFact[];
  readonly damagedLines: number;
}

/**
 * Every finished run, from the run index and the metrics of the tasks. Child runs are part of the run
 * that began them. A run without a line in the metrics was cut off before it was counted, and is left out.
 *
 * @throws OrchError `ORCH_STORAGE_*`
 */
export async function runFacts(
  roots: RunRoots,
  clock: Pick<Clock, 'nowMs'>,
  isImplementation: (pipelineId: string) => boolean,
): Promise<RunFacts> {
  const { runs, damagedLines } = await new RunIndex(roots, clock).list({ limit: Infinity });
  const lines = new Map<string, ReturnType<typeof readMetrics>>();
  const facts: RunFact[] = [];
  for (const run of runs) {
    if (run.parent_run_id !== null || run.completed_at === null) continue;
    const metrics = lines.get(run.task_id) ?? readMetrics(roots, run.task_id);
    lines.set(run.task_id, metrics);
    // A run that was reopened has further lines: what it was like the first time counts.
    const first = metrics.lines.find((line) => line.run_id === run.run_id);
    if (first === undefined) continue;
    facts.push({
      task_id: run.task_id,
      run_id: run.run_id,
      started_at: run.started_at,
      completed_at: run.completed_at,
      implementation: isImplementation(run.pipeline_id),
      without_fixup: first.status === 'succeeded' && first.manual_fixups === 0,
    });
  }
  const damaged = [...lines.values()].reduce((sum, each) => sum + each.damaged, damagedLines);
  return { runs: facts.reverse(), damagedLines: damaged };
}

type Line = Pick<RunMetrics, 'run_id' | 'status' | 'manual_fixups'>;

function readMetrics(
  roots: RunRoots,
  taskId: string,
): { readonly lines: readonly Line[]; readonly damaged: number } {
  let text: string;
  try {
    text = readFileSync(taskPaths(roots, taskId).metrics, 'utf8');
  } catch (error) {
    if (osCode(error) === 'ENOENT') return { lines: [], damaged: 0 };
    throw error;
  }
  const all = text.split('\n').filter((line) => line !== '');
  const lines = all.flatMap((line) => readLine(line) ?? []);
  return { lines, damaged: all.length - lines.length };
}

function readLine(text: string): Line | null {
  try {
    const value = JSON.parse(text) as Partial<Line> | null;
    const fits = typeof value?.run_id === 'string' && typeof value.manual_fixups === 'number';
    return fits ? (value as Line) : null;
  } catch {
    return null; // A torn line; the caller counts it.
  }
}

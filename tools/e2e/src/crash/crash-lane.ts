import { told } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { crashCycle, startArgs, type CrashReport } from './crash-cycle.ts';
import type { Kill } from './kill.ts';
import { normalManifest } from './normal-manifest.ts';
import { readManifest } from './read-manifest.ts';
import { crashProject, type CrashPipeline } from './six-stage-project.ts';

/** The next kills to try; `null` when there are no more. Gets the last report of its own lane. */
export type NextKills = (last: CrashReport | null) => readonly Kill[] | null;

/**
 * Runs cases one after the other in a repository of their own, each as a new task, against the
 * manifest of an undisturbed run in the same repository.
 *
 * @param maxCases a bound on what `next` asks for
 */
async function crashLane(
  pipeline: CrashPipeline,
  maxCases: number,
  next: NextKills,
): Promise<readonly CrashReport[]> {
  const taskIds = Array.from({ length: maxCases }, (_, position) => `crash-${position + 1}`);
  const repository = await Repository.make(crashProject(['calm', ...taskIds]));
  try {
    const calm = await repository.orch(startArgs({ taskId: 'calm', pipeline }));
    if (calm.exitCode !== 0) throw new Error(`The undisturbed run failed: ${told(calm)}`);
    const [runId = ''] = await repository.runIds('calm');
    const expected = normalManifest(await readManifest(repository, 'calm', runId));
    const reports: CrashReport[] = [];
    for (const taskId of taskIds) {
      const kills = next(reports.at(-1) ?? null);
      if (kills === null) break;
      reports.push(await crashCycle({ repository, taskId, pipeline, kills, expected }));
    }
    return reports;
  } finally {
    await repository.remove();
  }
}

/** Two lanes side by side: each spends half of its time waiting for processes to start. */
export async function crashLanes(
  pipeline: CrashPipeline,
  maxCases: number,
  nextOf: (lane: 0 | 1) => NextKills,
): Promise<readonly CrashReport[]> {
  const lanes = await Promise.all(
    ([0, 1] as const).map((lane) => crashLane(pipeline, Math.ceil(maxCases / 2), nextOf(lane))),
  );
  return lanes.flat();
}

/** Every fault in words, with the case that showed it. */
export function allFaults(reports: readonly CrashReport[]): readonly string[] {
  return reports.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
}

/** How many cases came out which way. */
export function countOutcomes(reports: readonly CrashReport[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = { kills_survived: 0 };
  for (const { outcome, survived } of reports) {
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    counts['kills_survived'] = (counts['kills_survived'] ?? 0) + survived;
  }
  return counts;
}

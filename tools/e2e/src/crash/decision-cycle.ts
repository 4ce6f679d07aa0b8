import { told } from '../rig/expect-exit.ts';
import { readJournalFile } from '../rig/journal-file.ts';
import type { OrchResult } from '../rig/orch.ts';
import type { Repository } from '../rig/repository.ts';
import { startArgs } from './crash-cycle.ts';
import { firstDifference } from './first-difference.ts';
import { orchWithKill, type Kill } from './kill.ts';
import { ledgerFaults, readLedger } from './ledger.ts';
import { normalManifest } from './normal-manifest.ts';
import { readManifest } from './read-manifest.ts';

/** The command of a gated run that is killed. */
export type KilledVerb = 'start' | 'approve' | 'resume';

export interface DecisionReport {
  /** Whether the kill came before the command was done. */
  readonly killed: boolean;
  readonly faults: readonly string[];
}

/**
 * Brings a run with a manual stage to its end (start, approve, resume), with one of the three
 * killed on the way, and checks that no decision is lost, doubled or made up.
 */
export async function decisionCycle(
  repository: Repository,
  taskId: string,
  verb: KilledVerb,
  kill: Kill,
  expected: unknown,
): Promise<DecisionReport> {
  const faults: string[] = [];
  const json = ['--format', 'json'];
  let killed = false;
  /** The one command that is to be killed is killed once. */
  const call = async (name: KilledVerb, args: readonly string[]): Promise<OrchResult> => {
    if (name !== verb || killed) return repository.orch(args);
    const result = await orchWithKill(repository, args, taskId, kill);
    killed = result.signal === 'SIGKILL';
    return result;
  };
  const expectExit = (result: OrchResult, wanted: readonly number[], what: string): void => {
    if (!wanted.includes(result.exitCode ?? -1)) faults.push(`${what}: ${told(result)}`);
  };

  const started = await call('start', startArgs({ taskId, pipeline: 'gated' }));
  let [runId] = await repository.runIds(taskId);
  if (started.signal === 'SIGKILL' && (await decisionsOf(repository, taskId, runId)) === null) {
    // There was no run yet.
    expectExit(await repository.orch(startArgs({ taskId, pipeline: 'gated' })), [3], 'new start');
    return { killed, faults };
  }
  runId ??= '';
  const resume = ['resume', '--run', runId, ...json];
  if (started.signal === 'SIGKILL')
    expectExit(await repository.orch(resume), [3], 'resume to the gate');
  else expectExit(started, [3], 'start');

  const approve = ['approve', '--run', runId, '--reason', 'Looked at it.', ...json];
  const approved = await call('approve', approve);
  const decided = (await decisionsOf(repository, taskId, runId)) ?? 0;
  if (approved.signal === 'SIGKILL') {
    // A decision that is on the disk is taken, and not taken twice; another one is asked for anew.
    expectExit(await repository.orch(approve), decided === 1 ? [4] : [0], 'approve again');
  } else expectExit(approved, [0], 'approve');

  const resumed = await call('resume', resume);
  if (resumed.signal === 'SIGKILL') {
    const again = await repository.orch(resume);
    const finished = again.exitCode === 4 && again.stdout.includes('ORCH_RUN_FINISHED');
    if (finished) {
      expectExit(await repository.orch(['runs', 'repair', '--run', runId]), [0], 'repair');
    } else expectExit(again, [0], 'resume again');
  } else expectExit(resumed, [0], 'resume');

  const decisions = await decisionsOf(repository, taskId, runId);
  if (decisions !== 1) faults.push(`the journal has ${String(decisions)} decisions`);
  faults.push(...ledgerFaults(await readLedger(repository.path('scratch', `${taskId}.ledger`))));
  const manifest = normalManifest(await readManifest(repository, taskId, runId));
  const difference = firstDifference(manifest, expected);
  if (difference !== null)
    faults.push(`the manifest differs from an undisturbed one: ${difference}`);
  const left = await repository.leftovers();
  if (left.length > 0) faults.push(`processes are left: ${left.join(', ')}`);
  return { killed, faults: faults.map((fault) => `${taskId} (${verb}): ${fault}`) };
}

/** Decisions in the run's journal; `null` where no run has begun. */
async function decisionsOf(
  repository: Repository,
  taskId: string,
  runId: string | undefined,
): Promise<number | null> {
  if (runId === undefined) return null;
  try {
    const path = repository.path('.runs', taskId, 'cli', runId, 'runner.ndjson');
    const { lines } = await readJournalFile(path);
    return lines.length === 0
      ? null
      : lines.filter(({ type }) => type === 'approval.decided').length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

import { join } from 'node:path';
import { told } from '../rig/expect-exit.ts';
import { readJournalFile, type JournalLine } from '../rig/journal-file.ts';
import type { OrchResult } from '../rig/orch.ts';
import type { Repository } from '../rig/repository.ts';
import { beginnings, ledgerFaults, readLedger } from './ledger.ts';
import { describeKill, orchWithKill, type Kill } from './kill.ts';
import { firstDifference } from './first-difference.ts';
import { normalManifest } from './normal-manifest.ts';
import { readManifest } from './read-manifest.ts';
import type { CrashPipeline } from './six-stage-project.ts';

/** One run that is killed, perhaps more than once, and then brought to its end. */
export interface CrashCase {
  readonly repository: Repository;
  readonly taskId: string;
  readonly pipeline: CrashPipeline;
  /** The first is for `start`, each further one for a `resume`. */
  readonly kills: readonly Kill[];
  /** The manifest of an undisturbed run, normalised. */
  readonly expected: unknown;
}

/**
 * How a case came out:
 * - `recovered`: killed while there was something to go on with, and resumed to its end
 * - `before_run`: killed before the run's first fact was on the disk, so there was nothing to resume
 * - `after_end`: killed after the run's last fact was on the disk, so nothing was left to do
 * - `undisturbed`: it ended before the kill was due
 */
export type CrashOutcome = 'recovered' | 'before_run' | 'after_end' | 'undisturbed';

export interface CrashReport {
  readonly name: string;
  readonly outcome: CrashOutcome;
  /** Kills after which there was something to go on with. */
  readonly survived: number;
  /** Promises that did not hold, in words. */
  readonly faults: readonly string[];
}

/** Runs one case and checks everything that a killed run promises. Never throws for a broken promise. */
export async function crashCycle(crash: CrashCase): Promise<CrashReport> {
  const { repository, taskId, pipeline, kills } = crash;
  const faults: string[] = [];
  const name = `${pipeline}, ${taskId}: ${kills.map(describeKill).join(', then ')}`;
  let survived = 0;
  const report = (outcome: CrashOutcome): CrashReport => ({ name, outcome, survived, faults });

  const [first, ...further] = kills;
  if (first === undefined) throw new Error('A crash case needs a kill.');
  const begun = await orchWithKill(repository, startArgs(crash), taskId, first);
  if (begun.signal !== 'SIGKILL') {
    faults.push(...expectEnd('start', begun));
    faults.push(...(await checkEnd(crash, new Map())));
    return report('undisturbed');
  }

  const [runId] = await repository.runIds(taskId);
  if (runId === undefined || (await journal(crash, runId)).length === 0) {
    faults.push(...(await checkNothingBegan(crash, runId)));
    return report('before_run');
  }
  let lastKill = first;
  for (const next of [...further, null]) {
    const before = await journal(crash, runId);
    if (before.at(-1)?.type === 'run.completed') {
      faults.push(...(await checkStanding(crash, runId, 'succeeded')));
      const repaired = await repository.orch(['runs', 'repair', '--run', runId]);
      if (repaired.exitCode !== 0) faults.push(`runs repair: ${told(repaired)}`);
      faults.push(...(await checkEnd(crash, new Map())));
      return report(survived === 0 ? 'after_end' : 'recovered');
    }
    survived += 1;
    faults.push(...(await checkStanding(crash, runId, 'interrupted')));
    const ledger = beginnings(await ledgerOf(crash));
    const finished = await finishedStages(crash, ledger);
    const resume = ['resume', '--run', runId, '--format', 'json'];
    const resumed = await (next === null
      ? repository.orch(resume)
      : orchWithKill(repository, resume, taskId, next));
    if (resumed.signal === 'SIGKILL') {
      lastKill = next ?? lastKill;
      faults.push(...(await checkNotRunAgain(crash, finished)));
      continue;
    }
    faults.push(...expectEnd('resume', resumed));
    faults.push(...(await checkEnd(crash, finished)));
    break;
  }
  return report('recovered');
}

export function startArgs({ taskId, pipeline }: Pick<CrashCase, 'taskId' | 'pipeline'>): string[] {
  return ['start', pipeline, '--task', taskId, '--format', 'json'];
}

function expectEnd(verb: string, result: OrchResult): string[] {
  return result.exitCode === 0 ? [] : [`${verb}: ${told(result)}`];
}

/** The whole lines that are on the disk; none where there is no journal yet. */
async function journal(
  { repository, taskId }: CrashCase,
  runId: string,
): Promise<readonly JournalLine[]> {
  const path = repository.path('.runs', taskId, 'cli', runId, 'runner.ndjson');
  try {
    return (await readJournalFile(path)).lines;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function ledgerOf({ repository, taskId }: CrashCase) {
  return readLedger(repository.path('scratch', `${taskId}.ledger`));
}

/** Stages whose success is on the disk, of the run and its child runs, with how often they began. */
async function finishedStages(
  crash: CrashCase,
  begun: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const finished = new Map<string, number>();
  for (const runId of await crash.repository.runIds(crash.taskId)) {
    for (const { type, data } of await journal(crash, runId)) {
      if (type !== 'stage.succeeded') continue;
      const stage = `${crash.taskId}/${runId}/${String(data['stage'])}`;
      finished.set(stage, begun.get(stage) ?? 0);
    }
  }
  return finished;
}

/** E3: a stage whose success was on the disk when orch was killed never begins again. */
async function checkNotRunAgain(
  crash: CrashCase,
  finished: ReadonlyMap<string, number>,
): Promise<string[]> {
  const now = beginnings(await ledgerOf(crash));
  return [...finished].flatMap(([stage, times]) => {
    const after = now.get(stage) ?? 0;
    return after === times ? [] : [`${stage} had succeeded and began ${after - times} times more`];
  });
}

/** E1 */
async function checkStanding(crash: CrashCase, runId: string, wanted: string): Promise<string[]> {
  const faults: string[] = [];
  const shown = await crash.repository.orch(['status', '--run', runId, '--format', 'json']);
  const status = statusIn(shown.stdout);
  if (status !== wanted) faults.push(`status should say ${wanted}: ${told(shown)}`);
  const listed = await crash.repository.orch([
    ...['runs', 'list', '--task', crash.taskId],
    ...['--limit', '0', '--format', 'json'],
  ]);
  const line = runsIn(listed.stdout).find((run) => run.run_id === runId);
  if (line?.status !== wanted) faults.push(`runs list should say ${wanted}: ${told(listed)}`);
  return faults;
}

async function checkNothingBegan(crash: CrashCase, runId: string | undefined): Promise<string[]> {
  const faults: string[] = [];
  if ((await ledgerOf(crash)).length > 0) faults.push('a stage ran before the run was recorded');
  if (runId !== undefined) {
    const resumed = await crash.repository.orch(['resume', '--run', runId, '--format', 'json']);
    if (resumed.exitCode === 0) faults.push('a run that never began was resumed');
  }
  const again = await crash.repository.orch(startArgs(crash));
  if (again.exitCode !== 0) faults.push(`a new start after the kill: ${told(again)}`);
  return faults;
}

/** Everything that must hold once the run has come to its end. */
async function checkEnd(
  crash: CrashCase,
  finished: ReadonlyMap<string, number>,
): Promise<string[]> {
  const { repository, taskId, expected } = crash;
  const faults = [...(await checkNotRunAgain(crash, finished))];
  const ledger = await ledgerOf(crash);
  faults.push(...ledgerFaults(ledger)); // E4
  const parent = (await repository.runIds(taskId))[0] ?? '';
  for (const runId of await repository.runIds(taskId)) {
    faults.push(...checkSuccesses(await journal(crash, runId), ledger, `${taskId}/${runId}`));
    const manifest = await readManifest(repository, taskId, runId);
    if (manifest.status !== 'succeeded') faults.push(`the manifest says ${manifest.status}`);
    // E5: reading it recomputes the chain.
    const { lines } = await readJournalFile(
      join(repository.path('.runs', taskId, 'cli', runId), 'runner.ndjson'),
    );
    if (manifest.journal.entries !== lines.length) {
      faults.push(`the manifest shows ${manifest.journal.entries} of ${lines.length} entries`);
    }
  }
  // E2
  const manifest = normalManifest(await readManifest(repository, taskId, parent));
  const difference = firstDifference(manifest, expected);
  if (difference !== null)
    faults.push(`the manifest differs from an undisturbed one: ${difference}`);
  // E6
  const left = await repository.leftovers();
  if (left.length > 0) faults.push(`processes are left: ${left.join(', ')}`);
  return faults;
}

/** Every stage succeeded once in the journal, with the attempt that the ledger saw last. */
function checkSuccesses(
  lines: readonly JournalLine[],
  ledger: readonly { what: string; stage: string; attempt: number }[],
  run: string,
): string[] {
  const faults: string[] = [];
  const successes = new Map<string, number>();
  for (const { type, data } of lines) {
    if (type !== 'stage.succeeded') continue;
    const stage = String(data['stage']);
    if (successes.has(stage)) faults.push(`${stage} succeeded twice in the journal`);
    successes.set(stage, Number(data['attempt']));
  }
  for (const [stage, attempt] of successes) {
    const own = ledger.filter((line) => line.stage === `${run}/${stage}`);
    if (own.length === 0) continue;
    const last = own.at(-1);
    if (last?.what !== 'end' || last.attempt !== attempt) {
      faults.push(`${stage} succeeded as attempt ${attempt}, which never ended by itself`);
    }
  }
  return faults;
}

function statusIn(stdout: string): unknown {
  return (JSON.parse(stdout || 'null') as { status?: unknown } | null)?.status;
}

function runsIn(stdout: string): readonly { run_id: string; status: string }[] {
  const document = JSON.parse(stdout || 'null') as {
    runs?: { run_id: string; status: string }[];
  } | null;
  return document?.runs ?? [];
}

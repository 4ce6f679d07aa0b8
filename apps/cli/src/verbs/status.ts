import { OrchError, type RunKey } from '@orch/core';
import { projectManifest, readRun, runPaths, taskPaths, type RunSnapshot } from '@orch/persistence';
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { viewOf } from '../documents/read-view.ts';
import { runDocument, type RunDocument } from '../documents/run-document.ts';
import type { ChildStatus, StatusDocument } from '../documents/status-document.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { statusText } from '../view/status-text.ts';
import { stdoutStyle } from '../view/stdout-style.ts';
import { runOrLatest } from './find-run.ts';

/** `orch status [--run <id>] [--watch]` */
export async function status(session: RepositorySession): Promise<number> {
  const { args, clock, format } = session;
  const key = await runOrLatest(session);
  const document = args.has('watch')
    ? await (await import('./watch-status.ts')).watchStatus(session, () => readStatus(session, key))
    : await readStatus(session, key);
  const style = await stdoutStyle(session);
  writeResult(format, document, () => statusText(document, style, clock.nowMs()));
  return exitStatus.ok;
}

/**
 * Reads how a run stands from its journal, without its lease and without writing.
 *
 * @throws OrchError `ORCH_RUN_UNKNOWN`, `ORCH_DATA_DAMAGED`, `ORCH_STORAGE_*`
 */
export async function readStatus(
  { roots, clock }: Pick<RepositorySession, 'roots' | 'clock'>,
  key: RunKey,
): Promise<StatusDocument> {
  const read = (each: RunKey): Promise<RunSnapshot> => readRun(roots, each, clock.nowMs());
  const snapshot = await read(key);
  if (snapshot.damage !== null) throw snapshot.damage;
  const { state, liveness } = snapshot;
  if (state.status === 'queued') throw neverBegan(key);
  const run = runDocument(await viewOf({ read }, state, snapshot.status), roots);
  const { metrics } = taskPaths(roots, key.taskId);
  const { owner, alive, heartbeatAgeMs, stale } = liveness;
  return {
    ...run,
    updated_at: state.updatedAt,
    resumes: state.resumes,
    started_by: state.startedBy,
    orch_version: state.orchVersion,
    owner: owner && { ...owner, alive },
    heartbeat: heartbeatAgeMs === null ? null : { age_ms: Math.round(heartbeatAgeMs), stale },
    metrics: { present: existsSync(metrics), path: relative(roots.root, metrics) },
    approvals: projectManifest(state, snapshot.head, roots).approvals,
    notes: state.notes,
    journal: {
      entries: snapshot.head.entries,
      head_sha256: snapshot.head.sha256,
      torn_bytes: snapshot.torn?.bytes ?? 0,
    },
    children: await readChildren(run, read, roots),
  };
}

async function readChildren(
  { child_runs: childRuns }: RunDocument,
  read: (key: RunKey) => Promise<RunSnapshot>,
  roots: RepositorySession['roots'],
): Promise<ChildStatus[]> {
  const children: ChildStatus[] = [];
  for (const { stage, run_id: runId, task_id: taskId } of childRuns) {
    const manifest = runPaths(roots, { taskId, runId }).manifestReference;
    try {
      const child = await read({ taskId, runId });
      children.push({
        stage,
        run_id: runId,
        status: child.damage === null ? child.status : 'damaged',
        manifest,
      });
    } catch (error) {
      // A crash may have come between the parent's record of the child and the child itself.
      if (!(error instanceof OrchError) || error.code !== 'ORCH_RUN_UNKNOWN') throw error;
      children.push({ stage, run_id: runId, status: 'queued', manifest });
    }
  }
  return children;
}

function neverBegan({ runId, taskId }: RunKey): OrchError {
  return new OrchError(
    'ORCH_RUN_UNKNOWN',
    `Run ${runId} of task ${taskId} was made but never began.`,
    {
      hint: 'Start a new run with: orch start',
    },
  );
}

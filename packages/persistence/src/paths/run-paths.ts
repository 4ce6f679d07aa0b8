import { sanitizeRunId, sanitizeTaskId, type PlannedStage, type RunKey } from '@orch/core';
import { join, relative, sep } from 'node:path';

/** The three folders from which every path follows. All absolute. */
export interface RunRoots {
  /** The repository's root. */
  readonly root: string;
  /** Usually `<root>/.runs`. */
  readonly runsDir: string;
  /** Usually `<root>/out`. */
  readonly outDir: string;
}

/** Every path of one run. */
export interface RunPaths {
  readonly taskFolder: string;
  /** Holds the runs of the task. */
  readonly runsFolder: string;
  readonly folder: string;
  readonly journal: string;
  readonly manifest: string;
  readonly heartbeat: string;
  readonly lease: string;
  readonly resumeToken: string;
  /** How far the journal is in the audit log. */
  readonly auditCursor: string;
  readonly inbox: string;
  /** Compatibility pointer `.runs/<task>/mcp/<run>/manifest.json`. */
  readonly mcpPointer: string;
  /** Compatibility pointer `.runs/local-mcp/<run>/compat.json`. */
  readonly compatPointer: string;
  /** The manifest's path relative to the root, with `/`. */
  readonly manifestReference: string;
}

/**
 * The paths of a run (DESIGN §5). Nothing is touched on the disk.
 *
 * I7: ids come to a path through the sanitizers alone.
 *
 * @throws OrchError `ORCH_INVALID_TASK_ID`, `ORCH_INVALID_RUN_ID`
 */
export function runPaths(roots: RunRoots, key: RunKey): RunPaths {
  const taskId = sanitizeTaskId(key.taskId);
  const runId = sanitizeRunId(key.runId);
  const taskFolder = below(roots.runsDir, taskId);
  const runsFolder = below(taskFolder, 'cli');
  const folder = below(runsFolder, runId);
  const manifest = below(folder, 'manifest.json');
  return {
    taskFolder,
    runsFolder,
    folder,
    journal: below(folder, 'runner.ndjson'),
    manifest,
    heartbeat: below(folder, '.heartbeat'),
    lease: below(folder, 'lease.lock'),
    resumeToken: below(folder, 'resume-token.json'),
    auditCursor: below(folder, 'audit-cursor.json'),
    inbox: below(folder, 'inbox'),
    mcpPointer: below(taskFolder, 'mcp', runId, 'manifest.json'),
    compatPointer: below(roots.runsDir, 'local-mcp', runId, 'compat.json'),
    get manifestReference() {
      return referenceFrom(roots.root, manifest);
    },
  };
}

/**
 * A path below a folder. The names hold no separators, so there is nothing that `join` would have to
 * make right; it reads every character of every path, and this is called for each event of a run.
 */
function below(folder: string, ...names: readonly string[]): string {
  return `${folder}${sep}${names.join(sep)}`;
}

/** A path relative to the repository's root, with `/` on every platform. */
export function referenceFrom(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** The whole output of a stage, relative to the run's folder: `commands/<index>-<slug>.ndjson`. */
export function logPath(stage: Pick<PlannedStage, 'index' | 'slug'>): string {
  return `commands/${String(stage.index).padStart(2, '0')}-${stage.slug}.ndjson`;
}

/** What a task and what all tasks share. */
export interface SharedPaths {
  readonly runIndex: string;
  readonly auditLog: string;
}

/** The files that belong to no single task. */
export function sharedPaths(roots: RunRoots): SharedPaths {
  return {
    runIndex: join(roots.runsDir, 'index.ndjson'),
    auditLog: join(roots.outDir, 'audit.log'),
  };
}

/** The files that a task's runs share. */
export interface TaskPaths {
  readonly metrics: string;
  readonly state: string;
  readonly stateLock: string;
  readonly pending: string;
}

/**
 * The paths of a task.
 *
 * @throws OrchError `ORCH_INVALID_TASK_ID`
 */
export function taskPaths(roots: RunRoots, taskId: string): TaskPaths {
  const id = sanitizeTaskId(taskId);
  const folder = join(roots.outDir, id);
  return {
    metrics: join(roots.runsDir, id, 'metrics.json'),
    state: join(folder, 'state.json'),
    stateLock: join(folder, 'state.lock'),
    pending: join(folder, 'pending'),
  };
}

import { canonicalJson, OrchError, type JsonValue, type Receipt, type RunKey } from '@orch/core';
import { join } from 'node:path';
import { receiptsIn } from '../attestation/run-statement.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { projectManifest } from '../manifest/project-manifest.ts';
import { readManifest } from '../manifest/read-manifest.ts';
import { runPaths, type RunRoots } from '../paths/run-paths.ts';
import { readRun, type RunSnapshot } from '../store/run-snapshot.ts';
import { FileEvidenceReader } from './file-evidence-reader.ts';
import { digestOfFile } from './run-artifacts.ts';

/** The first thing that does not fit. */
export interface RunMisfit {
  /** The file, relative to the run's folder. */
  readonly file: string;
  readonly reason: string;
}

export interface RunVerification {
  readonly misfit: RunMisfit | null;
  /** How much was recomputed. */
  readonly checked: {
    readonly entries: number;
    readonly logs: number;
    readonly patches: number;
    readonly evaluations: number;
  };
  /** What is no damage and yet worth knowing. */
  readonly notes: readonly string[];
  readonly snapshot: RunSnapshot;
  readonly manifest: Manifest | null;
}

interface Progress {
  entries: number;
  logs: number;
  patches: number;
  evaluations: number;
  readonly notes: string[];
}

/**
 * Recomputes what a run's files claim: the journal's chain, the ranges and digests of its logs, the
 * digests of its patches and reports, and that the manifest is what the journal projects to. Never writes.
 *
 * @throws OrchError `ORCH_RUN_UNKNOWN`, `ORCH_STORAGE_*`
 */
export async function verifyRun(
  roots: RunRoots,
  key: RunKey,
  nowMs: number,
): Promise<RunVerification> {
  const snapshot = await readRun(roots, key, nowMs);
  const progress: Progress = {
    entries: snapshot.entries.length,
    logs: 0,
    patches: 0,
    evaluations: 0,
    notes: [],
  };
  let manifest: Manifest | null = null;
  let misfit: RunMisfit | null = null;
  if (snapshot.damage !== null) {
    misfit = { file: 'runner.ndjson', reason: snapshot.damage.message };
  } else {
    for (const receipt of receiptsIn(snapshot.entries)) {
      misfit ??= await checkLog(roots, key, receipt, progress);
      misfit ??= checkPatch(roots, key, receipt, progress);
      misfit ??= checkEvaluations(roots, key, receipt, progress);
    }
    const read = await readManifestOf(roots, key);
    if ('misfit' in read) misfit ??= read.misfit;
    else {
      manifest = read.manifest;
      misfit ??= checkManifest(roots, manifest, snapshot, progress);
    }
  }
  if (snapshot.torn !== null) {
    progress.notes.push('The last line of the journal is unfinished; it was never acted upon.');
  }
  const { notes, ...checked } = progress;
  return { misfit, checked, notes, snapshot, manifest };
}

async function checkLog(
  roots: RunRoots,
  key: RunKey,
  { stage, attempt, log, log_sha256: recorded }: Receipt,
  progress: Progress,
): Promise<RunMisfit | null> {
  if (log === null) return null;
  const found = await new FileEvidenceReader(roots).readLog(key, log);
  const whose = `attempt ${attempt} of ${stage}`;
  if (found.bytes !== log.bytes) {
    const reason = `the output of ${whose} has ${found.bytes} of ${log.bytes} bytes`;
    return { file: log.path, reason };
  }
  if (recorded === null) progress.notes.push(`No digest of the output of ${whose} was recorded.`);
  else if (found.sha256 !== recorded) {
    return { file: log.path, reason: `the output of ${whose} is not what was recorded` };
  }
  progress.logs += 1;
  return null;
}

function checkPatch(
  roots: RunRoots,
  key: RunKey,
  { stage, attempt, diff }: Receipt,
  progress: Progress,
): RunMisfit | null {
  if (typeof diff?.path !== 'string') return null;
  const whose = `the patch of attempt ${attempt} of ${stage}`;
  const found = digestOfFile(join(runPaths(roots, key).folder, diff.path));
  if (found === null) return { file: diff.path, reason: `${whose} is missing` };
  if (diff.sha256 === undefined) progress.notes.push(`No digest of ${whose} was recorded.`);
  else if (found !== diff.sha256) {
    return { file: diff.path, reason: `${whose} is not what was recorded` };
  }
  progress.patches += 1;
  return null;
}

function checkEvaluations(
  roots: RunRoots,
  key: RunKey,
  { stage, attempt, evaluations = [] }: Receipt,
  progress: Progress,
): RunMisfit | null {
  for (const { report, sha256, suite } of evaluations) {
    const found = digestOfFile(join(runPaths(roots, key).folder, report));
    const whose = `the report of ${suite} in attempt ${attempt} of ${stage}`;
    if (found === null) return { file: report, reason: `${whose} is missing` };
    if (found !== sha256) return { file: report, reason: `${whose} is not what was recorded` };
    progress.evaluations += 1;
  }
  return null;
}

async function readManifestOf(
  roots: RunRoots,
  key: RunKey,
): Promise<{ readonly manifest: Manifest | null } | { readonly misfit: RunMisfit }> {
  try {
    return { manifest: await readManifest(roots, key) };
  } catch (error) {
    if (!(error instanceof OrchError) || !error.code.startsWith('ORCH_DATA')) throw error;
    const { message: reason, place = '' } = error;
    return { misfit: { file: 'manifest.json', reason: `${reason} (${place})` } };
  }
}

function checkManifest(
  roots: RunRoots,
  manifest: Manifest | null,
  { state, head, liveness }: RunSnapshot,
  { notes }: Progress,
): RunMisfit | null {
  const file = 'manifest.json';
  if (state.status === 'queued') return null;
  if (manifest === null) return { file, reason: 'it is missing' };
  const { entries } = manifest.journal;
  if (entries > head.entries) {
    const reason = `the manifest tells of ${entries} entries, and the journal has ${head.entries}: its end was cut off`;
    return { file: 'runner.ndjson', reason };
  }
  if (entries < head.entries) {
    const why = liveness.alive ? 'its run goes on' : 'its process was killed';
    notes.push(
      `The manifest shows ${entries} of ${head.entries} entries, because ${why}; it was not compared. \`orch runs repair\` makes it anew.`,
    );
    return null;
  }
  const expected = projectManifest(state, head, roots);
  if (textOf(expected) === textOf(manifest)) return null;
  const member = Object.entries(expected).find(
    ([name, value]) =>
      textOf(value) !== textOf(Object.entries(manifest).find(([each]) => each === name)?.[1]),
  )?.[0];
  return { file, reason: `${member ?? 'a member'} is not what the journal says` };
}

/** Both come from JSON or become it; members that are absent count as such. */
function textOf(value: unknown): string {
  return value === undefined ? '' : canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);
}

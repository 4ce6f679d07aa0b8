import { OrchError, type RunKey } from '@orch/core';
import { projectManifest, readRun, type Manifest, type ManifestStage } from '@orch/persistence';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import { durationText, timeText } from '../output/time-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { runOrLatest } from './find-run.ts';

/** `orch runs show`: the manifest as it follows from the journal, which is verified on the way. */
export async function runsShow(session: RepositorySession): Promise<number> {
  const manifest = await manifestOf(session, await runOrLatest(session));
  writeResult(session.format, manifest, () => showText(manifest));
  return exitStatus.ok;
}

/** @throws OrchError `ORCH_RUN_UNKNOWN`, `ORCH_DATA_DAMAGED`, `ORCH_STORAGE_*` */
export async function manifestOf(
  { clock, roots }: Pick<RepositorySession, 'clock' | 'roots'>,
  key: RunKey,
): Promise<Manifest> {
  const { state, head, damage } = await readRun(roots, key, clock.nowMs());
  if (damage !== null) throw damage;
  if (state.status === 'queued') {
    throw new OrchError('ORCH_RUN_UNKNOWN', `Run ${key.runId} was made but never began.`);
  }
  return projectManifest(state, head, roots);
}

function showText(manifest: Manifest): string {
  const facts: (readonly [string, string | null])[] = [
    ['Run', manifest.run_id],
    ['Task', manifest.task_id],
    ['Pipeline', `${manifest.pipeline.id} (plan ${manifest.plan_digest.slice(0, 12)})`],
    [
      'Status',
      manifest.reason === null ? manifest.status : `${manifest.status} (${manifest.reason})`,
    ],
    ['Execution', `${manifest.execution.mode}, chosen by ${manifest.execution.source}`],
    ['Started', `${timeText(manifest.started_at)} by ${plainLine(manifest.started_by.name)}`],
    ['Ended', manifest.completed_at === null ? null : timeText(manifest.completed_at)],
    ['Parent', manifest.parent_run_id],
    [
      'Journal',
      `${manifest.journal.entries} entries, verified, head ${manifest.journal.head_sha256.slice(0, 12)}`,
    ],
    ['Written by', `orch ${manifest.orch_version}`],
  ];
  const blocks = [
    facts.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(11)}${value}`])),
    ...manifest.stages.map(stageText),
    ...manifest.approvals.map((approval) => [
      `Approval ${approval.id}: ${approval.status}`,
      ...approval.decisions.map(
        ({ at, actor, decision, reason }) =>
          `  ${timeText(at)}  ${plainLine(actor.name)}: ${decision}, ${plainLine(reason)}`,
      ),
    ]),
    manifest.guardrail_summary.length === 0
      ? []
      : ['Guardrails', ...manifest.guardrail_summary.map((line) => `  ${plainLine(line)}`)],
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function stageText(stage: ManifestStage): string[] {
  const { output, profile, diff } = stage;
  const exit = stage.signal ?? stage.exit_code;
  return [
    `${stage.index}. ${stage.id} (${stage.kind}): ${stage.status}`,
    ...(stage.failure === null
      ? []
      : [`   failure   ${plainLine(stage.failure.message)} (${stage.failure.code})`]),
    ...(exit === null
      ? []
      : [
          `   exit      ${exit}${stage.duration_ms === null ? '' : ` after ${durationText(stage.duration_ms)}`}, attempt ${stage.attempts}`,
        ]),
    ...(output === null
      ? []
      : [
          `   output    ${output.stdout_bytes} bytes on stdout, ${output.stderr_bytes} on stderr, ${output.redactions} redactions`,
        ]),
    ...(stage.log === null
      ? []
      : [
          `   log       ${stage.log}${stage.log_sha256 === null ? '' : ` (sha256 ${stage.log_sha256.slice(0, 12)} of this attempt)`}`,
        ]),
    ...(profile === null
      ? []
      : [
          `   profile   ${profile.granted}, ${profile.mechanism === null ? 'declared, not enforced' : `held by ${profile.mechanism}`}`,
        ]),
    ...(diff === null
      ? []
      : [
          `   changed   ${diff.files} files, +${diff.added} -${diff.deleted}${diff.path === null ? '' : ` (${diff.path})`}`,
        ]),
    ...(stage.child_run_id === null ? [] : [`   child     ${stage.child_run_id}`]),
    ...stage.criteria.map(
      ({ text, standing, detail }) =>
        `   criterion ${plainLine(text)}: ${standing} (${plainLine(detail)})`,
    ),
    ...stage.notes.map((note) => `   note      ${plainLine(note)}`),
  ];
}

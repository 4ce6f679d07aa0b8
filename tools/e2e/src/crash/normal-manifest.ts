import type { Manifest } from '@orch/persistence';

/**
 * A manifest without what must differ between a run that was killed and one that was not: times,
 * durations, the number of attempts and resumes, notes about the crash, the ids of run and task,
 * the digests of what has times in it (logs, the journal), the journal's length, and where the head
 * of the audit log stood, which all runs share. Everything else is compared, in its order.
 */
export function normalManifest(manifest: Manifest): unknown {
  const text = JSON.stringify(
    {
      ...manifest,
      started_at: null,
      updated_at: null,
      completed_at: manifest.completed_at === null ? null : 'some time',
      resumes: null,
      notes: null,
      journal: { ...manifest.journal, entries: null, head_sha256: null },
      stages: manifest.stages.map((stage) => ({
        ...stage,
        attempts: null,
        started_at: null,
        completed_at: null,
        duration_ms: null,
        log_sha256: stage.log_sha256 === null ? null : 'some digest',
        notes: null,
      })),
      guardrail_summary: manifest.guardrail_summary.map((line) =>
        line.replace(/\(line \d+, [0-9a-f]{12}\)/, '(line <n>, <digest>)'),
      ),
      approvals: manifest.approvals.map((approval) => ({
        ...approval,
        attempt: null,
        requested_at: null,
        decisions: approval.decisions.map((decision) => ({ ...decision, at: null })),
      })),
    },
    null,
    1,
  );
  return JSON.parse(
    text.replaceAll(manifest.run_id, '<run>').replaceAll(manifest.task_id, '<task>'),
  ) as unknown;
}

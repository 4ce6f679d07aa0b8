import { canonicalJson, type JournalEntry, type Receipt } from '@orch/core';
import { sha256Of } from '../digest/sha256.ts';
import type { JournalHead } from '../journal/journal-line.ts';
import type { Manifest } from '../manifest/manifest.ts';

/** A file that a statement is about. */
export interface Subject {
  /** Relative to the run's folder, with `/`. */
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** What orch says of a run (wire shape). Digests are SHA-256 in hex. */
export interface RunPredicate {
  readonly task_id: string;
  readonly run_id: string;
  readonly parent_run_id: string | null;
  readonly pipeline: string;
  readonly plan_digest: string;
  readonly status: string;
  readonly started_at: string;
  readonly completed_at: string | null;
  readonly orch_version: string;
  readonly stages: readonly {
    readonly id: string;
    readonly status: string;
    readonly attempts: number;
    readonly exit_code: number | null;
    /** Of the canonical JSON of each attempt's receipt, in order. */
    readonly receipts_sha256: readonly string[];
    readonly tree_before: string | null;
    readonly tree_after: string | null;
  }[];
  readonly approvals: readonly {
    readonly ref: string;
    readonly stage: string;
    readonly status: string;
    readonly decisions: readonly {
      readonly actor: string;
      readonly decision: string;
      readonly at: string;
    }[];
  }[];
  readonly guardrails: readonly string[];
  readonly journal: { readonly entries: number; readonly head_sha256: string };
}

/** An in-toto Statement v1 (github.com/in-toto/attestation, spec/v1/statement.md). */
export interface RunStatement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly Subject[];
  readonly predicateType: typeof runPredicateType;
  readonly predicate: RunPredicate;
}

export const runPredicateType = 'urn:orch:predicate:run:v1';

/** The statement about a run: a function of what was recorded, and of nothing else. */
export function runStatement(
  manifest: Manifest,
  entries: readonly JournalEntry[],
  head: JournalHead,
  subject: readonly Subject[],
): RunStatement {
  const receipts = receiptsIn(entries);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject,
    predicateType: runPredicateType,
    predicate: {
      task_id: manifest.task_id,
      run_id: manifest.run_id,
      parent_run_id: manifest.parent_run_id,
      pipeline: manifest.pipeline.id,
      plan_digest: manifest.plan_digest,
      status: manifest.status,
      started_at: manifest.started_at,
      completed_at: manifest.completed_at,
      orch_version: manifest.orch_version,
      stages: manifest.stages.map(
        ({ id, status, attempts, exit_code, tree_before, tree_after }) => ({
          id,
          status,
          attempts,
          exit_code,
          receipts_sha256: receipts
            .filter(({ stage }) => stage === id)
            .map((receipt) => sha256Of(canonicalJson(receipt))),
          tree_before,
          tree_after,
        }),
      ),
      approvals: manifest.approvals.map(({ ref, stage, status, decisions }) => ({
        ref,
        stage,
        status,
        decisions: decisions.map(({ actor, decision, at }) => ({
          actor: actor.name,
          decision,
          at,
        })),
      })),
      guardrails: manifest.guardrail_summary,
      journal: { entries: head.entries, head_sha256: head.sha256 ?? '' },
    },
  };
}

/** Every receipt of a journal, in order. */
export function receiptsIn(entries: readonly JournalEntry[]): readonly Receipt[] {
  return entries.flatMap(({ event }) =>
    'receipt' in event.data && event.data.receipt !== null ? [event.data.receipt] : [],
  );
}

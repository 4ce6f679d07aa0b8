import type { Actor, ApprovalRequest, RunEvent, TimedEvent } from '@orch/core';
import { samplePlan, sampleReceipt, started } from './sample-run.ts';

const taskId = 'task-1';
export const everyEventKey = { taskId, runId: 'every-event' };

const ada: Actor = { name: 'ada', source: 'git' };
const failure = {
  code: 'ORCH_STAGE_EXIT',
  message: 'The command ended with 1.',
  exit_code: 1,
  stderr: 'no such file\n',
} as const;

function request(stage: string, attempt: number, n: number): ApprovalRequest {
  return {
    id: `${stage}#${n}`,
    stage,
    attempt,
    reason: 'policy',
    title: `Run ${stage}?`,
    instructions: 'Look at the diff.',
    approvers: 1,
    from: ['*@example.org', 'ada'],
    also: [{ approvers: 1, from: ['a*'] }],
    expires_at: '2026-02-01T00:00:00.000Z',
    bound: { plan: 'a'.repeat(64), policy: null, worktree: 'tree-1' },
    after: 'run',
    rules: ['protected-paths'],
  };
}

function ask(stage: string, attempt: number, n: number): RunEvent[] {
  return [
    { type: 'stage.started', data: { stage, attempt, child_run_id: null } },
    { type: 'approval.requested', data: { request: request(stage, attempt, n), receipt: null } },
  ];
}

/** Turns of an agent that asks, is told no, and comes back. */
function agentTurns(stage: string): RunEvent[] {
  const about = { stage, attempt: 1 };
  const ask = { kind: 'command', digest: 'c'.repeat(64), command: 'npm i', paths: [] } as const;
  const usage = { turns: 1, input_tokens: 1200, output_tokens: 34, wall_ms: 5600 };
  const agent = { agent: 'codex 0.169.0', session: 'thread-1', usage, asserted: 'Done.' };
  const commands = [{ command: 'ls', exit_code: 0 }];
  const receipt = { ...sampleReceipt(stage), exit_code: null, agent: { ...agent, commands } };
  return [
    { type: 'stage.started', data: { ...about, child_run_id: null } },
    {
      type: 'agent.session',
      data: { ...about, agent: 'codex', session: 'thread-1', tree_before: 'tree-1' },
    },
    { type: 'agent.used', data: { ...about, usage } },
    {
      type: 'agent.span',
      data: {
        ...about,
        span: {
          id: 'span-2',
          parent: 'span-1',
          kind: 'function',
          name: 'builder',
          started_at: '2026-01-01T00:00:00.000Z',
          ended_at: '2026-01-01T00:00:01.000Z',
          error: null,
        },
      },
    },
    {
      type: 'approval.requested',
      data: { request: { ...request(stage, 1, 1), reason: 'agent', ask }, receipt },
    },
    {
      type: 'approval.decided',
      data: {
        request_id: `${stage}#1`,
        decision: 'rejected',
        actor: ada,
        reason: 'Not from there.',
        channel: 'cli',
      },
    },
    { type: 'approval.relayed', data: { request_id: `${stage}#1` } },
    {
      type: 'agent.answered',
      data: {
        ...about,
        ask,
        answer: 'decline',
        by: 'approval',
        request_id: `${stage}#1`,
        rules: [],
      },
    },
  ];
}

/** A history, which a run could have had, with every type of event in it. */
export function everyEvent(): TimedEvent[] {
  const [s1, s2, s3, s4] = ['stage-1', 'stage-2', 'stage-3', 'stage-4'] as const;
  const plan = samplePlan(4);
  const child = { stage: s3, attempt: 1, child_run_id: 'every-event.child' };
  const events: RunEvent[] = [
    { type: 'stage.started', data: { stage: s1, attempt: 1, child_run_id: null } },
    { type: 'stage.spawned', data: { stage: s1, attempt: 1, handle: { pid: 4242, start: '99' } } },
    {
      type: 'stage.retry_scheduled',
      data: {
        stage: s1,
        attempt: 1,
        failure,
        backoff_ms: 200,
        due_at: '2026-01-02T03:05:00.000Z',
        receipt: sampleReceipt(s1),
      },
    },
    { type: 'stage.started', data: { stage: s1, attempt: 2, child_run_id: null } },
    { type: 'journal.cut', data: { bytes: 17, sha256: 'd'.repeat(64) } },
    { type: 'run.resumed', data: { by: ada, reason: 'The machine was restarted.' } },
    { type: 'stage.orphaned', data: { stage: s1, attempt: 2 } },
    { type: 'stage.started', data: { stage: s1, attempt: 3, child_run_id: null } },
    {
      type: 'guard.decided',
      data: {
        stage: s1,
        attempt: 3,
        guard: 'policy',
        moment: 'before',
        effect: 'allow',
        rules: [],
        facts: { profile: 'workspace-write' },
      },
    },
    {
      type: 'stage.succeeded',
      data: { stage: s1, attempt: 3, receipt: fullReceipt(s1, 3) },
    },
    ...ask(s2, 1, 1),
    { type: 'approval.voided', data: { request_id: `${s2}#1`, changed: ['worktree'] } },
    ...ask(s2, 2, 2),
    {
      type: 'approval.decided',
      data: {
        request_id: `${s2}#2`,
        decision: 'approved',
        actor: ada,
        reason: 'Reads well.',
        channel: 'cli',
      },
    },
    {
      type: 'approval.granted',
      data: { request_id: `${s2}#2`, bound: request(s2, 2, 2).bound },
    },
    {
      type: 'stage.failed',
      data: { stage: s2, attempt: 2, failure, allowed: true, receipt: sampleReceipt(s2, 2) },
    },
    { type: 'stage.started', data: { stage: s3, attempt: 1, child_run_id: child.child_run_id } },
    { type: 'stage.child_paused', data: { ...child, reason: 'approval' } },
    { type: 'run.paused', data: { reason: 'approval' } },
    { type: 'run.resumed', data: { by: ada, reason: 'The child run was approved.' } },
    { type: 'stage.child_resumed', data: child },
    { type: 'stage.succeeded', data: { stage: s3, attempt: 1, receipt: null } },
    ...agentTurns(s4),
    { type: 'approval.requested', data: { request: request(s4, 1, 2), receipt: null } },
    {
      type: 'approval.expired',
      data: { request_id: `${s4}#2`, expired_at: '2026-02-01T00:00:00.000Z' },
    },
    { type: 'stage.reset', data: { stages: [s3, s4], because: 'Changes were requested.' } },
    {
      type: 'plan.changed',
      data: { by: ada, previous_digest: plan.digest, plan: { ...plan, digest: 'e'.repeat(64) } },
    },
    {
      type: 'note',
      data: { kind: 'reap', message: 'One process was ended.', data: { ended: 1 } },
    },
    { type: 'stage.started', data: { stage: s3, attempt: 2, child_run_id: null } },
    { type: 'run.stop_requested', data: { cause: 'cancel', by: ada, reason: 'Not today.' } },
    { type: 'stage.cancelled', data: { stage: s3, attempt: 2, receipt: null } },
    { type: 'run.completed', data: { status: 'cancelled', review: review('Cancelled.') } },
    { type: 'run.reopened', data: { by: ada, from: 'cancelled', parent_attempt: null } },
    {
      type: 'stage.skipped',
      data: { stage: s4, reason: { kind: 'condition', when: 'on_failure' } },
    },
    { type: 'stage.started', data: { stage: s3, attempt: 3, child_run_id: null } },
    { type: 'stage.succeeded', data: { stage: s3, attempt: 3, receipt: null } },
    { type: 'run.completed', data: { status: 'succeeded', review: review('It went well.') } },
  ];
  return [
    started(taskId, everyEventKey.runId, 4),
    ...events.map((event, n) => ({
      at: new Date(Date.UTC(2026, 0, 2, 3, 5, n)).toISOString(),
      event,
    })),
  ];
}

function fullReceipt(stage: string, attempt: number) {
  return {
    ...sampleReceipt(stage, attempt),
    tree_before: 'tree-0',
    tree_after: 'tree-1',
    diff: { path: 'diffs/01-stage-1.patch', files: 1, added: 2, deleted: 0 },
    profile: {
      declared: 'workspace-write',
      granted: 'workspace-write',
      granted_by: 'default',
      mechanism: null,
    },
    criteria: [{ id: 'c1', text: 'It builds.', standing: 'verified', detail: 'exit code 0' }],
    evaluations: [
      {
        suite: 'packs',
        evaluation: 'evaluation-1',
        report: 'evaluations/01-stage-1-3/packs-evaluation-1/report.json',
        sha256: 'f'.repeat(64),
        passed: true,
        verdicts: { resolved: 3, skipped: 1 },
      },
    ],
    notes: ['Declared, not enforced.'],
  } as const;
}

function review(summary: string) {
  return {
    summary,
    guardrails: [
      {
        id: 'redaction',
        title: 'Redaction',
        required: true,
        standing: 'unproven',
        detail: '0 values replaced',
        waived_by: null,
      },
    ],
    failures: [],
  } as const;
}

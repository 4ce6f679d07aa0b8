import { describe, expect, test } from '@jest/globals';
import type { Profile, Receipt, RunEvent } from '@orch/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyEvent, everyEventKey } from '../../test-support/every-event.ts';
import { realClock } from '../../test-support/fakes.ts';
import { useProgram } from '../../test-support/programs.ts';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { storeIn } from '../../test-support/store.ts';
import { auditFacts } from './audit-events.ts';
import type { AuditLine } from './audit-line.ts';
import { AuditLog } from './audit-log.ts';
import { AuditTrail } from './audit-trail.ts';

const scratch = useScratch();
const auditedRun = useProgram('audited-run', scratch);

const facts = auditFacts(
  everyEventKey,
  everyEvent().map((event, position) => ({ seq: position + 1, ...event })),
);

function auditOf(root: string): AuditLog {
  return new AuditLog({ outDir: rootsIn(root).outDir, clock: realClock });
}

/** The types of the run's lines, over all files; the chain must hold. */
async function recordedIn(root: string): Promise<string[]> {
  const report = await auditOf(root).verify();
  expect(report).toMatchObject({ intact: true });
  return report.files
    .flatMap((file) =>
      readFileSync(join(rootsIn(root).outDir, file), 'utf8')
        .trimEnd()
        .split('\n'),
    )
    .map((line) => JSON.parse(line) as AuditLine)
    .filter(({ data }) => data['run_id'] === everyEventKey.runId)
    .map(({ type }) => type);
}

describe('what belongs into the audit log', () => {
  test('questions, answers, refusals, changed plans, reopened and cancelled runs, and no ordinary work', () => {
    expect(facts.map(({ type }) => type)).toEqual([
      ...['approval.requested', 'approval.voided', 'approval.requested'],
      ...['approval.decided', 'approval.granted', 'approval.requested', 'approval.decided'],
      ...['agent.answered', 'approval.requested', 'approval.expired'],
      ...['plan.changed', 'run.stop_requested', 'run.reopened'],
    ]);
    expect(facts.find(({ type }) => type === 'approval.decided')?.data).toMatchObject({
      task_id: everyEventKey.taskId,
      run_id: everyEventKey.runId,
      decision: 'approved',
      actor: { name: 'ada', source: 'git' },
      reason: 'Reads well.',
    });
  });

  test('denials of policy, stages without any sandbox, and gates that were waived', () => {
    const at = '2026-01-02T03:04:05.000Z';
    const decided = {
      stage: 's',
      attempt: 1,
      guard: 'policy',
      moment: 'before',
      rules: ['r'],
    } as const;
    const samples = everyEvent().flatMap(({ event }): RunEvent[] => {
      const receipt = event.type === 'stage.succeeded' ? event.data.receipt : null;
      if (event.type === 'stage.succeeded' && receipt?.profile) {
        const profile = { ...receipt.profile, granted: 'danger-full-access' } as const;
        return [{ ...event, data: { ...event.data, receipt: { ...receipt, profile } } }];
      }
      if (event.type !== 'run.completed') return [];
      const guardrails = event.data.review.guardrails.map(
        (each) => ({ ...each, standing: 'waived', waived_by: 'ada' }) as const,
      );
      return [{ ...event, data: { ...event.data, review: { ...event.data.review, guardrails } } }];
    });
    const events: RunEvent[] = [
      { type: 'guard.decided', data: { ...decided, effect: 'deny', facts: {} } } as const,
      { type: 'guard.decided', data: { ...decided, effect: 'ask', facts: {} } } as const,
      ...samples.slice(0, 2),
    ];
    const entries = events.map((event, position) => ({ seq: position + 1, at, event }));
    expect(auditFacts(everyEventKey, entries).map(({ type }) => type)).toEqual([
      'policy.denied',
      'policy.asked',
      'profile.elevated',
      'gates.waived',
    ]);
  });
});

test('an agent that might do more than read is named, and one that might not is not', () => {
  const at = '2026-01-02T03:04:05.000Z';
  const named = (granted: Profile, agent: object | null) => {
    const events = everyEvent().flatMap(({ event }): RunEvent[] => {
      if (event.type !== 'stage.succeeded' || !event.data.receipt?.profile) return [];
      const { agent: _agent, ...receipt } = event.data.receipt;
      const profile = { ...event.data.receipt.profile, granted };
      const changed = { ...receipt, profile, ...(agent && { agent }) } as Receipt;
      return [{ ...event, data: { ...event.data, receipt: changed } }];
    });
    const entries = events.slice(0, 1).map((event) => ({ seq: 1, at, event }));
    return auditFacts(everyEventKey, entries).map(({ type }) => type);
  };
  const agent = { agent: 'codex 0.169.0' };
  expect(named('workspace-write', agent)).toEqual(['profile.elevated']);
  expect(named('read-only', agent)).toEqual([]);
  expect(named('network', null)).toEqual([]);
});

describe('I18: one line for each fact', () => {
  test('however often it is killed on the way: nothing is lost, nothing stands there twice', async () => {
    const whole = auditedRun([scratch()]);
    const points = Number((await whole.line('points')).split(' ')[1]);
    expect(points).toBeGreaterThan(100);
    // Points all over the run, and the first after it for the second owner: a crash while catching up.
    for (let point = 1; point <= points; point += 23) {
      const root = scratch();
      const first = auditedRun([root, String(point)]);
      expect((await first.exit).signal).toBe('SIGKILL');
      await auditedRun([root, String(1 + (point % 40))]).exit;
      expect((await auditedRun([root]).exit).code).toBe(0);
      expect(await recordedIn(root)).toEqual(facts.map(({ type }) => type));
    }
  }, 120_000);

  test('a run whose log could not be written is caught up with when it is opened again', async () => {
    const root = scratch();
    const roots = rootsIn(root);
    const broken = { record: () => Promise.reject(new Error('no such luck')) };
    const { store, logger } = storeIn(root, { audit: broken });
    const writer = await store.create(everyEventKey);
    await writer.append(everyEvent());
    await writer.close();
    expect(logger.lines.join('\n')).toMatch(/not in the audit log.*no such luck/);
    const audit = new AuditTrail({ log: auditOf(root), roots });
    const whole = storeIn(root, { audit });
    await (await whole.store.open(everyEventKey)).close();
    await (await whole.store.open(everyEventKey)).close();
    expect(await recordedIn(root)).toEqual(facts.map(({ type }) => type));
  });
});

import type { PassOutcome } from '@orch/cloud-sync';
import { exitStatus } from '../errors/exit-status.ts';
import type { SyncLane } from '../compose/sync-targets.ts';

/** What became of one target (wire shape). */
export interface SyncTargetDocument {
  readonly id: string;
  readonly target: string;
  /** `busy` where another process was sending for the whole time. */
  readonly outcome: 'done' | 'busy';
  readonly sent: number;
  readonly already: number;
  readonly attempts: number;
  readonly waiting: number;
  readonly unfinished: number;
  readonly dead: number;
  readonly hold: { readonly until: string; readonly reason: string } | null;
}

/** `orch sync push`, `drain`, `retry` and `watch` (wire shape). */
export interface SyncDocument {
  readonly targets: readonly SyncTargetDocument[];
}

export function targetDocument({ target }: SyncLane, outcome: PassOutcome): SyncTargetDocument {
  const common = { id: target.id, target: target.description };
  if (outcome === 'busy') {
    const none = { sent: 0, already: 0, attempts: 0, waiting: 0, unfinished: 0, dead: 0 };
    return { ...common, outcome: 'busy', ...none, hold: null };
  }
  const { sent, already, attempts, waiting, unfinished, dead, hold } = outcome;
  return { ...common, outcome: 'done', sent, already, attempts, waiting, unfinished, dead, hold };
}

/** Failed where something still waits, was refused, or could not be looked at. */
export function syncStatus({ targets }: SyncDocument): number {
  const clean = targets.every(
    ({ outcome, waiting, dead }) => outcome === 'done' && waiting === 0 && dead === 0,
  );
  return clean ? exitStatus.ok : exitStatus.failed;
}

export function syncText({ targets }: SyncDocument): string {
  return targets.map((each) => `${targetText(each)}\n`).join('');
}

export function targetText(each: SyncTargetDocument): string {
  if (each.outcome === 'busy') {
    return `${each.target}: another process is sending. Look with: orch sync status`;
  }
  const counts = [
    `${each.sent} sent`,
    ...(each.already > 0 ? [`${each.already} there already`] : []),
    ...(each.waiting > 0 ? [`${each.waiting} waiting`] : []),
    ...(each.unfinished > 0 ? [`${each.unfinished} not ended`] : []),
    ...(each.dead > 0 ? [`${each.dead} refused`] : []),
  ];
  const lines = [`${each.target}: ${counts.join(', ')}`];
  if (each.hold !== null) {
    lines.push(`  left alone until ${each.hold.until}: ${each.hold.reason}`);
  }
  if (each.hold !== null && each.waiting > 0)
    lines.push('  next: orch sync drain, or orch sync push --now');
  if (each.dead > 0) lines.push('  next: orch sync status, and orch sync retry --all');
  return lines.join('\n');
}

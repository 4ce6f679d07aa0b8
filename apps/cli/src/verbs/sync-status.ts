import type { DeadLetter } from '@orch/cloud-sync';
import { composeSync } from '../compose/sync-targets.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch sync status` (wire shape). */
export interface SyncStatusDocument {
  readonly targets: readonly {
    readonly id: string;
    readonly target: string;
    /** Runs that ended and are not sent; the one that ended first comes first. */
    readonly waiting: readonly {
      readonly task_id: string;
      readonly run_id: string;
      readonly ended_at: string;
    }[];
    readonly unfinished: number;
    readonly dead: readonly DeadLetter[];
    readonly hold: {
      readonly until: string;
      readonly since: string;
      readonly failures: number;
      readonly reason: string;
    } | null;
  }[];
}

/** `orch sync status`: what waits, what was refused, and why. Sends nothing and asks nobody. */
export async function syncStatus(session: RepositorySession): Promise<number> {
  const { lanes } = await composeSync(session);
  const targets = await Promise.all(
    lanes.map(async ({ target, worker }) => {
      const { waiting, unfinished, dead, hold } = await worker.status();
      return {
        id: target.id,
        target: target.description,
        waiting: waiting.map(({ key, endedAt }) => ({
          task_id: key.taskId,
          run_id: key.runId,
          ended_at: endedAt,
        })),
        unfinished: unfinished.length,
        dead,
        hold,
      };
    }),
  );
  const document: SyncStatusDocument = { targets };
  writeResult(session.format, document, () => statusText(document));
  return exitStatus.ok;
}

const shown = 10;

function statusText({ targets }: SyncStatusDocument): string {
  return targets
    .map(({ target, waiting, unfinished, dead, hold }) => {
      const lines = [
        `${target}: ${waiting.length} waiting, ${unfinished} not ended, ${dead.length} refused`,
      ];
      if (hold !== null) {
        lines.push(`  left alone until ${hold.until}, ${hold.failures} failures: ${hold.reason}`);
      }
      for (const each of waiting.slice(0, shown))
        lines.push(`  waiting ${each.run_id} of ${each.task_id}`);
      for (const each of dead.slice(0, shown)) {
        lines.push(`  refused ${each.run_id} of ${each.task_id}: ${plainLine(each.reason)}`);
      }
      const more = Math.max(0, waiting.length - shown) + Math.max(0, dead.length - shown);
      if (more > 0) lines.push(`  and ${more} more, with --format json`);
      if (dead.length > 0) lines.push('  next: orch sync retry --run <id>, or --all');
      return `${lines.join('\n')}\n`;
    })
    .join('');
}

import type { JsonValue } from '@orch/core';
import { exclusively } from '@orch/persistence';
import { Sop, type Templates } from '@orch/sop';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuditLog } from '../compose/audit.ts';
import { faultPoint } from '../compose/fault-point.ts';
import { readCatalog } from '../config/read-catalog.ts';
import type { RepositorySession } from '../session/session.ts';
import { belongsToImplementation } from '../task/implementation-pipeline.ts';
import { listRunsByTask, runEvidence } from '../task/run-evidence.ts';
import { smallPathOf } from '../task/small-path.ts';

/**
 * The tasks of a repository, with everything that they stand on: the lock, the records of runs, the
 * templates of the configuration, and the audit log.
 *
 * @throws OrchError `ORCH_CONFIG_INVALID`, `ORCH_CONFIG_UNREADABLE`
 */
export async function openSop(session: RepositorySession): Promise<Sop> {
  const { roots, clock, env, logger } = session;
  const { catalog, config } = await readCatalog(roots.root);
  const onPoint = faultPoint(env);
  const runsOf = listRunsByTask(roots, clock);
  const isImplementation = (id: string): boolean => belongsToImplementation(catalog, id);
  return new Sop({
    root: roots.root,
    nowMs: () => clock.nowMs(),
    exclusively: (work) =>
      exclusively(join(roots.outDir, 'tasks-index.lock'), { clock, onPoint }, work),
    evidence: (id, known) =>
      runEvidence({ roots, clock, logger, runsOf, isImplementation }, id, known),
    async record({ taskId, what }) {
      const log = await openAuditLog(session, onPoint);
      const type = 'phase' in what ? 'task.phase_decided' : 'task.status_changed';
      // It is plain JSON, though its type says so less plainly.
      await log.append(type, {
        task_id: taskId,
        ...(what as unknown as Record<string, JsonValue>),
      });
    },
    templates: templatesIn(roots.root, config.sop?.templates),
    mirrors: config.sop?.mirrors,
    small: smallPathOf(config),
    onPoint,
  });
}

/** A file of the folder replaces the built-in template of its phase. */
function templatesIn(root: string, folder: string | undefined): Templates {
  return (phase) => {
    const file = folder === undefined ? null : join(root, folder, `${phase}.md`);
    return file !== null && existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
}

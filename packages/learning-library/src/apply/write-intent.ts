import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { asStorageError } from '../lock/storage-error.ts';
import type { CodemodPlan } from '../plan/plan.ts';
import {
  intentFile,
  type FaultPoint,
  type IntendedChange,
  type Intent,
  type IntentHome,
} from './intent.ts';
import { digestOf, syncFolder } from './roll-forward.ts';

/**
 * Writes all that is needed to carry a plan out; the last rename makes it binding. Where it cannot be
 * written whole, nothing of it is left.
 *
 * @returns the folder of the intent
 * @throws OrchError `ORCH_STORAGE_…`
 */
export function writeIntent(home: IntentHome, plan: CodemodPlan, fault: FaultPoint): string {
  const folder = join(home.folder, randomUUID());
  try {
    mkdirSync(folder, { recursive: true });
    const intended = plan.changes.map((change, at): IntendedChange => {
      fault('apply.prepare');
      const content = change.after === null ? null : `${at}.content`;
      if (content !== null) writeDurably(join(folder, content), change.after ?? new Uint8Array());
      return {
        path: change.path,
        before: change.before === null ? null : digestOf(change.before),
        after: change.after === null ? null : digestOf(change.after),
        mode: modeOf(join(plan.root, change.path)),
        content,
      };
    });
    const what = plan.codemod.kind === 'pack' ? plan.codemod.pack.manifest.id : plan.codemod.file;
    const root = relative(home.top, realpathSync(plan.root));
    const intent: Intent = { v: 1, root, what, changes: intended };
    const place = join(folder, 'intent.tmp');
    writeDurably(place, Buffer.from(JSON.stringify(intent)));
    fault('apply.prepare');
    renameSync(place, join(folder, intentFile));
    fault('apply.prepare');
    syncFolder(folder);
    syncFolder(dirname(folder));
    fault('apply.prepare');
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw asStorageError(error, 'Nothing was changed. Make room, or the folder writable.');
  }
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function modeOf(path: string): number {
  return (statSync(path, { throwIfNoEntry: false })?.mode ?? 0o644) & 0o777;
}

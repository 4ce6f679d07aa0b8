import { join } from 'node:path';
import { parseJson } from '../files/read-json.ts';
import { readLinesBackwards } from '../index/read-lines-backwards.ts';
import { newestAuditFile, rotatedName, rotatedNumbers, type AuditPaths } from './audit-files.ts';
import type { AuditLine } from './audit-line.ts';
import { readTail } from './audit-tail.ts';

/**
 * The lines after line `seq`, the newest first, over rotated files too. No more is read than those.
 * What a crash left unfinished at the end is no line.
 *
 * @throws OrchError `ORCH_DATA_DAMAGED`, `ORCH_STORAGE_*`
 */
export async function* auditLinesAfter(
  paths: AuditPaths,
  seq: number,
): AsyncGenerator<AuditLine, void> {
  const rotated = rotatedNumbers(paths.folder).toReversed().map(rotatedName);
  for (const file of [newestAuditFile, ...rotated]) {
    const path = join(paths.folder, file);
    let isTorn = (readTail(path)?.torn ?? null) !== null;
    for (const text of readLinesBackwards(path)) {
      if (isTorn) {
        isTorn = false;
        continue;
      }
      const line = await parseJson<AuditLine>('audit-line', Buffer.from(text), path);
      if (line.seq <= seq) return;
      yield line;
    }
  }
}

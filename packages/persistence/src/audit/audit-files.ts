import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isAbsent, storageError } from '../files/storage-error.ts';

/** The name of the file that is appended to. */
export const newestAuditFile = 'audit.log';

/** Where the parts of an audit log are. */
export interface AuditPaths {
  readonly folder: string;
  readonly newest: string;
  readonly head: string;
  readonly lock: string;
}

export function auditPaths(outDir: string): AuditPaths {
  return {
    folder: outDir,
    newest: join(outDir, newestAuditFile),
    head: join(outDir, 'audit.head'),
    lock: join(outDir, 'audit.lock'),
  };
}

export function rotatedName(number: number): string {
  return `audit.${number}.log`;
}

/** The numbers of the rotated files, from the oldest; a gap in them is a file that is missing. */
export function rotatedNumbers(outDir: string): number[] {
  try {
    return readdirSync(outDir)
      .flatMap((name) => /^audit\.([1-9]\d*)\.log$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw storageError(error, 'list the audit log', outDir);
  }
}

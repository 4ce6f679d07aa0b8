import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { contradiction } from './make-report.ts';
import type { EvaluationReport } from './report.ts';
import { schemaProblems } from './schema-file.ts';

const maxBytes = 64 * 1024 * 1024;

/** A report as it lies on the disk, or why nothing can be said of it. */
export type ReadReport =
  | { readonly ok: true; readonly report: EvaluationReport; readonly sha256: string }
  | { readonly ok: false; readonly reason: string };

/** E2: reads a `report.json` and holds what it says in sum against its own trials. */
export function readReport(file: string): ReadReport {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) return { ok: false, reason: 'there is no report' };
  if (stat.size > maxBytes) return { ok: false, reason: `it is larger than ${maxBytes} bytes` };
  const bytes = readFileSync(file);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return { ok: false, reason: 'it is not JSON' };
  }
  const [first] = schemaProblems('evaluation-report', value);
  if (first !== undefined) return { ok: false, reason: `${first.pointer} ${first.message}` };
  const report = value as EvaluationReport;
  const odd = contradiction(report);
  if (odd !== null) return { ok: false, reason: odd };
  return { ok: true, report, sha256: createHash('sha256').update(bytes).digest('hex') };
}

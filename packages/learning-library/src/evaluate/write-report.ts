import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../apply/roll-forward.ts';
import type { EvaluationReport } from './report.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reportSvg } from './report-svg.ts';

/** E4: writes a report in its three forms, each whole; `report.json`, which the others are drawn from, comes last. */
export function writeReport(folder: string, report: EvaluationReport): void {
  replace(join(folder, 'report.svg'), reportSvg(report));
  replace(join(folder, 'report.md'), reportMarkdown(report));
  replace(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  syncFolder(folder);
}

function replace(path: string, text: string): void {
  const file = openSync(`${path}.tmp`, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.tmp`, path);
}

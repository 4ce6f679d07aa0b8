import { cpus, release, totalmem, type } from 'node:os';
import type { Finding } from './row.ts';

/** What was measured, and on what. */
export interface Report {
  readonly at: string;
  readonly quick: boolean;
  /** Processes that wanted a core before the bench began, as a mean of one minute. */
  readonly load: number;
  readonly findings: readonly Finding[];
}

function standing(finding: Finding): string {
  return finding.met ? 'met' : (finding.reason ?? 'missed');
}

/** For a terminal. */
export function reportText({ findings }: Report): string {
  return findings
    .map((finding) =>
      [
        `${finding.met ? 'met   ' : 'MISSED'}  ${finding.what}`,
        `          ${finding.measured}, budget ${finding.budget}; ${finding.detail}`,
        ...(finding.met ? [] : [`          ${standing(finding)}`]),
      ].join('\n'),
    )
    .join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** For `docs/benchmarks.md`. */
export function reportMarkdown({ at, quick, load, findings }: Report): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version}`;
  const rows = findings.map(
    (finding) =>
      `| ${[finding.what, finding.budget, finding.measured, finding.detail, standing(finding)].map(cell).join(' | ')} |`,
  );
  return `# Benchmarks

Written by \`npm run bench\`; do not edit. Each number is a median with its least and its greatest value in brackets. Ratios
are measured in turns (ours, theirs, ours, theirs, …), and CPU is user and system time of the whole process tree.

Measured at ${at.slice(0, 16).replace('T', ' ')} UTC on ${machine}. Load before it began: ${load.toFixed(1)}; with
more than one process per core at work, wall times and ratios of wall times say little.${quick ? ' **A quick run: fewer rounds and smaller sizes than the budgets mean.**' : ''}

| what | budget | measured | sides | standing |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

How to repeat it: \`npm run build && npm run bench\`. \`npm run bench -- --only output\` measures one row, \`--quick\` sees that everything
runs. A part of the table is printed but never written to this file.
`;
}

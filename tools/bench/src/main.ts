/** `npm run bench`: measures the built command line and writes `docs/benchmarks.md`. */
import { existsSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { createBench } from './bench.ts';
import type { Bench } from './bench.ts';
import { reportMarkdown, reportText } from './report.ts';
import type { Finding, Row } from './row.ts';
import { codemods } from './rows/codemods.ts';
import { crowd } from './rows/crowd.ts';
import { fanOut } from './rows/fan-out.ts';
import { furtherStage } from './rows/further-stage.ts';
import { history } from './rows/history.ts';
import { output } from './rows/output.ts';
import { redaction } from './rows/redaction.ts';
import { specGuard } from './rows/spec-guard.ts';
import { startUp } from './rows/start-up.ts';
import { sync } from './rows/sync.ts';

const rows: readonly Row[] = [
  startUp,
  furtherStage,
  output,
  redaction,
  fanOut,
  crowd,
  history,
  specGuard,
  sync,
  codemods,
];

const root = join(import.meta.dirname, '../../..');
const builtCli = join(root, 'apps/cli/dist/main.js');
const document = join(root, 'docs', 'benchmarks.md');

/** A row that cannot be measured does not take the others with it. */
async function measureRow(row: Row, context: Bench): Promise<readonly Finding[]> {
  try {
    return await row.measure(context);
  } catch (error) {
    const reason = `not measured: ${error instanceof Error ? error.message : String(error)}`;
    return [{ what: row.id, budget: '', measured: 'nothing', detail: '', met: false, reason }];
  }
}

interface Choice {
  readonly only: readonly string[];
  readonly quick: boolean;
  /** Another build than this repository's; its numbers are printed and not kept. */
  readonly cli: string | undefined;
}

async function bench({ only, quick, cli = builtCli }: Choice): Promise<number> {
  const unknown = only.filter((id) => !rows.some((row) => row.id === id));
  if (unknown.length > 0) {
    console.error(
      `unknown row: ${unknown.join(', ')}; there are ${rows.map((row) => row.id).join(', ')}`,
    );
    return 2;
  }
  if (!existsSync(cli)) {
    console.error('the command line is not built: run `npm run build` first');
    return 2;
  }
  const chosen = rows.filter((row) => only.length === 0 || only.includes(row.id));
  const seconds = chosen.reduce((sum, row) => sum + row.seconds, 0);
  console.error(
    quick ? 'a quick look' : `about ${Math.ceil(seconds / 60)} minutes on two quiet cores`,
  );
  const [load = 0] = loadavg();
  const [context, removeAll] = createBench(cli, quick);
  const findings: Finding[] = [];
  try {
    for (const row of chosen) findings.push(...(await measureRow(row, context)));
  } finally {
    removeAll();
  }
  const report = { at: new Date().toISOString(), quick, load, findings };
  console.log(reportText(report));
  const whole = only.length === 0 && !quick && cli === builtCli;
  if (whole) {
    writeFileSync(document, await format(reportMarkdown(report), { parser: 'markdown' }));
  }
  return 0;
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean' },
    cli: { type: 'string' },
  },
});
process.exitCode = await bench({
  only: values.only ?? [],
  quick: values.quick ?? false,
  cli: values.cli,
});

/** `npm run bench`: measures the built command line and writes `docs/benchmarks.md`. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createBench } from './bench.ts';
import { reportMarkdown, reportText } from './report.ts';
import type { Finding, Row } from './row.ts';
import { crowd } from './rows/crowd.ts';
import { fanOut } from './rows/fan-out.ts';
import { furtherStage } from './rows/further-stage.ts';
import { history } from './rows/history.ts';
import { output } from './rows/output.ts';
import { redaction } from './rows/redaction.ts';
import { startUp } from './rows/start-up.ts';

const rows: readonly Row[] = [startUp, furtherStage, output, redaction, fanOut, crowd, history];

const root = join(import.meta.dirname, '../../..');
const document = join(root, 'docs', 'benchmarks.md');

async function bench(only: readonly string[], quick: boolean): Promise<number> {
  const unknown = only.filter((id) => !rows.some((row) => row.id === id));
  if (unknown.length > 0) {
    console.error(
      `unknown row: ${unknown.join(', ')}; there are ${rows.map((row) => row.id).join(', ')}`,
    );
    return 2;
  }
  const cli = join(root, 'apps/cli/dist/main.js');
  if (!existsSync(cli)) {
    console.error('the command line is not built: run `npm run build` first');
    return 2;
  }
  const chosen = rows.filter((row) => only.length === 0 || only.includes(row.id));
  const seconds = chosen.reduce((sum, row) => sum + row.seconds, 0);
  console.error(
    quick ? 'a quick look' : `about ${Math.ceil(seconds / 60)} minutes on two quiet cores`,
  );
  const [context, removeAll] = createBench(cli, quick);
  const findings: Finding[] = [];
  try {
    for (const row of chosen) findings.push(...(await row.measure(context)));
  } finally {
    removeAll();
  }
  const report = { at: new Date().toISOString(), quick, findings };
  console.log(reportText(report));
  if (only.length === 0 && !quick) writeFileSync(document, reportMarkdown(report));
  return 0;
}

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean' } },
});
process.exitCode = await bench(values.only ?? [], values.quick ?? false);

import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { compare } from '../compare.ts';
import { atMost } from '../finding.ts';
import { measure } from '../measure.ts';
import type { Row } from '../row.ts';
import { trueStages, writeConfig } from '../scratch-repository.ts';
import { sidesText } from '../words.ts';

const limit = 1.3;
const perTask = 1_000;
const linked = ['manifest.json', 'runner.ndjson'] as const;
/** File systems allow some 65,000 names for one file; from here on a new copy is named. */
const maxLinks = 50_000;

/**
 * Makes a repository with so many finished runs. One of them is real; the others have its manifest
 * and journal as links, in folders of their own, and a line each in the index.
 */
async function repositoryWith(bench: Bench, count: number): Promise<string> {
  const folder = bench.folder(`history-${count}`);
  writeConfig(folder, { one: trueStages(1) });
  const start = bench.orch(folder, 'start', 'one', '--task', 'bench');
  await measure(start);
  const runs = join(folder, '.runs');
  const cli = join(runs, 'bench', 'cli');
  const [realId = ''] = readdirSync(cli);
  let named = join(cli, realId);
  const index = join(runs, 'index.ndjson');
  const lines = readFileSync(index, 'utf8').trimEnd().split('\n');
  const made: string[] = [];
  for (let number = 1; number < count; number += 1) {
    const taskId = `old-${Math.floor(number / perTask)}`;
    const runId = `2025-01-01T00-00-00-000Z-${number.toString(16).padStart(8, '0')}`;
    const copy = join(runs, taskId, 'cli', runId);
    mkdirSync(copy, { recursive: true });
    if (number % maxLinks === 0) {
      for (const name of linked) copyFileSync(join(named, name), join(copy, name));
      named = copy;
    } else {
      for (const name of linked) linkSync(join(named, name), join(copy, name));
    }
    for (const line of lines) {
      made.push(line.replaceAll(realId, runId).replaceAll('"bench"', `"${taskId}"`));
    }
  }
  writeFileSync(index, [...made, ...lines, ''].join('\n'));
  return folder;
}

/** Whether looking at runs costs more when there are many. */
export const history: Row = {
  id: 'history',
  seconds: 90,
  async measure(bench) {
    const many = bench.quick ? 2_000 : 100_000;
    bench.say(`making ${many} runs`);
    const [large, small] = [await repositoryWith(bench, many), await repositoryWith(bench, 10)];
    const turns = { rounds: bench.rounds, times: bench.quick ? 2 : 5 };
    const findings = [];
    for (const verb of [['runs', 'list'], ['status']] as const) {
      bench.say(`orch ${verb.join(' ')} with ${many} runs and with 10`);
      const comparison = await compare(
        'wallMs',
        bench.orch(large, ...verb),
        bench.orch(small, ...verb),
        turns,
      );
      findings.push(
        atMost(limit, comparison.ratio, {
          what: `\`orch ${verb.join(' ')}\` with ${many.toLocaleString('en')} runs on disk / with 10`,
          detail: sidesText(comparison, { subject: 'many', baseline: 'ten' }, 0),
          lookAt: 'what is read besides the tail of the index',
        }),
      );
    }
    return findings;
  },
};

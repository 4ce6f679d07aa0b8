import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { atLeast } from '../finding.ts';
import type { Row } from '../row.ts';
import { spreadOf } from '../statistics.ts';

const ordinaryLimit = 200;
const hostileLimit = 20;
const root = join(import.meta.dirname, '../../../..');

interface Throughput {
  readonly ordinary_mb_s: number;
  readonly hostile_mb_s: number;
}

/** Throughput of the redactor by itself, as its own package measures it. */
export const redaction: Row = {
  id: 'redaction',
  seconds: 60,
  async measure(bench) {
    const rounds: Throughput[] = [];
    for (let round = 0; round < (bench.quick ? 1 : 3); round += 1) {
      bench.say(`redaction, round ${round + 1}`);
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', 'packages/redaction/bench/throughput.ts'],
        { cwd: root },
      );
      rounds.push(JSON.parse(stdout) as Throughput);
    }
    const detail = 'CPU time of one core, texts and rounds of packages/redaction/bench';
    return [
      atLeast(ordinaryLimit, spreadOf(rounds.map((round) => round.ordinary_mb_s)), {
        what: 'redaction of ordinary log text',
        detail,
        lookAt: 'the prefilter',
        unit: ' MB/s',
      }),
      atLeast(hostileLimit, spreadOf(rounds.map((round) => round.hostile_mb_s)), {
        what: 'redaction of hostile text',
        detail,
        lookAt: 'the cost of a candidate that is none',
        unit: ' MB/s',
      }),
    ];
  },
};

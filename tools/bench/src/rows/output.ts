import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { compare } from '../compare.ts';
import { atMost } from '../finding.ts';
import { writeLogText } from '../log-text.ts';
import { measure, peakMemoryMib } from '../measure.ts';
import type { Program } from '../measure.ts';
import { filesBelow, redacts } from '../redaction-state.ts';
import type { Finding, Row } from '../row.ts';
import { writeConfig } from '../scratch-repository.ts';
import { spreadOf } from '../statistics.ts';
import { sidesText } from '../words.ts';

const redactedWallLimit = 4;
const plainWallLimit = 2;
const memoryLimitMib = 110;
const diskLimit = 1.3;

const adapter = join(import.meta.dirname, '../../../../adapters/process/dist/index.js');
const stageRunner = join(import.meta.dirname, '..', 'baselines', 'run-stage.mjs');

/** A repository with a pipeline that prints a file of so many mebibytes. */
function printing(bench: Bench, folder: string, mebibytes: number): Program {
  writeConfig(folder, { print: [{ id: 'print', command: `cat big-${mebibytes}` }] });
  return bench.orch(folder, 'start', 'print', '--task', 'bench');
}

async function wall(bench: Bench, folder: string, mebibytes: number): Promise<Finding[]> {
  const redacted = await redacts(bench);
  const tee = bench.shell(folder, `cat big-${mebibytes} | tee copy > /dev/null`);
  // Logs of earlier rounds are removed, so that no round pays for the disk space of all before it.
  const emptied = (program: Program): Program => ({
    ...program,
    argv: ['/bin/sh', '-c', 'rm -rf .runs out stage.ndjson copy; exec "$@"', 'sh', ...program.argv],
  });
  const sides: [string, number, Program][] = [
    [
      `\`orch start\`, redaction ${redacted ? 'on' : 'off'}`,
      redacted ? redactedWallLimit : plainWallLimit,
      printing(bench, folder, mebibytes),
    ],
  ];
  if (redacted) {
    const alone = bench.node(folder, stageRunner, adapter, `cat big-${mebibytes}`);
    sides.push(['the process adapter alone, redaction off', plainWallLimit, alone]);
  }
  const findings = [];
  for (const [name, limit, program] of sides) {
    bench.say(`${mebibytes} MiB of output: ${name}`);
    const turns = { rounds: Math.min(bench.rounds, 9), times: 1 };
    const comparison = await compare('wallMs', emptied(program), emptied(tee), turns);
    findings.push(
      atMost(limit, comparison.ratio, {
        what: `${mebibytes} MiB of output, ${name}: wall / wall of \`| tee file\``,
        detail: sidesText(comparison, { subject: 'orch', baseline: 'tee' }, 0),
        lookAt: 'start-up, reading the log back for its digest, and escaping text as JSON',
      }),
    );
  }
  return findings;
}

async function memory(bench: Bench, folder: string, mebibytes: number): Promise<Finding> {
  bench.say(`memory with ${mebibytes} MiB of output`);
  const peaks = [];
  for (let round = 0; round < (bench.quick ? 1 : 3); round += 1) {
    rmSync(join(folder, '.runs'), { recursive: true, force: true });
    peaks.push(await peakMemoryMib(printing(bench, folder, mebibytes)));
  }
  return atMost(memoryLimitMib, spreadOf(peaks), {
    what: `peak resident memory with ${mebibytes} MiB of output`,
    detail: 'the high-water mark that the kernel keeps of the orch process',
    lookAt: 'what holds on to output',
    unit: ' MiB',
  });
}

async function disk(bench: Bench, folder: string, mebibytes: number): Promise<Finding> {
  for (const kept of ['.runs', 'out']) rmSync(join(folder, kept), { recursive: true, force: true });
  await measure(printing(bench, folder, mebibytes));
  const bytes = [join(folder, '.runs'), join(folder, 'out')]
    .flatMap(filesBelow)
    .reduce((sum, file) => sum + statSync(file).size, 0);
  return atMost(diskLimit, spreadOf([bytes / (mebibytes * 1024 * 1024)]), {
    what: `bytes on disk / bytes of output (${mebibytes} MiB)`,
    detail: `all files of the run: ${bytes} bytes`,
    lookAt: 'text with many escapes',
  });
}

/** A command that prints a lot: how long it takes, what it costs in memory and on disk. */
export const output: Row = {
  id: 'output',
  seconds: 150,
  async measure(bench) {
    const sizes = bench.quick ? [10, 50] : [100, 1024];
    const [small = 0, large = 0] = sizes;
    const folder = bench.folder('output');
    for (const size of sizes) writeLogText(join(folder, `big-${size}`), size);
    return [
      ...(await wall(bench, folder, small)),
      await memory(bench, folder, small),
      await memory(bench, folder, large),
      await disk(bench, folder, small),
    ];
  },
};

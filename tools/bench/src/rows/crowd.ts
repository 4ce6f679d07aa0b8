import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { atMost } from '../finding.ts';
import type { Program } from '../measure.ts';
import type { Row } from '../row.ts';
import { writeConfig } from '../scratch-repository.ts';
import { spreadOf } from '../statistics.ts';

const patienceMs = 120_000;

function exitCode({ argv, cwd, env }: Program): Promise<number | null> {
  const [file = '', ...args] = argv;
  const child = spawn(file, args, { cwd, env, stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** Holds every run in its only stage until all are there, so that all of them end at once. */
async function runTogether(bench: Bench, folder: string, count: number): Promise<number[]> {
  mkdirSync(join(folder, 'here'));
  writeConfig(folder, {
    gate: [
      { id: 'gate', command: ': > "here/$ORCH_RUN_ID"; until [ -e go ]; do sleep 0.05; done' },
    ],
  });
  const program = bench.orch(folder, 'start', 'gate', '--task', 'crowd');
  const codes = Array.from({ length: count }, () => exitCode(program));
  const untilMs = performance.now() + patienceMs;
  while (readdirSync(join(folder, 'here')).length < count && performance.now() < untilMs) {
    await wait(50);
  }
  writeFileSync(join(folder, 'go'), '');
  return (await Promise.all(codes)).map((code) => code ?? -1);
}

/** Many runs of one task that end at once: none may be lost, and none may fail. */
export const crowd: Row = {
  id: 'crowd',
  seconds: 30,
  async measure(bench) {
    const count = bench.quick ? 10 : 60;
    const rounds = bench.quick ? 1 : 3;
    const lost: number[] = [];
    const failed: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      bench.say(`${count} runs of one task, round ${round + 1}`);
      const folder = bench.folder('crowd');
      const codes = await runTogether(bench, folder, count);
      failed.push(codes.filter((code) => code !== 0).length);
      const state = JSON.parse(readFileSync(join(folder, 'out/crowd/state.json'), 'utf8')) as {
        runs: { run_id: string; status: string }[];
      };
      const ended = new Set(
        state.runs.filter(({ status }) => status === 'succeeded').map((run) => run.run_id),
      );
      const ran = readdirSync(join(folder, 'here'));
      lost.push(ran.filter((id) => !ended.has(id)).length + (count - ran.length));
    }
    return [
      atMost(0, spreadOf(lost), {
        what: `${count} runs of one task ending at once: runs lost`,
        detail: `rounds: ${rounds}; orch exits other than 0: ${failed.join(', ')}`,
        lookAt: 'the task state store',
      }),
    ];
  },
};

import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { atMost } from '../finding.ts';
import { measure } from '../measure.ts';
import type { Program } from '../measure.ts';
import type { Row } from '../row.ts';
import { guardRepository, trueStages, writeConfig } from '../scratch-repository.ts';
import { ratioOf, spreadOf } from '../statistics.ts';
import type { Spread } from '../statistics.ts';
import { spreadText } from '../words.ts';

const limit = 1.3;
/** Growth from a hundred stages to a thousand that still counts as flat. */
const flatLimit = 1.15;

const spawner = join(import.meta.dirname, '..', 'baselines', 'spawn-shells.mjs');

interface Sizes {
  readonly few: number;
  readonly many: number;
}

/** CPU time per step beyond the first, of a program that does `many` steps and one that does one. */
async function perStep(one: Program, many: Program, steps: number): Promise<number> {
  const { cpuMs: first } = await measure(one);
  const { cpuMs: all } = await measure(many);
  return (all - first) / (steps - 1);
}

interface Steps {
  readonly few: Spread;
  readonly many: Spread;
  readonly bare: Spread;
  readonly ratio: Spread;
  readonly growth: Spread;
}

async function measureSteps(bench: Bench, { few, many }: Sizes, guarded: boolean): Promise<Steps> {
  const folder = bench.folder('stages');
  writeConfig(folder, { one: trueStages(1), few: trueStages(few), many: trueStages(many) });
  if (guarded) guardRepository(folder);
  const orch = (pipeline: string): Program =>
    bench.orch(folder, 'start', pipeline, '--task', 'bench');
  const bare = (count: number): Program => bench.node(folder, spawner, String(count));
  const rows: { few: number; many: number; bare: number }[] = [];
  const rounds = bench.quick ? 2 : guarded ? 3 : 5;
  for (let round = 0; round < rounds; round += 1) {
    bench.say(`${many} stages${guarded ? ', guarded' : ''}, round ${round + 1} of ${rounds}`);
    rows.push({
      few: await perStep(orch('one'), orch('few'), few),
      bare: await perStep(bare(1), bare(many), many),
      many: await perStep(orch('one'), orch('many'), many),
    });
  }
  return {
    few: spreadOf(rows.map((row) => row.few)),
    many: spreadOf(rows.map((row) => row.many)),
    bare: spreadOf(rows.map((row) => row.bare)),
    ratio: ratioOf(rows.map((row) => [row.many, row.bare])),
    growth: ratioOf(rows.map((row) => [row.many, row.few])),
  };
}

/** What one more stage costs next to a bare spawn, and whether that stays the same. */
export const furtherStage: Row = {
  id: 'further-stage',
  seconds: 150,
  async measure(bench) {
    const sizes = bench.quick ? { few: 20, many: 100 } : { few: 100, many: 1_000 };
    const steps = await measureSteps(bench, sizes, false);
    const guarded = await measureSteps(bench, sizes, true);
    const ms = (spread: Spread): string => spreadText(spread, 2, ' ms');
    return [
      atMost(limit, steps.ratio, {
        what: `CPU per further stage (of ${sizes.many}) / CPU of Node spawning \`sh -c true\` with pipes`,
        detail: `orch ${ms(steps.many)}; bare spawn ${ms(steps.bare)}`,
        lookAt: 'journal lines with their fsync, a log file per stage, and the look for leftovers',
      }),
      atMost(limit, guarded.ratio, {
        what: `CPU per further stage (of ${sizes.many}), in git with a policy / the same`,
        detail: `orch ${ms(guarded.many)}; bare spawn ${ms(guarded.bare)}`,
        lookAt: 'the look at the worktree around each stage, and the guard',
      }),
      atMost(flatLimit, steps.growth, {
        what: `CPU per stage of ${sizes.many} / CPU per stage of ${sizes.few}: it stays flat`,
        detail: `${sizes.many} stages ${ms(steps.many)}; ${sizes.few} stages ${ms(steps.few)}`,
        lookAt: 'what grows with the number of stages',
      }),
    ];
  },
};

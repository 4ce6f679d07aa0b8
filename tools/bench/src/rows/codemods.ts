import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { writeCodemodRepository } from '../codemod-repository.ts';
import { atMost } from '../finding.ts';
import { measure, peakTreeMib, type Cost, type Program } from '../measure.ts';
import type { Finding, Row } from '../row.ts';
import { ratioOf, spreadOf } from '../statistics.ts';
import { sidesText } from '../words.ts';

const foreignLimit = 1;
const needlesLimit = 0.65;
const growthLimit = 1.25;
const memoryLimitMib = 600;
const root = join(import.meta.dirname, '../../../..');
const jscodeshift = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js');
const calls = join(import.meta.dirname, '..', 'baselines', 'deprecated-calls.cjs');
const pack = 'node-imports';

function repositoryOf(bench: Bench, count: number): string {
  const folder = bench.folder(`codemods-${count}`);
  cpSync(join(root, 'patterns', pack), join(folder, 'patterns', pack), {
    recursive: true,
    dereference: true,
    filter: (path) => !path.includes('node_modules'),
  });
  writeCodemodRepository(folder, join(root, 'node_modules'), count);
  return folder;
}

/** Exits with 1 where a file could not be parsed, and then the other program could not parse it either. */
function tolerant(program: Program): Program {
  const script = '"$@"; [ $? -le 1 ]';
  return { ...program, argv: ['/bin/sh', '-c', script, 'sh', ...program.argv] };
}

/** Both sides in turns; wall time and CPU come from the same pairs. */
async function pairs(
  bench: Bench,
  names: { readonly what: string; readonly limit: number; readonly lookAt: string },
  ours: Program,
  theirs: Program,
): Promise<Finding[]> {
  bench.say(names.what);
  await measure(ours);
  await measure(theirs);
  const costs: (readonly [Cost, Cost])[] = [];
  for (let round = 0; round < (bench.quick ? 1 : 5); round += 1) {
    costs.push([await measure(ours), await measure(theirs)]);
  }
  return (['cpuMs', 'wallMs'] as const).map((cost) => {
    const both = costs.map(([our, their]) => [our[cost], their[cost]] as const);
    const ratio = ratioOf(both);
    const sides = {
      ratio,
      subject: spreadOf(both.map(([our]) => our)),
      baseline: spreadOf(both.map(([, their]) => their)),
    };
    return atMost(names.limit, ratio, {
      what: `${cost === 'cpuMs' ? 'CPU' : 'wall'} of ${names.what}`,
      detail: sidesText(sides, { subject: 'orch', baseline: 'jscodeshift' }, 0),
      lookAt: names.lookAt,
    });
  });
}

async function memory(bench: Bench, count: number): Promise<Finding[]> {
  const peaks: [number, number][] = [];
  const [few, many] = [repositoryOf(bench, count), repositoryOf(bench, count * 4)];
  for (let round = 0; round < (bench.quick ? 1 : 3); round += 1) {
    bench.say(`memory of a plan over ${count} and ${count * 4} files, round ${round + 1}`);
    const [small, large] = [
      await peakTreeMib(planned(bench, few, 1)),
      await peakTreeMib(planned(bench, many, 1)),
    ];
    peaks.push([large, small]);
  }
  const texts = {
    detail: 'every process of the tree at its own high-water mark, added up',
    lookAt: 'what the workers and the plan hold on to',
  };
  const files = (count * 4).toLocaleString('en');
  return [
    atMost(memoryLimitMib, spreadOf(peaks.map(([large]) => large)), {
      ...texts,
      what: `memory of \`orch patterns plan\` over ${files} files, one worker`,
      unit: ' MiB',
    }),
    atMost(growthLimit, ratioOf(peaks), {
      ...texts,
      what: `memory of a plan over ${files} files / over ${count.toLocaleString('en')}`,
    }),
  ];
}

/** A plan by a transform that changes some files; the exit status is that of a whole success or none. */
function planned(bench: Bench, folder: string, workers: number): Program {
  const args = ['--transform', calls, '--path', 'src', '--once', '--workers', String(workers)];
  return tolerant(bench.orch(folder, 'patterns', 'plan', ...args));
}

/** Codemods over real files, beside the command that they are written for. */
export const codemods: Row = {
  id: 'codemods',
  seconds: 420,
  async measure(bench) {
    const count = bench.quick ? 300 : 1_200;
    const folder = repositoryOf(bench, count);
    const files = `${count.toLocaleString('en')} real files`;
    const theirs = (transform: string, ...args: readonly string[]): Program =>
      bench.node(
        folder,
        ...[jscodeshift, '--dry', '--extensions=js,mjs,cjs', ...args],
        ...['-t', transform, 'src'],
      );
    const own = join(folder, 'patterns', pack, 'transform.js');
    const lookAt = 'what a worker does besides the transform, and what is loaded before it';
    return [
      ...(await pairs(
        bench,
        {
          what: `a transform without needles over ${files}, \`--once\`, one worker / of jscodeshift`,
          limit: foreignLimit,
          lookAt,
        },
        planned(bench, folder, 1),
        theirs(calls, '--cpus=1'),
      )),
      ...(await pairs(
        bench,
        {
          what: `\`${pack}\`, which has needles, over ${files}, one worker / of jscodeshift`,
          limit: needlesLimit,
          lookAt: 'the look for needles, and what is loaded before it',
        },
        tolerant(bench.orch(folder, 'patterns', 'plan', pack, '--path', 'src', '--workers', '1')),
        theirs(own, '--cpus=1', '--parser=babylon'),
      )),
      ...(
        await pairs(
          bench,
          {
            what: `the transform without needles with all checks, each with as many processes as it takes by itself / of jscodeshift`,
            limit: foreignLimit,
            lookAt,
          },
          tolerant(bench.orch(folder, 'patterns', 'plan', '--transform', calls, '--path', 'src')),
          theirs(calls),
        )
      ).filter(({ what }) => what.startsWith('wall')),
      ...(await memory(bench, count)),
    ];
  },
};

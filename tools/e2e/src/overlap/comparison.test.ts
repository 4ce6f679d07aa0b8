import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf } from '../rig/result-json.ts';

const preload = fileURLToPath(new URL('../rig/jumping-clock.cjs', import.meta.url));
const weekMs = 7 * 24 * 60 * 60 * 1000;

/** 30 tokens that are in no other piece. */
const piece = (n: number): string =>
  [1, 2, 3].map((line) => `report(${n}, 'of ${n}', ${n * line}, at[${line}]);\n`).join('');
const [runsBefore, runsAfter] = [12, 10];
const before = Array.from({ length: runsBefore }, (_, n) => [`before-${n}`, piece(0)] as const);
const after = Array.from({ length: runsAfter }, (_, n) => [`after-${n}`, piece(n + 1)] as const);

let repository: Repository;
beforeEach(async () => {
  const stage = 'cp "samples/$(cat scratch/name).txt" "src/$(cat scratch/name).js"';
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [{ id: 'edit', stages: [{ kind: 'command', id: 'edit', command: stage }] }],
    },
    'src/first.js': '',
    ...Object.fromEntries(
      [...before, ...after].map(([name, text]) => [`samples/${name}.txt`, text]),
    ),
  });
});
afterEach(() => repository.remove());

test('runs that repeat each other are told from later ones that do not', async () => {
  const clock = repository.path('scratch', 'clock');
  const env = { ORCH_E2E_CLOCK: clock, NODE_OPTIONS: `--require=${JSON.stringify(preload)}` };
  const run = async (name: string, offMs: number): Promise<void> => {
    await writeFile(repository.path('scratch', 'name'), name);
    await writeFile(clock, String(offMs));
    expectExit(await repository.orch(['start', 'edit', '--task', 't'], { env }), 0);
  };
  for (const [name] of before) await run(name, -2 * weekMs);
  for (const [name] of after) await run(name, 0);

  const split = new Date(Date.now() - weekMs).toISOString().slice(0, 10);
  const result = await repository.orch([
    'metrics',
    'overlap',
    '--split',
    split,
    '--format',
    'json',
  ]);
  const document = documentOf(result);
  // As many runs on both sides: the last ten of the twelve, of which the first repeats nothing.
  expect(document['comparison']).toMatchObject({
    at: split,
    before: { runs: 10, across_runs: 0.9 },
    after: { runs: 10, across_runs: 0 },
    reduction: 1,
    halved: 'yes',
  });
  expect(document['weeks']).toMatchObject([
    { runs: 12, across_runs: 11 / 12 },
    { runs: 10, across_runs: 0 },
  ]);
  const { stdout } = await repository.orch(['metrics', 'overlap', '--split', split]);
  expect(stdout).toContain('The runs show that it fell by half at least.');
}, 180_000);

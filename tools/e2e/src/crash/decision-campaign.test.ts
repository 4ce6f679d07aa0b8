import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { byScale } from '../rig/scale.ts';
import { startArgs } from './crash-cycle.ts';
import { decisionCycle, type KilledVerb } from './decision-cycle.ts';
import { normalManifest } from './normal-manifest.ts';
import { readManifest } from './read-manifest.ts';
import { crashProject } from './six-stage-project.ts';

const verbs = ['start', 'approve', 'resume'] as const;
/** Every point in the soak, every fourth one otherwise. */
const step = byScale({ ci: 4, soak: 1 });
const maxPoints = 200;

const taskOf = (verb: KilledVerb, n: number) => `${verb}-${n}`;
let repository: Repository;
let expected: unknown;

beforeAll(async () => {
  const tasks = verbs.flatMap((verb) =>
    Array.from({ length: maxPoints }, (_, n) => taskOf(verb, n + 1)),
  );
  repository = await Repository.make(crashProject(['calm', ...tasks]));
  expectExit(await repository.orch(startArgs({ taskId: 'calm', pipeline: 'gated' })), 3);
  const [runId = ''] = await repository.runIds('calm');
  const approve = ['approve', '--run', runId, '--reason', 'Looked at it.'];
  expectExit(await repository.orch(approve), 0);
  expectExit(await repository.orch(['resume', '--run', runId]), 0);
  expected = normalManifest(await readManifest(repository, 'calm', runId));
});
afterAll(() => repository.remove());

describe('killed around a decision', () => {
  test.each(verbs)(
    'at the points of %s, the run comes to the same end and the decision counts once',
    async (verb) => {
      const faults: string[] = [];
      let kills = 0;
      for (let n = 1; n <= maxPoints; n += step) {
        const kill = { kind: 'point', name: '*', n } as const;
        const report = await decisionCycle(repository, taskOf(verb, n), verb, kill, expected);
        faults.push(...report.faults);
        if (!report.killed) break;
        kills += 1;
      }
      expect(faults).toEqual([]);
      expect(kills).toBeGreaterThanOrEqual(30 / step);
      expect(kills).toBeLessThan(maxPoints / step);
    },
    byScale({ ci: 600_000, soak: 1_800_000 }),
  );
});

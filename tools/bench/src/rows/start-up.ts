import { compare } from '../compare.ts';
import { atMost } from '../finding.ts';
import { measure } from '../measure.ts';
import type { Row } from '../row.ts';
import { guardRepository, trueStages, writeConfig } from '../scratch-repository.ts';
import { sidesText } from '../words.ts';

const readersLimit = 1.3;
const startLimit = 1.6;

/** What the short verbs cost next to Node itself. */
export const startUp: Row = {
  id: 'start-up',
  seconds: 60,
  async measure(bench) {
    const folder = bench.folder('start-up');
    writeConfig(folder, { one: trueStages(1) });
    const start = bench.orch(folder, 'start', 'one', '--task', 'bench');
    await measure(start);
    const guarded = bench.folder('start-up-guarded');
    writeConfig(guarded, { one: trueStages(1) });
    guardRepository(guarded);
    const guardedStart = bench.orch(guarded, 'start', 'one', '--task', 'bench');
    await measure(guardedStart);
    const nothing = bench.node(folder, '-e', '0');
    const turns = { rounds: bench.rounds, times: bench.quick ? 2 : 5 };
    const verbs = [
      ['`orch status`', readersLimit, bench.orch(folder, 'status')],
      ['`orch plan`', readersLimit, bench.orch(folder, 'plan', 'one', '--task', 'bench')],
      ['`orch start`, one `true` stage', startLimit, start],
      ['`orch start`, one `true` stage, in git with a policy', startLimit, guardedStart],
    ] as const;
    const findings = [];
    for (const [verb, limit, program] of verbs) {
      bench.say(verb);
      const comparison = await compare('cpuMs', program, nothing, turns);
      findings.push(
        atMost(limit, comparison.ratio, {
          what: `CPU of ${verb} / CPU of \`node -e 0\``,
          detail: sidesText(comparison, { subject: 'orch', baseline: 'node' }, 1),
          lookAt: 'what the entry loads and runs before and after the work',
        }),
      );
    }
    return findings;
  },
};

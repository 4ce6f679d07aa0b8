import { atMost } from '../finding.ts';
import { measure } from '../measure.ts';
import type { Row } from '../row.ts';
import { writeConfig } from '../scratch-repository.ts';
import { spreadOf } from '../statistics.ts';
import { spreadText } from '../words.ts';

const limit = 1.15;
const sleepMs = 50;
const width = 10;

/** Many short stages side by side, next to the time that they would take without any orchestrator. */
export const fanOut: Row = {
  id: 'fan-out',
  seconds: 25,
  async measure(bench) {
    const count = bench.quick ? 100 : 1_000;
    const idealMs = (count * sleepMs) / width;
    const folder = bench.folder('fan-out');
    const stages = Array.from({ length: count }, (_, at) => ({
      id: `s${at + 1}`,
      command: ['sleep', String(sleepMs / 1000)],
      needs: [],
    }));
    writeConfig(folder, { fan: stages });
    const program = bench.orch(
      folder,
      'start',
      'fan',
      '--task',
      'bench',
      '--parallel',
      '--max-concurrency',
      String(width),
    );
    const walls = [];
    for (let round = 0; round < (bench.quick ? 1 : 3); round += 1) {
      bench.say(`${count} stages, ${width} at a time, round ${round + 1}`);
      walls.push((await measure(program)).wallMs);
    }
    const ratios = spreadOf(walls.map((wallMs) => wallMs / idealMs));
    return [
      atMost(limit, ratios, {
        what: `${count} stages of \`sleep 0.05\`, ten at a time / the ideal ${idealMs / 1000} s`,
        detail: `orch ${spreadText(spreadOf(walls), 0, ' ms')}`,
        lookAt: 'CPU per stage: with two cores the ideal leaves it 10 ms',
      }),
    ];
  },
};

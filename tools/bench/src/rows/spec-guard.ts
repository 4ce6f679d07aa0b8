import { atMost } from '../finding.ts';
import { measure } from '../measure.ts';
import type { Row } from '../row.ts';
import { writeSpecRepository } from '../spec-repository.ts';
import { spreadOf } from '../statistics.ts';

const limitSeconds = 1;

/** What the spec guard costs in a large repository, beyond the start of Node. */
export const specGuard: Row = {
  id: 'spec-guard',
  seconds: 60,
  async measure(bench) {
    const folder = bench.folder('spec-guard');
    const size = bench.quick
      ? { specs: 100, files: 2_000, commits: 30 }
      : { specs: 1_000, files: 20_000, commits: 300 };
    bench.say(`making a repository of ${size.specs} specs and ${size.files} files`);
    writeSpecRepository(folder, size, Date.now());
    const nothing = bench.node(folder, '-e', '0');
    const findings = [];
    for (const scope of [['--all'], ['--base', 'HEAD~1']] as const) {
      bench.say(`orch spec guard ${scope.join(' ')}`);
      const guard = bench.orch(folder, 'spec', 'guard', '--dry-run', ...scope);
      await measure(guard);
      const seconds: number[] = [];
      for (let round = 0; round < bench.rounds; round += 1) {
        const { cpuMs: ours } = await measure(guard);
        const { cpuMs: node } = await measure(nothing);
        seconds.push((ours - node) / 1000);
      }
      findings.push(
        atMost(limitSeconds, spreadOf(seconds), {
          what: `CPU of \`orch spec guard ${scope.join(' ')}\` beyond \`node -e 0\``,
          detail: `${size.specs.toLocaleString('en')} specs, ${size.files.toLocaleString('en')} files, ${size.commits} commits since the oldest review; git included`,
          lookAt: 'reading front matter, and git log',
          unit: ' s',
        }),
      );
    }
    return findings;
  },
};

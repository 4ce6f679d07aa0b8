// Appends lines to an audit log.
import { AuditLog } from '../../src/audit/audit-log.ts';
import { realClock } from '../fakes.ts';
import { say } from './say.ts';

const [outDir = '', name = '', count = '1', maxBytes = '100000', dieAt = ''] =
  process.argv.slice(2);
let points = 0;

const log = new AuditLog({
  outDir,
  clock: realClock,
  maxBytes: Number(maxBytes),
  onPoint: () => {
    points += 1;
    if (points === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
  },
});

async function main(): Promise<void> {
  for (let n = 1; n <= Number(count); n += 1) {
    await log.append('test.line', { name, n });
    say(`wrote ${n}`);
  }
  say(`points ${points}`);
}

void main();

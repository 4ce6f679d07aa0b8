// Drives a run that has every event, with an audit trail, from where it stands to its end.
import { AuditLog } from '../../src/audit/audit-log.ts';
import { AuditTrail } from '../../src/audit/audit-trail.ts';
import { FileRunStore } from '../../src/store/file-run-store.ts';
import { everyEvent, everyEventKey } from '../every-event.ts';
import { realClock, TestLogger, TestTicks } from '../fakes.ts';
import { rootsIn } from '../scratch-roots.ts';
import { say } from './say.ts';

const [root = '', dieAt = ''] = process.argv.slice(2);
const roots = rootsIn(root);
let points = 0;
const onPoint = (): void => {
  points += 1;
  if (points === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
};

async function main(): Promise<void> {
  const log = new AuditLog({ outDir: roots.outDir, clock: realClock, maxBytes: 2_000, onPoint });
  const store = new FileRunStore({
    roots,
    clock: realClock,
    logger: new TestLogger(),
    every: new TestTicks().every,
    audit: new AuditTrail({ log, roots, onPoint }),
    onPoint,
  });
  const begun = await store.exists(everyEventKey);
  const writer = begun ? await store.open(everyEventKey) : await store.create(everyEventKey);
  const isCut = ({ event }: { event: { type: string; data: object } }): boolean =>
    event.type === 'journal.cut' &&
    !('sha256' in event.data && event.data.sha256 === 'd'.repeat(64));
  const done = writer.history.filter((entry) => !isCut(entry)).length;
  for (const event of everyEvent().slice(done)) await writer.append([event]);
  await writer.close();
  say(`points ${points}`);
}

void main();

// Writes the corpus of the current version: one of each file, as this version writes it. Run once
// per released version, and once (as v1.1) where a version got members that older files lack; a
// corpus that exists is never written again.
import { evolve, queuedRun } from '@orch/core';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { TestClock, TestLogger, TestTicks } from '../test-support/fakes.ts';
import { everyEvent, everyEventKey } from '../test-support/every-event.ts';
import { AuditLog } from '../src/audit/audit-log.ts';
import { MetricsRecorder } from '../src/metrics/metrics-recorder.ts';
import { runPaths } from '../src/paths/run-paths.ts';
import { FileRunStore } from '../src/store/file-run-store.ts';
import { TaskStateStore } from '../src/task-state/task-state-store.ts';

const [version = ''] = process.argv.slice(2);
if (!/^v\d+(\.\d+)?$/.test(version)) throw new Error('Name the version, such as v1 or v1.1.');
const target = join(import.meta.dirname, '..', 'fixtures', 'corpus', version);
mkdirSync(join(target, '..'), { recursive: true });
mkdirSync(target); // Throws where the version has a corpus.

const root = mkdtempSync(join(tmpdir(), 'orch-corpus-'));
// Not the usual names, which git ignores.
const roots = { root, runsDir: join(root, 'runs'), outDir: join(root, 'output') };
const clock = new TestClock();
const logger = new TestLogger();
const store = new FileRunStore({ roots, clock, logger, every: new TestTicks().every });
const state = everyEvent().reduce(evolve, queuedRun);
if (!('completedAt' in state)) throw new Error('The sample run does not end.');

const writer = await store.create(everyEventKey);
await writer.append(everyEvent());
await writer.close();
const by = { name: 'ada', source: 'git' } as const;
await store.leaveRequest(everyEventKey, { kind: 'cancel', by, reason: 'Not today.' });
await new TaskStateStore({ roots, clock, logger }).record(state);
new MetricsRecorder(roots).record(state);
const audit = new AuditLog({ outDir: roots.outDir, clock, maxBytes: 400 });
for (const actor of ['ada', 'grace', 'alan', 'edsger']) {
  await audit.append('approval.decided', { actor, run_id: everyEventKey.runId });
}

const { heartbeat } = runPaths(roots, everyEventKey);
const beat = JSON.parse(readFileSync(heartbeat, 'utf8')) as Record<string, unknown>;
const anonymous = { ...beat, pid: 4242, process_start: 'proc:99', host: 'a-host' };
writeFileSync(heartbeat, `${JSON.stringify(anonymous)}\n`);

cpSync(root, target, { recursive: true });
rmSync(root, { recursive: true });
const digests: Record<string, string> = {};
const files = readdirSync(target, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
for (const path of files) {
  digests[relative(target, path)] = createHash('sha256').update(readFileSync(path)).digest('hex');
}
writeFileSync(join(target, 'digests.json'), `${JSON.stringify(digests, null, 2)}\n`);

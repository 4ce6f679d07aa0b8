import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  completed,
  sampleReceipt,
  stageStarted,
  started,
  timed,
} from '../../test-support/sample-run.ts';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { storeIn } from '../../test-support/store.ts';
import { runStatement } from '../attestation/run-statement.ts';
import { checkAttestation, parseAttestation } from '../attestation/verify-attestation.ts';
import { runPaths } from '../paths/run-paths.ts';
import { runArtifacts } from './run-artifacts.ts';
import { verifyRun } from './verify-run.ts';

const scratch = useScratch();
const key = { taskId: 'task-1', runId: 'run-1' };
const log = '{"an":"attempt"}\n'.repeat(20);
const patch = 'diff --git a/x b/x\n';
const report = '{"v": 1, "passed": true}\n';
const reportPath = 'evaluations/01-stage-1-1/packs-e1/report.json';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A run of one stage with a log that two attempts share, and a patch. */
async function finishedRun() {
  const roots = rootsIn(scratch());
  const { folder } = runPaths(roots, key);
  const { store } = storeIn(roots.root);
  const writer = await store.create(key);
  await writer.append([started(key.taskId, key.runId, 1), stageStarted('stage-1')]);
  mkdirSync(join(folder, 'commands'));
  mkdirSync(join(folder, 'diffs'));
  writeFileSync(join(folder, 'commands/01-stage-1.ndjson'), `${log}of a later attempt\n`);
  writeFileSync(join(folder, 'diffs/1-stage-1.patch'), patch);
  mkdirSync(join(folder, reportPath, '..'), { recursive: true });
  writeFileSync(join(folder, reportPath), report);
  const receipt = {
    ...sampleReceipt('stage-1'),
    log: { path: 'commands/01-stage-1.ndjson', offset: 0, bytes: log.length },
    log_sha256: sha256(log),
    diff: { path: 'diffs/1-stage-1.patch', sha256: sha256(patch), files: 1, added: 0, deleted: 0 },
    evaluations: [
      {
        suite: 'packs',
        evaluation: 'e1',
        report: reportPath,
        sha256: sha256(report),
        passed: true,
        verdicts: { resolved: 1 },
      },
    ],
  };
  await writer.append([
    timed({ type: 'stage.succeeded', data: { stage: 'stage-1', attempt: 1, receipt } }),
    completed(),
  ]);
  await writer.close();
  return { roots, folder };
}

function replaceIn(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe('a run is recomputed', () => {
  test('and fits, with a count of what was looked at', async () => {
    const { roots } = await finishedRun();
    expect(await verifyRun(roots, key, 0)).toMatchObject({
      misfit: null,
      checked: { entries: 4, logs: 1, patches: 1, evaluations: 1 },
      notes: [],
    });
  });

  test.each<[string, (folder: string) => void, string, RegExp]>([
    [
      'a log with another byte',
      (folder) => replaceIn(join(folder, 'commands/01-stage-1.ndjson'), 'an', 'AN'),
      'commands/01-stage-1.ndjson',
      /not what was recorded/,
    ],
    [
      'a log that was cut',
      (folder) => writeFileSync(join(folder, 'commands/01-stage-1.ndjson'), 'x'),
      'commands/01-stage-1.ndjson',
      /1 of 340 bytes/,
    ],
    [
      'a log that is missing',
      (folder) => rmSync(join(folder, 'commands'), { recursive: true }),
      'commands/01-stage-1.ndjson',
      /0 of 340 bytes/,
    ],
    [
      'a patch with another byte',
      (folder) => appendFileSync(join(folder, 'diffs/1-stage-1.patch'), '+'),
      'diffs/1-stage-1.patch',
      /not what was recorded/,
    ],
    [
      'a patch that is missing',
      (folder) => rmSync(join(folder, 'diffs/1-stage-1.patch')),
      'diffs/1-stage-1.patch',
      /missing/,
    ],
    [
      'a report of an evaluation that was edited',
      (folder) => replaceIn(join(folder, reportPath), 'true', 'false'),
      reportPath,
      /report of packs in attempt 1 of stage-1 is not what was recorded/,
    ],
    [
      'a report of an evaluation that is missing',
      (folder) => rmSync(join(folder, 'evaluations'), { recursive: true }),
      reportPath,
      /missing/,
    ],
    [
      'a manifest that was edited',
      (folder) => replaceIn(join(folder, 'manifest.json'), '"exit_code": 0', '"exit_code": 7'),
      'manifest.json',
      /stages is not what the journal says/,
    ],
    [
      'a manifest that does not fit its schema',
      (folder) => replaceIn(join(folder, 'manifest.json'), '"attempts": 1', '"attempts": -1'),
      'manifest.json',
      /schema/,
    ],
    [
      'a manifest that is missing',
      (folder) => rmSync(join(folder, 'manifest.json')),
      'manifest.json',
      /missing/,
    ],
    [
      'a journal line that was edited',
      (folder) => replaceIn(join(folder, 'runner.ndjson'), '"duration_ms":12', '"duration_ms":13'),
      'runner.ndjson',
      /prev is not the digest/,
    ],
    [
      'a journal whose end was cut off',
      (folder) => {
        const path = join(folder, 'runner.ndjson');
        const lines = readFileSync(path, 'utf8').split('\n');
        writeFileSync(path, `${lines.slice(0, -2).join('\n')}\n`);
      },
      'runner.ndjson',
      /its end was cut off/,
    ],
  ])('%s is named', async (_what, damage, file, reason) => {
    const { roots, folder } = await finishedRun();
    damage(folder);
    const { misfit } = await verifyRun(roots, key, 0);
    expect(misfit?.file).toBe(file);
    expect(misfit?.reason).toMatch(reason);
  });

  test('a manifest that a crash left behind is said to be behind, and is no damage', async () => {
    const { roots, folder } = await finishedRun();
    const behind = readFileSync(join(folder, 'manifest.json'), 'utf8').replace(
      '"entries": 4',
      '"entries": 3',
    );
    writeFileSync(join(folder, 'manifest.json'), behind);
    const { misfit, notes } = await verifyRun(roots, key, 0);
    expect(misfit).toBeNull();
    expect(notes.join()).toMatch(/shows 3 of 4 entries.*killed/);
  });
});

describe('a statement about a run', () => {
  async function attested() {
    const run = await finishedRun();
    const { manifest, snapshot } = await verifyRun(run.roots, key, 0);
    if (manifest === null) throw new Error('The run has no manifest.');
    const subjects = runArtifacts(runPaths(run.roots, key));
    const statement = runStatement(manifest, snapshot.entries, snapshot.head, subjects);
    return { ...run, statement };
  }

  test('is in-toto v1, names every file with its digest, and is the same each time', async () => {
    const { statement, folder, roots } = await attested();
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'urn:orch:predicate:run:v1',
      predicate: { task_id: 'task-1', run_id: 'run-1', status: 'succeeded' },
    });
    expect(statement.subject.map(({ name }) => name)).toEqual([
      'commands/01-stage-1.ndjson',
      'diffs/1-stage-1.patch',
      reportPath,
      'manifest.json',
      'runner.ndjson',
    ]);
    for (const { name, digest } of statement.subject) {
      expect(digest.sha256).toBe(sha256(readFileSync(join(folder, name), 'utf8')));
    }
    expect(statement.predicate.stages[0]?.receipts_sha256).toHaveLength(1);
    const read = parseAttestation(JSON.stringify(statement), 'a.json');
    expect(checkAttestation(read, roots, key, null, 'a.json')).toBeNull();
  });

  test.each([
    ['a file that changed since', 'manifest.json'],
    ['a file that is gone', 'diffs/1-stage-1.patch'],
    ['a report that changed since', reportPath],
  ])('%s does not fit it', async (what, name) => {
    const { statement, folder, roots } = await attested();
    if (what.includes('gone')) rmSync(join(folder, name));
    else appendFileSync(join(folder, name), '\n');
    const misfit = checkAttestation({ statement, envelope: null }, roots, key, null, 'a.json');
    expect(misfit).toMatchObject({ file: name });
  });

  test('of another run, or with a name that leads elsewhere, does not fit', async () => {
    const { statement, roots } = await attested();
    const other = { taskId: 'task-1', runId: 'run-2' };
    const read = { statement, envelope: null };
    expect(checkAttestation(read, roots, other, null, 'a.json')).toMatchObject({ file: 'a.json' });
    const [first] = statement.subject;
    if (first === undefined) throw new Error('The statement has no subject.');
    for (const folder of ['commands', 'evaluations/01-stage-1-1']) {
      const subject = [{ ...first, name: `${folder}/../../../../etc/passwd` }];
      const strange = { statement: { ...statement, subject }, envelope: null };
      expect(checkAttestation(strange, roots, key, null, 'a.json')?.reason).toMatch(/no file/);
    }
  });

  test.each(['', '[]', '{}', '{"_type":"https://in-toto.io/Statement/v1","subject":[]}'])(
    '%j is no statement',
    (text) => {
      expect(() => parseAttestation(text, 'a.json')).toThrow(
        expect.objectContaining({ code: 'ORCH_DATA_DAMAGED' }),
      );
    },
  );
});

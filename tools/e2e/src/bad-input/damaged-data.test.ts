import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { readJournalFile } from '../rig/journal-file.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';

let repository: Repository;
let runId: string;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        {
          id: 'p',
          stages: [
            { kind: 'command', id: 'one', command: 'echo one >> scratch/ran' },
            { kind: 'command', id: 'two', command: 'echo two >> scratch/ran; test -e scratch/go' },
          ],
        },
      ],
    },
  });
  // The second stage fails, so that there is something to resume.
  const started = await repository.orch(['start', 'p', '--task', 't', '--format', 'json']);
  runId = String(documentOf(started)['run_id']);
});
afterEach(() => repository.remove());

const fileOf = (name: string) => repository.path('.runs/t/cli', runId, name);

/** The whole text with its n-th line (from 0) changed. */
function changeLine(text: string, n: number, change: (line: string) => string): string {
  const lines = text.split('\n');
  lines[n] = change(lines[n] ?? '');
  return lines.join('\n');
}

/** Ways in which a journal can be damaged that are not the torn last line of a crash. */
const damages: readonly [string, (text: string) => string | Buffer][] = [
  ['a changed outcome', (text) => text.replace('"exit_code":1', '"exit_code":0')],
  [
    'a changed line in the middle',
    (text) => changeLine(text, 2, (line) => line.replace('one', 'eno')),
  ],
  ['a line that was taken out', (text) => changeLine(text, 2, () => '').replace('\n\n', '\n')],
  ['a line that is there twice', (text) => changeLine(text, 2, (line) => `${line}\n${line}`)],
  ['a line that was put in', (text) => changeLine(text, 3, (line) => `${line}\n{"v":1}`)],
  ['garbage in the middle', (text) => changeLine(text, 2, () => '\u0000\u0001garbage')],
  [
    'bytes that are no UTF-8',
    (text) =>
      Buffer.from(
        changeLine(text, 2, () => '\u00ff\u00fe'),
        'latin1',
      ),
  ],
  ['the beginning cut off', (text) => text.slice(text.indexOf('\n') + 1)],
  ['zeros at the end', (text) => `${text}${'\u0000'.repeat(4096)}\n`],
  ['an unknown version', (text) => changeLine(text, 1, (line) => line.replace('"v":1', '"v":99'))],
  [
    'a number that was skipped',
    (text) => changeLine(text, 3, (line) => line.replace(/"seq":\d+/, '"seq":99')),
  ],
];

describe('a damaged journal is reported and never repaired in silence', () => {
  test.each(damages)('%s', async (_, damage) => {
    const journal = fileOf('runner.ndjson');
    const whole = await readFile(journal, 'utf8');
    const damaged = damage(whole);
    expect(damaged).not.toEqual(whole);
    await writeFile(journal, damaged);
    const before = await readFile(journal);
    const ran = await repository.read('scratch/ran');

    for (const verb of ['resume', 'cancel', 'status']) {
      const reason = verb === 'cancel' ? ['--reason', 'no more'] : [];
      const result = await repository.orch([verb, '--run', runId, ...reason, '--format', 'json']);
      expect({ verb, exitCode: result.exitCode }).toEqual({ verb, exitCode: 5 });
      expect(result.stdout + result.stderr).toMatch(/ORCH_DATA_(DAMAGED|VERSION)/);
      expect(result.stdout + result.stderr).toContain('runner.ndjson');
    }
    await repository.orch(['runs', 'repair', '--run', runId, '--format', 'json']);
    await repository.orch(['runs', 'repair', '--format', 'json']);

    expect(await readFile(journal)).toEqual(before);
    expect(await repository.read('scratch/ran')).toBe(ran);
  });

  test('an empty journal is no run, and is left alone', async () => {
    await writeFile(fileOf('runner.ndjson'), '');
    const result = await repository.orch(['resume', '--run', runId, '--format', 'json']);
    expect(errorOf(result).code).toMatch(/^ORCH_(RUN_UNKNOWN|DATA_DAMAGED)$/);
    expect(await readFile(fileOf('runner.ndjson'), 'utf8')).toBe('');
  });
});

describe('a torn last line', () => {
  test.each([
    ['half a line', '{"v":1,"seq":9'],
    ['half a character', Buffer.from([0x7b, 0xe2, 0x82])],
    ['zeros', Buffer.alloc(100)],
  ])('%s is cut off on resume, and the cut is recorded', async (_, torn) => {
    const before = await readJournalFile(fileOf('runner.ndjson'));
    await appendFile(fileOf('runner.ndjson'), torn);
    const bytes = await readFile(fileOf('runner.ndjson'));
    const status = await repository.orch(['status', '--run', runId, '--format', 'json']);
    expect(status.exitCode).not.toBe(5);
    expect(await readFile(fileOf('runner.ndjson'))).toEqual(bytes);

    await repository.write({ 'scratch/go': '' });
    const resumed = await repository.orch(['resume', '--run', runId, '--format', 'json']);
    expectExit(resumed, 0);
    const { lines, tornBytes } = await readJournalFile(fileOf('runner.ndjson'));
    expect(tornBytes).toBe(0);
    const cut = lines.filter(({ type }) => type === 'journal.cut');
    expect(cut.map(({ data }) => data['bytes'])).toEqual([Buffer.byteLength(torn)]);
    expect(lines.slice(0, before.lines.length)).toEqual(before.lines);
  });
});

describe('what can be made again from the journal never stands in its way', () => {
  test.each([
    ['corrupt', '{"v":1,"status":'],
    ['truncated to nothing', ''],
    ['of another shape', '{"v":1}'],
    ['binary', '\u0000\u0001\u0002'],
  ])('a manifest that is %s: the run resumes, and its manifest is whole again', async (_, text) => {
    await writeFile(fileOf('manifest.json'), text);
    const status = await repository.orch(['status', '--run', runId, '--format', 'json']);
    expect(documentOf(status)).toMatchObject({ status: 'failed' });
    expect(await readFile(fileOf('manifest.json'), 'utf8')).toBe(text);

    await repository.write({ 'scratch/go': '' });
    expectExit(await repository.orch(['resume', '--run', runId]), 0);
    const manifest = JSON.parse(await readFile(fileOf('manifest.json'), 'utf8')) as unknown;
    expect(manifest).toMatchObject({ run_id: runId, status: 'succeeded' });
    expect(await repository.read('scratch/ran')).toBe('one\ntwo\ntwo\n');
  });

  test('a corrupt state.json is named and kept, the run goes on, and repair makes it again', async () => {
    const state = repository.path('out/t/state.json');
    await writeFile(state, '{"v":1,"runs":[{"run_id":7}]}');
    await repository.write({ 'scratch/go': '' });
    const resumed = await repository.orch(['resume', '--run', runId, '--format', 'json']);
    expectExit(resumed, 0);
    expect(resumed.stderr).toContain('state.json');
    expect(await readFile(state, 'utf8')).toBe('{"v":1,"runs":[{"run_id":7}]}');
    expectExit(await repository.orch(['runs', 'repair', '--format', 'json']), 0);
    const kept = JSON.parse(await readFile(state, 'utf8')) as { runs: unknown[] };
    expect(kept.runs).toEqual([expect.objectContaining({ run_id: runId, status: 'succeeded' })]);
  });

  test('damaged lines of the index cost themselves alone, and repair brings the runs back', async () => {
    await writeFile(repository.path('.runs/index.ndjson'), 'garbage\n\u0000\n{"v":1');
    const list = async () =>
      documentOf(await repository.orch(['runs', 'list', '--format', 'json']))['runs'];
    expect(await list()).toEqual([]);
    expectExit(await repository.orch(['runs', 'repair', '--format', 'json']), 0);
    expect(await list()).toEqual([expect.objectContaining({ run_id: runId, status: 'failed' })]);
  });

  test('a log that was shortened after its stage succeeded does not pass for whole', async () => {
    const log = fileOf('commands/01-one.ndjson');
    await writeFile(log, (await readFile(log, 'utf8')).slice(0, 20));
    const logs = await repository.orch(['runs', 'logs', '--run', runId, '--stage', 'one', '--raw']);
    expectExit(logs, 5);
    expect(logs.stderr).toContain('01-one.ndjson');
  });
});

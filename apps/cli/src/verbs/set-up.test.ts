import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { orch, orchJson, type OrchOptions } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';

let repository: Repository;
let here: OrchOptions;
beforeEach(() => {
  repository = makeRepository();
  here = { cwd: repository.root };
});
afterEach(() => repository.remove());

const path = (name: string): string => join(repository.root, name);

describe('init', () => {
  test('writes what it found, and what it wrote runs', async () => {
    repository.write('package.json', '{"scripts":{"build":"echo b","test":"echo t"}}');
    const dry = await orchJson(['init', '--dry-run'], here);
    expect(existsSync(path('codex.orchestrator.json'))).toBe(false);
    const made = await orchJson(['init'], here);
    expect(made.document['stages']).toEqual(dry.document['stages']);
    expect(readFileSync(path('.gitignore'), 'utf8')).toBe('.runs/\nout/\n');
    expect((await orch(['start'], here)).status).toBe(0);
  });

  test('never overwrites, and changes nothing the second time', async () => {
    repository.write('codex.orchestrator.json', '{}');
    repository.write('.gitignore', 'node_modules\n/out');
    await orch(['init'], here);
    const ignore = readFileSync(path('.gitignore'), 'utf8');
    expect([ignore, readFileSync(path('codex.orchestrator.json'), 'utf8')]).toEqual([
      'node_modules\n/out\n.runs/\n',
      '{}',
    ]);
    await orch(['init'], here);
    expect(readFileSync(path('.gitignore'), 'utf8')).toBe(ignore);
  });

  test('writes a configuration that is valid where nothing was recognised', async () => {
    await orch(['init'], here);
    expect((await orch(['plan'], here)).status).toBe(0);
  });
});

describe('doctor', () => {
  test('leaves nothing behind', async () => {
    repository.configure({ p: [command('a', 'true')] });
    const { status, document } = await orchJson(['doctor'], here);
    expect([status, document['healthy']]).toEqual([0, true]);
    expect([existsSync(path('.runs')), existsSync(path('out'))]).toEqual([false, false]);
  });

  test('says what would not work and what to do', async () => {
    repository.configure({ p: [{ kind: 'comand' }] });
    const { status, document } = await orchJson(['doctor'], here);
    const checks = document['checks'] as { id: string; standing: string; next: string | null }[];
    expect(status).toBe(1);
    expect(checks.find(({ id }) => id === 'config')).toMatchObject({
      standing: 'fail',
      next: expect.any(String),
    });
  });
});

describe('runs gc', () => {
  test('shows first, then removes finished runs alone', async () => {
    repository.configure({
      ok: [command('a', 'true')],
      outer: [{ kind: 'subpipeline', id: 's', pipeline: 'ok' }],
      ask: [{ kind: 'manual', id: 'm' }],
    });
    const done = await orchJson(['start', 'outer'], here);
    const paused = await orchJson(['start', 'ask'], here);
    const folder = (document: Readonly<Record<string, unknown>>): string =>
      path(`.runs/local/cli/${String(document['run_id'])}`);
    const gc = ['runs', 'gc', '--keep-days', '0'];
    const shown = await orchJson(gc, here);
    expect(shown.document).toMatchObject({ applied: false, kept: 1 });
    expect((shown.document['runs'] as unknown[]).length).toBe(2); // the run and its child
    expect(existsSync(folder(done.document))).toBe(true);
    expect((await orchJson([...gc, '--apply'], here)).document).toMatchObject({ applied: true });
    expect([existsSync(folder(done.document)), existsSync(folder(paused.document))]).toEqual([
      false,
      true,
    ]);
    const { document } = await orchJson(['runs', 'list'], here);
    expect(document['runs']).toMatchObject([{ run_id: paused.document['run_id'] }]);
    expect((await orch(['runs', 'gc'], here)).stdout).toContain('1 run');
  });

  test('keeps what is younger than asked for', async () => {
    repository.configure({ ok: [command('a', 'true')] });
    await orch(['start'], here);
    expect((await orchJson(['runs', 'gc', '--apply'], here)).document).toMatchObject({ runs: [] });
  });
});

describe('runs repair', () => {
  test('makes a manifest, the index and the state again', async () => {
    repository.configure({ ok: [command('a', 'true')] });
    const { document } = await orchJson(['start'], here);
    const manifest = path(String(document['manifest']));
    const before: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    repository.write(String(document['manifest']), '{"torn');
    repository.write('.runs/index.ndjson', 'garbage\n');
    repository.write('out/local/state.json', 'garbage');
    const repaired = await orchJson(['runs', 'repair'], here);
    expect([repaired.status, repaired.document]).toMatchObject([
      0,
      { runs: [{ outcome: 'repaired' }], index: { runs: 1 }, tasks: [{ runs: 1 }] },
    ]);
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toEqual(before);
    expect((await orchJson(['runs', 'list'], here)).document).toMatchObject({
      runs: [{ run_id: document['run_id'], status: 'succeeded' }],
      damaged_lines: 0,
    });
  });

  test('leaves a damaged journal as it is and says so with exit status 5', async () => {
    repository.configure({ ok: [command('a', 'true')] });
    const { document } = await orchJson(['start'], here);
    const log = String(document['log']);
    const damaged = readFileSync(path(log), 'utf8').replace('"stage":"a"', '"stage":"b"');
    repository.write(log, damaged);
    expect((await orch(['status'], here)).status).toBe(5);
    expect((await orch(['runs', 'repair'], here)).status).toBe(5);
    expect(readFileSync(path(log), 'utf8')).toBe(damaged);
  });
});

test('a runs folder that cannot be written to is named before anything runs', async () => {
  repository.configure({ p: [command('a', 'echo ran > ran')] });
  repository.write('records', 'a file in the place of the folder');
  const env = { CODEX_ORCHESTRATOR_RUNS_DIR: 'records' };
  const { status, document } = await orchJson(['start'], { ...here, env });
  expect(status).toBe(1);
  expect(document).toMatchObject({
    error: { code: expect.stringMatching(/^ORCH_STORAGE_/) },
  });
  expect(existsSync(path('ran'))).toBe(false);
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { Repository } from '../rig/repository.ts';

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        { id: 'p', stages: [{ kind: 'command', id: 'ok', command: 'echo ran >> scratch/ran' }] },
      ],
    },
  });
});
afterEach(() => repository.remove());

const start = (...more: string[]) =>
  repository.orch(['start', 'p', '--task', 't', '--format', 'json', ...more]);

describe('a folder for runs that cannot be written', () => {
  test('because a file stands in its place: an error with its code, and no stage runs', async () => {
    await writeFile(repository.path('.runs'), 'not a folder');
    const started = await start();
    expect(started.exitCode).not.toBe(0);
    expect(errorOf(started).code).toMatch(/^ORCH_STORAGE_/);
    expect(errorOf(started).message + String(errorOf(started).place)).toContain('.runs');
    expect(await readdir(repository.path('scratch'))).toEqual([]);
    expect(await readFile(repository.path('.runs'), 'utf8')).toBe('not a folder');
  });

  test('because a task folder is a link to elsewhere: refused, and nothing is written there', async () => {
    const elsewhere = repository.path('scratch', 'elsewhere');
    await mkdir(elsewhere);
    await mkdir(repository.path('.runs'));
    await symlink(elsewhere, repository.path('.runs/t'));
    const started = await start();
    expect(started.exitCode).not.toBe(0);
    expect(await readdir(elsewhere)).toEqual([]);
    await expect(repository.read('scratch/ran')).rejects.toThrow('ENOENT');
  });
});

describe('a run that cannot be recorded in full', () => {
  test('because the snapshot cannot be written: said on stderr, and the run is not lost', async () => {
    await writeFile(repository.path('out'), 'not a folder');
    const started = await start();
    expect(started.stderr).toMatch(/out\b/);
    const runId = String(documentOf(started)['run_id']);
    const list = documentOf(await repository.orch(['runs', 'list', '--format', 'json']));
    expect(list['runs']).toEqual([expect.objectContaining({ run_id: runId })]);
  });
});

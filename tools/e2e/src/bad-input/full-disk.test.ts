import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournalFile } from '../rig/journal-file.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { canMountDisks, SmallDisk } from '../rig/small-disk.ts';

const scratch = await mkdtemp(join(tmpdir(), 'orch-e2e-disk-'));
const mountable = await canMountDisks(scratch);
if (mountable !== true) process.stderr.write(`full-disk tests are skipped: ${mountable}\n`);
const describeWithDisk = mountable === true ? describe : describe.skip;

let repository: Repository;
let disk: SmallDisk | null = null;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        {
          id: 'p',
          stages: [
            { kind: 'command', id: 'one', command: 'echo one >> scratch/ran' },
            { kind: 'command', id: 'wait', command: 'test -e scratch/go || cat scratch/gate' },
            { kind: 'command', id: 'two', command: 'echo two >> scratch/ran' },
          ],
        },
        { id: 'quick', stages: [{ kind: 'command', id: 'ok', command: 'echo ok' }] },
        {
          id: 'loud',
          stages: [{ kind: 'command', id: 'pour', command: 'head -c 4000000 /dev/zero' }],
        },
      ],
    },
  });
});
afterEach(async () => {
  await disk?.unmount();
  disk = null;
  await repository.remove();
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const small = () => SmallDisk.mount(join(scratch, `disk-${Date.now()}`), 1024 * 1024);
const onDisk = (folder: string) => ({
  CODEX_ORCHESTRATOR_RUNS_DIR: join(folder, 'runs'),
  CODEX_ORCHESTRATOR_OUT_DIR: join(folder, 'out'),
});

describeWithDisk('a full disk', () => {
  test('at the start is an error with its code, and earlier runs are intact', async () => {
    disk = await small();
    const env = onDisk(disk.folder);
    const first = await repository.orch(['start', 'quick', '--task', 't', '--format', 'json'], {
      env,
    });
    expectExit(first, 0);
    const runId = String(documentOf(first)['run_id']);
    const journal = join(disk.folder, 'runs/t/cli', runId, 'runner.ndjson');
    const before = await readFile(journal);
    await disk.fill();

    const second = await repository.orch(['start', 'quick', '--task', 't', '--format', 'json'], {
      env,
    });
    expectExit(second, 1);
    expect(errorOf(second).code).toBe('ORCH_STORAGE_FULL');
    expect(await readFile(journal)).toEqual(before);
    const status = await repository.orch(['status', '--run', runId, '--format', 'json'], { env });
    expect(documentOf(status)).toMatchObject({ status: 'succeeded' });

    await disk.free();
    const third = await repository.orch(['start', 'quick', '--task', 't', '--format', 'json'], {
      env,
    });
    expectExit(third, 0);
    const list = documentOf(await repository.orch(['runs', 'list', '--format', 'json'], { env }));
    expect((list['runs'] as { status: string }[]).map(({ status }) => status)).toEqual([
      'succeeded',
      'succeeded',
    ]);
  });

  test.each([0, 100, 2_000])(
    'in the middle of a run (%i bytes left) stops it with an error, never with a success; resume completes it',
    async (leaveBytes) => {
      disk = await small();
      const env = onDisk(disk.folder);
      const gate = await repository.makeGate();
      const running = repository.start(['start', 'p', '--task', 't', '--format', 'json'], { env });
      await gate.reached();
      await disk.fill(leaveBytes);
      await gate.open();
      const ended = await running.ended;
      expectExit(ended, 1);
      expect(ended.stdout + ended.stderr).toMatch(/ORCH_(STORAGE_FULL|STAGE_LOG)|ENOSPC/);
      expect(await repository.leftovers()).toEqual([]);

      const [runId = ''] = await repository.runIds('t');
      const id = runId === '' ? String(errorOf(ended).data['run_id']) : runId;
      await disk.free();
      const status = documentOf(
        await repository.orch(['status', '--run', id, '--format', 'json'], { env }),
      );
      expect(['interrupted', 'failed']).toContain(status['status']);

      await repository.write({ 'scratch/go': '' });
      const resume = ['resume', '--run', id, '--format', 'json'];
      const resumed = await repository.orch(resume, { env });
      expectExit(resumed, 0);
      expect(await repository.read('scratch/ran')).toBe('one\ntwo\n');
      const journal = join(disk.folder, 'runs/t/cli', id, 'runner.ndjson');
      expect((await readJournalFile(journal)).tornBytes).toBe(0);
    },
  );

  test('filled by a stage fails that stage and says so', async () => {
    disk = await small();
    const env = onDisk(disk.folder);
    const ended = await repository.orch(['start', 'loud', '--task', 't', '--format', 'json'], {
      env,
    });
    expectExit(ended, 1);
    expect(ended.stdout + ended.stderr).toMatch(/ORCH_STAGE_LOG|ORCH_STORAGE_FULL/);
    expect(await repository.leftovers()).toEqual([]);
  });
});

describeWithDisk('a disk that takes no writes any more', () => {
  test('is an error with its code at the start, and runs on it can still be looked at', async () => {
    disk = await small();
    const env = onDisk(disk.folder);
    const first = await repository.orch(['start', 'quick', '--task', 't'], { env });
    expectExit(first, 0);
    await disk.makeReadOnly();
    const second = await repository.orch(['start', 'quick', '--task', 't', '--format', 'json'], {
      env,
    });
    expectExit(second, 1);
    expect(errorOf(second).code).toBe('ORCH_STORAGE_DENIED');
    const status = await repository.orch(['status', '--format', 'json'], { env });
    expect(documentOf(status)).toMatchObject({ status: 'succeeded' });
  });
});

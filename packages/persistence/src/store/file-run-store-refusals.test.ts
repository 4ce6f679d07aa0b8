import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { stageStarted, started, wholeRun } from '../../test-support/sample-run.ts';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { storeIn } from '../../test-support/store.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { runPaths } from '../paths/run-paths.ts';

const scratch = useScratch();
const key = { taskId: '0303-orchestrator', runId: 'run-1' };

function pathsIn(root: string) {
  return runPaths(rootsIn(root), key);
}

function manifestIn(root: string): Manifest {
  return JSON.parse(readFileSync(pathsIn(root).manifest, 'utf8')) as Manifest;
}

describe('places that a run must not go', () => {
  test.each(['..', 'a/b', '-rf', 'nul', 'local-mcp', 'x.lock', ''])(
    'task id %j never becomes a path',
    async (taskId) => {
      const root = scratch();
      const { store } = storeIn(root);
      await expect(store.create({ taskId, runId: 'r' })).rejects.toMatchObject({
        code: 'ORCH_INVALID_TASK_ID',
      });
      expect(readdirSync(root)).toEqual([]);
    },
  );

  test('I8: ids that differ only in case are refused, and leave no folder behind', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    await (await store.create({ taskId: 'Task', runId: 'Run' })).close();
    const collision = { code: 'ORCH_ID_COLLISION' };
    await expect(store.create({ taskId: 'task', runId: 'r' })).rejects.toMatchObject(collision);
    await expect(store.create({ taskId: 'Task', runId: 'run' })).rejects.toMatchObject(collision);
    expect(readdirSync(join(root, '.runs'))).not.toContain('task');
    expect(readdirSync(join(root, '.runs', 'Task', 'cli'))).toEqual(['Run']);
  });

  test('I9: a link that leads elsewhere is refused', async () => {
    const root = scratch();
    const elsewhere = scratch();
    const { store } = storeIn(root);
    mkdirSync(join(root, '.runs'));
    symlinkSync(elsewhere, join(root, '.runs', key.taskId));
    await expect(store.create(key)).rejects.toMatchObject({ code: 'ORCH_STORAGE_DENIED' });
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('a disk that refuses', () => {
  test('ENOSPC at any point is an error with its code or a warning, and loses nothing acknowledged', async () => {
    const names = new Set<string>();
    const counting = storeIn(scratch(), { onPoint: (name) => names.add(name) });
    const whole = await counting.store.create(key);
    for (const event of wholeRun(key.taskId, key.runId)) await whole.append([event]);
    await whole.close();
    expect(names.size).toBeGreaterThan(10);
    for (const failing of names) {
      const { store, logger } = storeIn(scratch(), {
        onPoint: (name) => {
          if (name === failing) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        },
      });
      let acknowledged = 0;
      let refusal: unknown;
      try {
        const writer = await store.create(key);
        try {
          for (const event of wholeRun(key.taskId, key.runId)) {
            await writer.append([event]);
            acknowledged += 1;
          }
        } finally {
          await writer.close();
        }
      } catch (error) {
        refusal = error;
      }
      if (refusal === undefined) expect(logger.lines.join('\n')).toMatch(/no space left/);
      else expect(refusal).toMatchObject({ code: 'ORCH_STORAGE_FULL' });
      if (acknowledged > 0) {
        const { entries, damage } = await store.read(key);
        expect(damage).toBeNull();
        expect(entries.length).toBeGreaterThanOrEqual(acknowledged);
      }
    }
  });

  test('a runs folder that may not be written is said to be so', async () => {
    const root = scratch();
    mkdirSync(join(root, '.runs'));
    chmodSync(join(root, '.runs'), 0o555);
    if (process.getuid?.() === 0) {
      // Modes do not bind root, a read-only mount does.
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', join(root, '.runs')], {
          stdio: 'ignore',
        });
      } catch {
        process.stderr.write('SKIPPED: this machine lets the test mount no read-only folder.\n');
        return;
      }
    }
    try {
      const { store } = storeIn(root);
      await expect(store.create(key)).rejects.toMatchObject({ code: 'ORCH_STORAGE_DENIED' });
    } finally {
      if (process.getuid?.() === 0) execFileSync('umount', [join(root, '.runs')]);
      chmodSync(join(root, '.runs'), 0o755);
    }
  });

  test('a manifest that cannot be written does not stop the run, and is written at the next tick', async () => {
    const root = scratch();
    let broken = true;
    const { store, ticks, logger } = storeIn(root, {
      onPoint: (name) => {
        if (broken && name === 'manifest.rename.before')
          throw Object.assign(new Error('bad'), { code: 'EIO' });
      },
    });
    const writer = await store.create(key);
    await writer.append([started(key.taskId, key.runId)]);
    await expect(writer.flushManifest()).rejects.toMatchObject({ code: 'ORCH_STORAGE_FAILED' });
    expect(existsSync(pathsIn(root).manifest)).toBe(false);
    expect(logger.lines.join('\n')).toMatch(/manifest/);
    broken = false;
    ticks.tick();
    await writer.append([stageStarted('stage-1')]);
    await writer.flushManifest();
    expect(manifestIn(root).status).toBe('running');
    await writer.close();
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { storeIn } from '../../test-support/store.ts';
import { useProgram } from '../../test-support/programs.ts';
import { completed, stageStarted, started, wholeRun } from '../../test-support/sample-run.ts';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { useScratch } from '../../test-support/scratch.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { readManifest } from '../manifest/read-manifest.ts';
import { runPaths } from '../paths/run-paths.ts';

const scratch = useScratch();
const runOwner = useProgram('run-owner', scratch);
const key = { taskId: '0303-orchestrator', runId: 'run-1' };

function pathsIn(root: string) {
  return runPaths(rootsIn(root), key);
}

function manifestIn(root: string): Manifest {
  return JSON.parse(readFileSync(pathsIn(root).manifest, 'utf8')) as Manifest;
}

/** Every file below a folder with its content. */
function snapshotOf(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path] = readFileSync(path, 'latin1');
  }
  return files;
}

describe('create, append, close, read', () => {
  test('a run is where the design says, and reads back as it was written', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    const writer = await store.create(key);
    expect(writer.history).toEqual([]);
    const events = wholeRun(key.taskId, key.runId);
    for (const event of events) await writer.append([event]);
    await writer.close();
    const { entries, status, damage, torn, liveness } = await store.read(key);
    expect(entries.map(({ at, event }) => ({ at, event }))).toEqual(events);
    expect({ status, damage, torn }).toEqual({ status: 'succeeded', damage: null, torn: null });
    expect(liveness).toMatchObject({ owner: null, alive: false });
    const run = join(root, '.runs', key.taskId, 'cli', key.runId);
    expect(readdirSync(run).sort()).toEqual([
      '.heartbeat',
      'manifest.json',
      'resume-token.json',
      'runner.ndjson',
    ]);
    const pointer = {
      v: 1,
      kind: 'pointer',
      task_id: key.taskId,
      run_id: key.runId,
      manifest: `.runs/${key.taskId}/cli/${key.runId}/manifest.json`,
    };
    for (const path of [
      `${key.taskId}/mcp/${key.runId}/manifest.json`,
      `local-mcp/${key.runId}/compat.json`,
    ]) {
      expect(JSON.parse(readFileSync(join(root, '.runs', path), 'utf8'))).toEqual(pointer);
    }
    expect(JSON.parse(readFileSync(join(run, 'resume-token.json'), 'utf8'))).toEqual({
      v: 1,
      task_id: key.taskId,
      run_id: key.runId,
      plan_digest: 'a'.repeat(64),
      command: `orch resume --run ${key.runId}`,
    });
  });

  test('a reader writes nothing', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    const writer = await store.create(key);
    await writer.append([started(key.taskId, key.runId), stageStarted('stage-1')]);
    await writer.close();
    appendFileSync(pathsIn(root).journal, '{"torn');
    const before = snapshotOf(root);
    const { torn, status } = await store.read(key);
    expect(torn?.bytes).toBe(6);
    expect(status).toBe('interrupted');
    expect(snapshotOf(root)).toEqual(before);
  });

  test('I10: a manifest that does not fit is named with its pointer, and a reader changes nothing', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    expect(await readManifest(rootsIn(root), key)).toBeNull();
    const writer = await store.create(key);
    await writer.append(wholeRun(key.taskId, key.runId));
    await writer.close();
    expect(await readManifest(rootsIn(root), key)).toMatchObject({ status: 'succeeded' });
    const { manifest } = pathsIn(root);
    const damaged = readFileSync(manifest, 'utf8').replace('"attempts": 1', '"attempts": -1');
    writeFileSync(manifest, damaged);
    await expect(readManifest(rootsIn(root), key)).rejects.toMatchObject({
      code: 'ORCH_DATA_DAMAGED',
      place: `${manifest}: /stages/0/attempts`,
    });
    expect(readFileSync(manifest, 'utf8')).toBe(damaged);
  });

  test('the end of a run is written into the manifest once, whoever waits for it', async () => {
    let manifests = 0;
    const { store } = storeIn(scratch(), {
      onPoint: (name) => {
        if (name === 'manifest.rename.after') manifests += 1;
      },
    });
    const writer = await store.create(key);
    await writer.append(wholeRun(key.taskId, key.runId));
    await Promise.all([writer.flushManifest(), store.flushManifest(key)]);
    await writer.close();
    expect(manifests).toBe(1);
  });

  test('close can be called twice, and nothing can be appended after it', async () => {
    const { store } = storeIn(scratch());
    const writer = await store.create(key);
    await writer.append([started(key.taskId, key.runId)]);
    await Promise.all([writer.close(), writer.close()]);
    await expect(writer.append([completed()])).rejects.toMatchObject({ code: 'ORCH_INTERNAL' });
  });

  test('a run that is not there, and one that is there already, are refused by name', async () => {
    const { store } = storeIn(scratch());
    expect(await store.exists(key)).toBe(false);
    await expect(store.open(key)).rejects.toMatchObject({ code: 'ORCH_RUN_UNKNOWN' });
    await expect(store.read(key)).rejects.toMatchObject({ code: 'ORCH_RUN_UNKNOWN' });
    const writer = await store.create(key);
    await writer.append([started(key.taskId, key.runId)]);
    await expect(store.create(key)).rejects.toMatchObject({ code: 'ORCH_RUN_EXISTS' });
    await writer.close();
    expect(await store.exists(key)).toBe(true);
    await expect(store.create(key)).rejects.toMatchObject({ code: 'ORCH_RUN_EXISTS' });
  });

  test('a folder in which a process died before the first event is used again', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    mkdirSync(pathsIn(root).folder, { recursive: true });
    writeFileSync(pathsIn(root).journal, '{"v":1,"seq":1,');
    expect(await store.exists(key)).toBe(false);
    const writer = await store.create(key);
    await writer.append([started(key.taskId, key.runId)]);
    await writer.close();
    expect(await store.read(key)).toMatchObject({ damage: null, head: { entries: 1 } });
  });
});

describe('one writer', () => {
  test('a run with a living owner is refused with its pid and host, and taken over when it is dead', async () => {
    const root = scratch();
    const owner = runOwner(['create', root, key.taskId, key.runId]);
    await owner.line('opened');
    owner.say('start');
    await owner.line('did start');
    const { store } = storeIn(root, {
      clock: { nowMs: Date.now, monotonicMs: () => performance.now() },
    });
    await expect(store.open(key)).rejects.toMatchObject({
      code: 'ORCH_LEASE_HELD',
      data: { pid: owner.pid },
    });
    expect(await store.read(key)).toMatchObject({
      status: 'running',
      liveness: { alive: true, owner: { pid: owner.pid } },
    });
    await owner.kill();
    expect(await store.read(key)).toMatchObject({
      status: 'interrupted',
      liveness: { alive: false, owner: { pid: owner.pid } },
    });
    const writer = await store.open(key);
    expect(writer.history).toHaveLength(1);
    await writer.close();
  });

  test('of two processes that open a run at once exactly one wins', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    const writer = await store.create(key);
    await writer.append([started(key.taskId, key.runId)]);
    await writer.close();
    const rivals = Array.from({ length: 6 }, () => runOwner(['open', root, key.taskId, key.runId]));
    const outcomes = await Promise.all(
      rivals.map((rival) =>
        Promise.race(
          [rival.line('opened'), rival.line('refused')].map((line) => line.catch(() => 'refused')),
        ),
      ),
    );
    const lines = await Promise.all(
      rivals.map(async (rival, n) =>
        outcomes[n] === 'opened' ? 'opened' : await rival.line('refused'),
      ),
    );
    expect(lines.sort()).toEqual(['opened', ...Array<string>(5).fill('refused ORCH_LEASE_HELD')]);
    await Promise.all(rivals.map((rival) => rival.kill()));
  });

  test('a lease that was taken over is noticed at the next tick, and nothing is written after it', async () => {
    const root = scratch();
    const { store, ticks, logger } = storeIn(root);
    const writer = await store.create(key);
    await writer.append([started(key.taskId, key.runId)]);
    await writer.flushManifest();
    rmSync(pathsIn(root).lease);
    const before = readFileSync(pathsIn(root).journal, 'utf8');
    ticks.tick();
    await new Promise((resolve) => setImmediate(resolve)); // The tick's own turn.
    await expect(writer.append([stageStarted('stage-1')])).rejects.toMatchObject({
      code: 'ORCH_LEASE_LOST',
    });
    ticks.tick();
    await writer.close();
    expect(readFileSync(pathsIn(root).journal, 'utf8')).toBe(before);
    expect(logger.lines[0]).toMatch(/was taken over/);
  });
});

describe('opening what a crash left', () => {
  test('a torn last line is cut, the cut is recorded, and the history has it', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    const first = await store.create(key);
    await first.append([started(key.taskId, key.runId), stageStarted('stage-1')]);
    await first.close();
    appendFileSync(pathsIn(root).journal, '{"v":1,"seq":3,"at":');
    const second = await store.open(key);
    expect(second.history.map(({ event }) => event.type)).toEqual([
      'run.started',
      'stage.started',
      'journal.cut',
    ]);
    await second.append([
      {
        at: '2026-01-02T03:05:00.000Z',
        event: { type: 'stage.orphaned', data: { stage: 'stage-1', attempt: 1 } },
      },
    ]);
    await second.close();
    expect(await store.read(key)).toMatchObject({ damage: null, torn: null, head: { entries: 4 } });
  });

  test.each([
    ['a broken chain', (text: string) => text.replace('stage-1', 'stage-2')],
    ['an event that cannot follow', (text: string) => text.split('\n').slice(0, 1).join('') + '\n'],
  ])('%s is never repaired', async (name, damage) => {
    const root = scratch();
    const { store } = storeIn(root);
    const writer = await store.create(key);
    const events =
      name === 'a broken chain'
        ? wholeRun(key.taskId, key.runId)
        : [stageStarted('stage-1'), started(key.taskId, key.runId)];
    await writer.append(events);
    await writer.close();
    const { journal } = pathsIn(root);
    writeFileSync(journal, damage(readFileSync(journal, 'utf8')));
    const before = readFileSync(journal, 'utf8');
    for (const attempt of [() => store.open(key), () => store.repair(key)]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'ORCH_DATA_DAMAGED' });
    }
    const { damage: found } = await store.read(key);
    expect(found?.place).toMatch(/runner\.ndjson:\d/);
    expect(readFileSync(journal, 'utf8')).toBe(before);
    expect(existsSync(pathsIn(root).lease)).toBe(false);
  });

  test('I4: a deleted or broken manifest is made again, byte for byte', async () => {
    const root = scratch();
    const { store } = storeIn(root);
    const writer = await store.create(key);
    for (const event of wholeRun(key.taskId, key.runId)) await writer.append([event]);
    await writer.close();
    const paths = pathsIn(root);
    const good = readFileSync(paths.manifest, 'utf8');
    for (const spoil of [() => rmSync(paths.manifest), () => writeFileSync(paths.manifest, '{')]) {
      spoil();
      rmSync(paths.mcpPointer, { force: true });
      writeFileSync(`${paths.manifest}.4194303-1.tmp`, 'left by a dead process');
      expect(await store.repair(key)).toEqual(['manifest.json.4194303-1.tmp']);
      expect(readFileSync(paths.manifest, 'utf8')).toBe(good);
      expect(existsSync(paths.mcpPointer)).toBe(true);
    }
  });

  test('killed at every fault point: what was acknowledged is there, and the chain is sound', async () => {
    const undisturbed = runOwner(['whole', scratch(), key.taskId, key.runId]);
    const points = Number((await undisturbed.line('points')).split(' ')[1]);
    expect(points).toBeGreaterThan(30);
    for (let point = 1; point <= points; point += 1) {
      const root = scratch();
      const victim = runOwner(['whole', root, key.taskId, key.runId], {
        ORCH_TEST_DIE_AT: String(point),
      });
      expect(await victim.exit).toEqual({ code: null, signal: 'SIGKILL' });
      const { store } = storeIn(root);
      if (!(await store.exists(key))) {
        expect(victim.lines).toEqual([]);
        await (await store.create(key)).close();
        continue;
      }
      const writer = await store.open(key);
      const types = writer.history.map(({ event }) => event.type);
      const succeeded = types.filter((type) => type === 'stage.succeeded').length;
      const acknowledged = victim.lines.filter((line) =>
        line.startsWith('acknowledged stage'),
      ).length;
      const acted = victim.lines.filter((line) => line.startsWith('acted')).length;
      expect(succeeded).toBeGreaterThanOrEqual(acknowledged);
      expect(types.filter((type) => type === 'stage.started').length).toBeGreaterThanOrEqual(acted);
      if (victim.lines.includes('acknowledged completed'))
        expect(types.at(-1)).toBe('run.completed');
      await writer.close();
      expect((await store.read(key)).damage).toBeNull();
      expect(manifestIn(root).journal.entries).toBe(types.length);
    }
  }, 120_000);
});

describe('time', () => {
  test('a wall clock that goes backwards changes no order and breaks no chain', async () => {
    const root = scratch();
    const { store, clock } = storeIn(root);
    const writer = await store.create(key);
    const events = wholeRun(key.taskId, key.runId);
    for (const [n, event] of events.entries()) {
      clock.wallMs -= 3_600_000;
      await writer.append([{ ...event, at: new Date(clock.wallMs - n).toISOString() }]);
    }
    await writer.close();
    const { entries, damage, status } = await store.read(key);
    expect({ damage, status }).toEqual({ damage: null, status: 'succeeded' });
    expect(entries.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
  });

  test('the heartbeat is written on every tick', async () => {
    const root = scratch();
    const { store, clock, ticks } = storeIn(root);
    const writer = await store.create(key);
    const at = () =>
      (JSON.parse(readFileSync(pathsIn(root).heartbeat, 'utf8')) as { at: string }).at;
    const first = at();
    clock.advance(5_000);
    ticks.tick();
    await new Promise((resolve) => setImmediate(resolve)); // The tick's own turn.
    expect(Date.parse(at()) - Date.parse(first)).toBe(5_000);
    expect((await store.read(key)).liveness).toMatchObject({ heartbeatAgeMs: 0, stale: false });
    clock.advance(31_000);
    expect((await store.read(key)).liveness).toMatchObject({ heartbeatAgeMs: 31_000, stale: true });
    await writer.close();
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, succeed } from './command.ts';
import { startLocalRegistry, type LocalRegistry } from './local-registry.ts';
import { newerNode } from './newer-node.ts';
import { publishablePackages } from './publishable.ts';
import { makeSmallRepository } from './small-repository.ts';

/** The part of the result of `orch start --format json` that everybody may rest on. */
type StartResult = {
  task_id: string;
  run_id: string;
  status: string;
  manifest: string;
  stages: { id: string; status: string; exit_code: number | null }[];
};

let registry: LocalRegistry;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orch-fresh-'));
  registry = await startLocalRegistry();
  await registry.publish(publishablePackages());
}, 180_000);

afterAll(async () => {
  await registry.stop();
  await rm(folder, { recursive: true, force: true });
}, 30_000);

describe('from a registry, in an empty folder', () => {
  test('npx runs the default pipeline of a small repository and records it', async () => {
    const place = join(folder, 'small');
    await makeSmallRepository(place);
    const npx = (...args: string[]) =>
      command('npx', ['--yes', '@orch/cli', ...args], {
        cwd: place,
        env: registry.env,
        timeoutMs: 120_000,
      });

    const started = await npx('start', '--format', 'json');
    expect(started.stderr).not.toMatch(/npm error/);
    expect(started.exitCode).toBe(0);
    const run = JSON.parse(started.stdout) as StartResult;
    expect(run).toMatchObject({ task_id: 'local', status: 'succeeded' });
    expect(run.stages).toContainEqual(
      expect.objectContaining({ id: 'build', status: 'succeeded', exit_code: 0 }),
    );
    expect(await readFile(join(place, 'built.txt'), 'utf8')).toBe('yes');
    const manifest = JSON.parse(await readFile(join(place, run.manifest), 'utf8')) as StartResult;
    expect(manifest).toMatchObject({ run_id: run.run_id, status: 'succeeded' });

    const status = await npx('status', '--run', run.run_id, '--format', 'json');
    expect(status.exitCode).toBe(0);
    expect(JSON.parse(status.stdout)).toMatchObject({ run_id: run.run_id, status: 'succeeded' });
  }, 200_000);

  test('the installed program runs on a newer Node, under both its names', async () => {
    const place = join(folder, 'newer');
    await makeSmallRepository(place);
    const home = join(folder, 'newer-home');
    await mkdir(home);
    await writeFile(join(home, 'package.json'), '{"private":true}');
    await succeed('npm', ['install', '@orch/cli'], {
      cwd: home,
      env: registry.env,
      timeoutMs: 120_000,
    });
    const node = await newerNode();
    const version = await succeed(node, ['--version'], { cwd: place, timeoutMs: 10_000 });
    expect(version.stdout).toMatch(/^v24\./);
    for (const name of ['orch', 'codex-orchestrator']) {
      const started = await command(
        node,
        [join(home, 'node_modules/.bin', name), 'start', '--format', 'json'],
        { cwd: place, env: registry.env, timeoutMs: 60_000 },
      );
      // A warning on a newer Node is a break to come.
      expect(started.stderr).not.toMatch(/Warning/);
      expect(started.exitCode).toBe(0);
      expect(JSON.parse(started.stdout)).toMatchObject({ status: 'succeeded' });
    }
  }, 400_000);

  test('a tool that imports the core and the persistence gets nothing else of ours', async () => {
    const place = join(folder, 'downstream');
    await mkdir(place);
    await writeFile(join(place, 'package.json'), '{"private":true,"type":"module"}');
    await succeed('npm', ['install', '@orch/core', '@orch/persistence'], {
      cwd: place,
      env: registry.env,
      timeoutMs: 120_000,
    });
    expect((await readdir(join(place, 'node_modules/@orch'))).sort()).toEqual([
      'core',
      'persistence',
    ]);
  }, 150_000);
});

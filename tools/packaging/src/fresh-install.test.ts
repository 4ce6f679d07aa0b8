import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { succeed } from './command.ts';
import { startLocalRegistry, type LocalRegistry } from './local-registry.ts';
import { publishablePackages } from './publishable.ts';

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
  test('a tool that imports the core and the persistence installs nothing else of ours', async () => {
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

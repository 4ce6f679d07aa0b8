import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { errorOf } from '../rig/result-json.ts';
import { byScale } from '../rig/scale.ts';
import { canMountDisks, SmallDisk } from '../rig/small-disk.ts';

const scratch = await mkdtemp(join(tmpdir(), 'orch-full-'));
const mayMount = await canMountDisks(scratch);
if (mayMount !== true) process.stderr.write(`no test of a full disk: ${mayMount}\n`);
const describeWithDisk = mayMount === true ? describe : describe.skip;

let repository: Repository;
beforeAll(async () => {
  repository = await Repository.make({});
  expectExit(await repository.orch(['patterns', 'new', 'rename-it']), 0);
});
afterAll(async () => {
  await repository.remove();
  await rm(scratch, { recursive: true, force: true });
});

const names = Array.from({ length: 12 }, (_, at) => `f${at}.js`);
const big = '// some text to fill a page\n'.repeat(400);

describeWithDisk('a disk that is full while an apply writes', () => {
  test('leaves the tree as before; with room it is applied', async () => {
    const disk = await SmallDisk.mount(join(scratch, 'disk'), 4 * 1024 * 1024);
    try {
      const { folder } = disk;
      for (const name of names) await writeFile(join(folder, name), `${big}oldName();\n`);
      await repository.git('init', '--quiet', folder);
      const transform = repository.path('patterns/rename-it/transform.js');
      const args = ['patterns', 'apply', '--transform', transform, '--workers', '1'];
      const apply = () =>
        repository.orch([...args, '--allow-dirty', '--format', 'json'], { cwd: folder });
      const changed = async () => {
        const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
        return texts.filter((text) => text.includes('newName')).length;
      };
      const left = async () => [
        ...(await readdir(join(folder, '.git/orch-apply')).catch(() => [])),
        ...(await readdir(folder)).filter((name) => name.includes('orch-apply')),
      ];
      // From no room at all to nearly enough: it ends within the intent, and within the staging.
      const few = [0, 60, 180, 240];
      const many = Array.from({ length: 26 }, (_, at) => at * 10);
      for (const freeKib of byScale({ ci: few, soak: many })) {
        await disk.fill(freeKib * 1024);
        const end = await apply();
        expectExit(end, 1);
        expect(errorOf(end).code).toBe('ORCH_STORAGE_FULL');
        expect(await changed()).toBe(0);
        expect(await left()).toEqual([]);
        await disk.free();
      }
      expectExit(await apply(), 0);
      expect(await changed()).toBe(names.length);
      expect(await left()).toEqual([]);
    } finally {
      await disk.unmount();
    }
  }, 120_000);
});

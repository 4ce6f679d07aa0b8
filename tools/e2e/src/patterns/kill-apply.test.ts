import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { expectExit, told } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { byScale } from '../rig/scale.ts';
import { seededRandom } from '../rig/seeded-random.ts';

/** Fixed, so that a campaign that fails can be run again. */
const seed = Number(process.env['ORCH_E2E_SEED'] ?? 7_051);
const count = byScale({ ci: 6, soak: 40 });
const paths = Array.from({ length: count }, (_, at) => `src/part-${at % 3}/file-${at}.js`);
const limitMs = byScale({ ci: 300_000, soak: 1_800_000 });

let repository: Repository;
beforeAll(async () => {
  repository = await Repository.make(
    Object.fromEntries(paths.map((path, at) => [path, `oldName(${at});\n`])),
  );
  expectExit(await repository.orch(['patterns', 'new', 'rename-it']), 0);
  await repository.git('add', '.');
  await repository.git('commit', '-qm', 'Begin a pack');
}, 60_000);
afterAll(() => repository.remove());
beforeEach(async () => {
  await repository.git('checkout', '--', '.');
});

const apply = ['patterns', 'apply', 'rename-it', '--workers', '1', '--allow-dirty'];

/** How many files are as after; every other one must be as before. */
async function changed(): Promise<number> {
  const texts = await Promise.all(paths.map((path) => repository.read(path)));
  texts.forEach((text, at) => {
    expect([`oldName(${at});\n`, `newName(${at});\n`]).toContain(text);
  });
  return texts.filter((text) => text.startsWith('newName')).length;
}

async function leftInTree(): Promise<readonly string[]> {
  const status = await repository.git('status', '--porcelain', '--untracked-files=all');
  return status.split('\n').filter((line) => line !== '' && !line.startsWith(' M '));
}

/** Lets `killed` happen, and then checks what the next verb makes of it. */
async function survive(point: string, n: number, next: readonly string[]): Promise<boolean> {
  const killed = await repository.orch(apply, { env: { ORCH_FAULT_AT: `${point}:${n}` } });
  if (killed.signal !== 'SIGKILL') {
    expect(killed.exitCode).toBe(0);
    return false;
  }
  const after = await repository.orch([...next, '--format', 'json']);
  // A kill between files is told, and finished before anything else is done.
  if (after.exitCode !== 0) throw new Error(`${point}:${n}: ${told(after)}`);
  const now = await changed();
  expect([0, count]).toContain(now);
  const { changes } = documentOf(after) as { changes?: readonly unknown[] };
  // Whatever verb it was, it saw a whole tree: all is left to be changed, or nothing.
  expect([0, count]).toContain(changes?.length);
  expect(await leftInTree()).toEqual([]);
  expect(await readdir(repository.path('.git/orch-apply'))).toEqual([]);
  await repository.git('checkout', '--', '.');
  return true;
}

const verbs = { plan: ['patterns', 'plan', 'rename-it', '--workers', '1'], apply };

describe('killed while it applies a pack, a tree is as before or as after once the next verb has looked at it', () => {
  test.each([
    // Before the intent binds, and the process that asked alone.
    ['apply.prepare', 'plan'],
    // In the process that changes the files, with the one that asked.
    ['apply.both', 'plan'],
    ['apply.both', 'apply'],
  ] as const)(
    'at every %s, and then comes %s',
    async (point, next) => {
      const random = seededRandom(seed);
      const most = byScale({ ci: 5, soak: 1 });
      let survived = 0;
      // Every point in the soak; else the first ones and some of the others, until none is left.
      for (let n = 1; await survive(point, n, verbs[next]); n += random.whole(1, most)) {
        survived += 1;
      }
      expect(survived).toBeGreaterThanOrEqual(byScale({ ci: 2, soak: count + 3 }));
      expect(await changed()).toBe(count);
    },
    limitMs,
  );

  test('the process that changes files is killed alone: the one that asked does its work', async () => {
    for (const n of [1, 2, count, count + 5]) {
      const env = { ORCH_FAULT_AT: `apply.alone:${n}` };
      expectExit(await repository.orch(apply, { env }), 0);
      expect(await changed()).toBe(count);
      expect(await leftInTree()).toEqual([]);
      await repository.git('checkout', '--', '.');
    }
  }, 60_000);
});

describe('two applies at once', () => {
  test('one is done, the other one finds nothing to do or is refused', async () => {
    const ends = await Promise.all([
      repository.orch([...apply, '--format', 'json']),
      repository.orch([...apply, '--format', 'json']),
    ]);
    expect(ends.map(({ exitCode }) => exitCode).sort()).toContain(0);
    for (const end of ends) {
      if (end.exitCode === 0) continue;
      expectExit(end, 4);
      expect(['ORCH_WORKTREE_DIRTY', 'ORCH_LEASE_HELD']).toContain(errorOf(end).code);
    }
    expect(await changed()).toBe(count);
    expect(await leftInTree()).toEqual([]);
  }, 60_000);
});

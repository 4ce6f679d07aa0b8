import { afterEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownPack, Repository } from '../../test-support/repository.ts';
import { lockTree } from '../lock/tree-lock.ts';
import { planCodemod } from '../plan/plan-codemod.ts';
import { applyPlan } from './apply-plan.ts';
import { recoverApply } from './recover-apply.ts';

const repositories: Repository[] = [];
afterEach(() => {
  for (const each of repositories.splice(0)) each.remove();
});

function make(files: Record<string, string>): Repository {
  const repository = new Repository(files);
  repositories.push(repository);
  return repository;
}

const codemod = { kind: 'pack', pack: ownPack('node-imports') } as const;
const plan = (root: string) => planCodemod({ root, codemod, workers: 1 });
const old = "import 'fs';\n";
const fresh = "import 'node:fs';\n";

describe('applying in git', () => {
  test('changes files alone: index, HEAD and stash are byte by byte as before', async () => {
    const repository = make({ 'a.js': old, 'b.js': old, 'c.txt': 'x' });
    // Staged by hand, and changed again since: the index must keep just this.
    repository.write({ 'c.txt': 'staged' });
    repository.git('add', 'c.txt');
    repository.write({ 'c.txt': 'and more' });
    const files = ['index', 'HEAD', 'logs/HEAD'].map((name) => join(repository.root, '.git', name));
    const state = () => [
      ...files.map((file) => readFileSync(file).toString('latin1')),
      repository.git('stash', 'list'),
      repository.git('rev-parse', 'HEAD'),
    ];
    const before = state();
    await applyPlan(await plan(repository.root), { allowDirty: true });
    expect(state()).toEqual(before);
    const status = repository.git('status', '--porcelain').split('\n');
    expect(status).toEqual([' M a.js', ' M b.js', 'MM c.txt', '']);
    expect(readdirSync(join(repository.root, '.git/orch-apply'))).toEqual([]);
  });

  test('works in a linked worktree, and leaves the first one alone', async () => {
    const repository = make({ 'a.js': old });
    const linked = join(repository.root, '../', `${repository.root.split('/').pop() ?? ''}-linked`);
    try {
      repository.git('worktree', 'add', '--quiet', linked);
      expect(await applyPlan(await plan(linked))).toBe(1);
      expect(readFileSync(join(linked, 'a.js'), 'utf8')).toBe(fresh);
      expect(repository.read('a.js')).toBe(old);
    } finally {
      rmSync(linked, { recursive: true, force: true });
    }
  });

  test('works in a folder of a repository, and leaves the others alone', async () => {
    const repository = make({ 'app/a.js': old, 'other/a.js': old });
    const planned = await plan(join(repository.root, 'app'));
    expect(planned.changes.map(({ path }) => path)).toEqual(['a.js']);
    expect(await applyPlan(planned)).toBe(1);
    expect([repository.read('app/a.js'), repository.read('other/a.js')]).toEqual([fresh, old]);
  });

  test('works in a submodule, which the repository around it leaves alone', async () => {
    const inner = make({ 'a.js': old });
    const outer = make({ 'b.js': old });
    const allow = ['-c', 'protocol.file.allow=always'];
    outer.git(...allow, 'submodule', '--quiet', 'add', inner.root, 'sub');
    outer.commit();
    expect((await plan(outer.root)).changes.map(({ path }) => path)).toEqual(['b.js']);
    expect(await applyPlan(await plan(join(outer.root, 'sub')))).toBe(1);
    expect([outer.read('sub/a.js'), outer.read('b.js')]).toEqual([fresh, old]);
    expect(existsSync(join(outer.root, '.git/modules/sub/orch-apply'))).toBe(true);
  });

  test('is refused where git cannot say whether something is uncommitted', async () => {
    const repository = make({ 'a.js': old });
    const planned = await plan(repository.root);
    writeFileSync(join(repository.root, '.git/index'), 'damaged');
    await expect(applyPlan(planned)).rejects.toThrow('index');
    expect(repository.read('a.js')).toBe(old);
  });
});

describe('I5: two at once', () => {
  test('of the same plan: one is applied, the other is refused, none in part', async () => {
    const repository = make(
      Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f${at}.js`, old])),
    );
    const planned = await plan(repository.root);
    const ends = await Promise.allSettled([applyPlan(planned), applyPlan(planned)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = ends.find((end) => end.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'ORCH_WORKTREE_DIRTY' });
    expect(Object.values(repository.snapshot())).toEqual(Array(30).fill(`644 ${fresh}`));
  });

  test('an apply is refused while another process is at work on the tree', async () => {
    const repository = make({ 'a.js': old });
    const planned = await plan(repository.root);
    const lock = await lockTree(join(repository.root, '.git/orch-apply/lock'), { waitMs: 0 });
    await expect(applyPlan(planned, { waitMs: 50 })).rejects.toMatchObject({
      code: 'ORCH_LEASE_HELD',
      data: { pid: process.pid },
    });
    expect(repository.read('a.js')).toBe(old);
    lock.release();
    expect(await applyPlan(planned)).toBe(1);
  });
});

describe('I6: a plan', () => {
  test('is refused on a tree that is half changed, until that is finished', async () => {
    const repository = make({ 'a.js': old, 'b.js': old });
    const planned = await plan(repository.root);
    let points = 0;
    const stop = () => {
      points += 1;
      if (points === 5) throw new Error('stopped after the intent was bound');
    };
    await expect(applyPlan(planned, { fault: stop })).rejects.toThrow('stopped');
    // Thrown, not killed: then nothing is left. So it is bound by hand.
    expect(await recoverApply(repository.root)).toEqual([]);
    const folder = join(repository.root, '.git/orch-apply/x');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'intent.json'),
      JSON.stringify({ v: 1, root: '', what: 'test', changes: [] }),
    );
    await expect(plan(repository.root)).rejects.toMatchObject({ code: 'ORCH_WORKTREE_DIRTY' });
    expect(await recoverApply(repository.root)).toEqual([{ status: 'applied', files: 0 }]);
    expect((await plan(repository.root)).changes).toHaveLength(2);
  });

  test('what a process had only prepared when it was killed is thrown away', async () => {
    const repository = make({ 'a.js': old });
    const folder = join(repository.root, '.git/orch-apply/x');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '0.content'), 'half');
    expect(await recoverApply(repository.root)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });
});

import { afterEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownPack, Repository } from '../../test-support/repository.ts';
import { planCodemod } from '../plan/plan-codemod.ts';
import { applyPlan } from './apply-plan.ts';
import { recoverApply } from './recover-apply.ts';
import { digestOf } from './roll-forward.ts';

let repository: Repository;
afterEach(() => repository.remove());

const codemod = { kind: 'pack', pack: ownPack('node-imports') } as const;
const plan = () => planCodemod({ root: repository.root, codemod, workers: 1 });

describe('applying a plan', () => {
  test('changes the files as planned, and a second time there is nothing left to do', async () => {
    repository = new Repository({ 'a.js': "import 'fs';\n", 'run.sh.js': "import 'os';\n" });
    chmodSync(join(repository.root, 'run.sh.js'), 0o755);
    repository.commit();
    expect(await applyPlan(await plan())).toBe(2);
    expect(repository.snapshot()).toEqual({
      'a.js': "644 import 'node:fs';\n",
      'run.sh.js': "755 import 'node:os';\n",
    });
    repository.commit();
    const second = await plan();
    expect(second.changes).toEqual([]);
    expect(await applyPlan(second)).toBe(0);
  });

  test('is refused where something is not committed, and then changes nothing', async () => {
    repository = new Repository({ 'a.js': "import 'fs';\n" });
    repository.write({ 'b.txt': 'new' });
    const planned = await plan();
    const before = repository.snapshot();
    await expect(applyPlan(planned)).rejects.toMatchObject({ code: 'ORCH_WORKTREE_DIRTY' });
    expect(repository.snapshot()).toEqual(before);
    expect(await applyPlan(planned, { allowDirty: true })).toBe(1);
  });

  test('I3: is refused as a whole where a file changed after the plan was made', async () => {
    repository = new Repository({ 'a.js': "import 'fs';\n", 'b.js': "import 'os';\n" });
    const planned = await plan();
    repository.write({ 'b.js': '// mine now\n' });
    const before = repository.snapshot();
    await expect(applyPlan(planned, { allowDirty: true })).rejects.toMatchObject({
      message: expect.stringContaining('b.js'),
    });
    expect(repository.snapshot()).toEqual(before);
    expect(await recoverApply(repository.root)).toEqual([]);
  });

  test('works in a folder that is no repository', async () => {
    repository = new Repository({ 'a.js': "import 'fs';\n" });
    rmSync(join(repository.root, '.git'), { recursive: true });
    expect(await applyPlan(await plan())).toBe(1);
    expect(repository.snapshot()).toEqual({ 'a.js': "644 import 'node:fs';\n" });
  });
});

/** The process that a killed one handed its work to may be at it still: it has no event for others. */
async function settled(home: string): Promise<void> {
  const untilMs = Date.now() + 10_000;
  const busy = () => readdirSync(repository.root).some((name) => name.endsWith('.orch-apply-tmp'));
  const open = () =>
    existsSync(home) && readdirSync(home).some((id) => existsSync(join(home, id, 'intent.json')));
  while ((open() || busy()) && Date.now() < untilMs)
    await new Promise((next) => setTimeout(next, 20));
}

describe('I3: a kill in the middle of applying', () => {
  const count = 120;
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `f${at}.js`,
      `import 'fs';\nexport const x = ${at};\n`,
    ]),
  );
  const program = (root: string) => `
    import { applyPlan, planCodemod, readPack } from ${JSON.stringify(join(import.meta.dirname, '../index.ts'))};
    const { pack } = readPack(${JSON.stringify(codemod.pack.folder)});
    const plan = await planCodemod({ root: ${JSON.stringify(root)}, codemod: { kind: 'pack', pack }, workers: 1, checkIdempotence: false });
    process.stdout.write('go');
    await applyPlan(plan, { allowDirty: true });
  `;

  test.each([0, 15, 60, 150, 250, 400])(
    'after %i ms leaves the tree as before or as after',
    async (delayMs) => {
      repository = new Repository(files);
      const before = repository.snapshot();
      const script = join(repository.root, '.git/apply.mts');
      writeFileSync(script, program(repository.root));
      const child = spawn(
        process.execPath,
        ['--conditions=@orch/source', '--import', import.meta.resolve('tsx'), script],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      await once(child.stdout, 'data');
      const exited = once(child, 'exit');
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      child.kill('SIGKILL');
      await exited;
      // What it had handed on is finished by a process of its own; what not even began, by the next call.
      await recoverApply(repository.root);
      await settled(join(repository.root, '.git/orch-apply'));
      const after = repository.snapshot();
      const changed = Object.entries(after).filter(([path, text]) => before[path] !== text);
      expect([0, count]).toContain(changed.length);
      expect(Object.keys(after)).toEqual(Object.keys(before));
    },
  );

  test('an intent that was carried out half is carried out whole by the next call', async () => {
    repository = new Repository({ 'a.js': 'old a', 'b.js': 'old b', 'c.js': 'old c' });
    const folder = join(repository.root, '.git/orch-apply/x');
    mkdirSync(folder, { recursive: true });
    const change = (path: string, before: string, after: string | null) => {
      if (after !== null) writeFileSync(join(folder, `${path}.content`), after);
      return {
        path,
        before: digestOf(Buffer.from(before)),
        after: after === null ? null : digestOf(Buffer.from(after)),
        mode: 0o644,
        content: after === null ? null : `${path}.content`,
      };
    };
    const changes = [
      change('a.js', 'old a', 'new a'),
      change('b.js', 'old b', 'new b'),
      change('c.js', 'old c', null),
    ];
    const intent = { v: 1, root: repository.root, what: 'test', changes };
    writeFileSync(join(folder, 'intent.json'), JSON.stringify(intent));
    repository.write({ 'a.js': 'new a' });
    expect(await recoverApply(repository.root)).toEqual([{ status: 'applied', files: 3 }]);
    expect(repository.snapshot()).toEqual({ 'a.js': '644 new a', 'b.js': '644 new b' });
    expect(await recoverApply(repository.root)).toEqual([]);
  });
});

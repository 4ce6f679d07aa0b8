import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Repository } from '../../test-support/repository.ts';
import { ownName } from '../lock/owner-name.ts';
import { startOf } from '../lock/process-start.ts';
import type { CodemodPlan } from './plan.ts';
import { planCodemod } from './plan-codemod.ts';

let repository: Repository;
let outside: string;
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'orch-outside-'));
});
afterEach(() => {
  repository.remove();
  rmSync(outside, { recursive: true, force: true });
});

const paths = { 'src/a.js': '1;\n', 'src/deep/b.js': '2;\n', 'keep.txt': 'kept\n' };

/** Plans with the body of a transform that lies outside of the repository. */
function planWith(body: string): Promise<CodemodPlan> {
  const file = join(outside, 'transform.js');
  writeFileSync(
    file,
    `const fs = require('fs'), path = require('path'), os = require('os');
    module.exports = (file, api, options) => { ${body} };`,
  );
  repository = new Repository(paths);
  const codemod = { kind: 'foreign', file, parser: 'babel' } as const;
  return planCodemod({ root: repository.root, codemod, paths: ['src'], workers: 1 });
}

const shown = ({ changes }: CodemodPlan) =>
  changes.map(({ path, kind, by, after }) => [
    path,
    kind,
    by,
    after && Buffer.from(after).toString(),
  ]);

describe('I1: what a transform does by itself is caught in the copy, where it writes', () => {
  test.each([
    ['to the path that it is given', "fs.writeFileSync(file.path, 'x')", 'src/a.js', 'modify'],
    [
      'to that path made absolute',
      "fs.writeFileSync(path.resolve(file.path) + '.new', 'x')",
      'src/a.js.new',
      'create',
    ],
    [
      'beside that file',
      "fs.writeFileSync(path.join(path.dirname(file.path), 'index.js'), 'x')",
      'src/index.js',
      'create',
    ],
    ['to the working directory', "fs.writeFileSync('made.txt', 'x')", 'made.txt', 'create'],
    [
      'below process.cwd()',
      "fs.mkdirSync(path.join(process.cwd(), 'new/er'), { recursive: true }); fs.writeFileSync(path.join(process.cwd(), 'new/er/made.txt'), 'x')",
      'new/er/made.txt',
      'create',
    ],
  ])('%s', async (_name, body, path, kind) => {
    const plan = await planWith(`if (file.path.endsWith('a.js')) { ${body}; }`);
    expect(shown(plan)).toEqual([[path, kind, 'side-effect', 'x']]);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('what it renames and deletes, too', async () => {
    const plan = await planWith(
      `if (file.path.endsWith('a.js')) { fs.renameSync(file.path, 'src/moved.js'); fs.unlinkSync('keep.txt'); }`,
    );
    expect(shown(plan)).toEqual([
      ['keep.txt', 'delete', 'side-effect', null],
      ['src/a.js', 'delete', 'side-effect', null],
      ['src/moved.js', 'create', 'side-effect', '1;\n'],
    ]);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  test('it is given paths from the working directory, as by the command that it was written for', async () => {
    const plan = await planWith("return '// ' + file.path;");
    expect(shown(plan).map(([path, , , text]) => [path, text])).toEqual([
      ['src/a.js', '// src/a.js'],
      ['src/deep/b.js', '// src/deep/b.js'],
    ]);
  });

  test('the limit: what it writes to a place outside by its full name is written there', async () => {
    const place = join(outside, 'made.txt');
    const plan = await planWith(
      `fs.writeFileSync(${JSON.stringify(place)}, 'x'); fs.writeFileSync(path.join(__dirname, 'beside.txt'), 'x'); fs.writeFileSync(path.join(os.tmpdir(), path.basename(__dirname), 'tmp.txt'), 'x');`,
    );
    expect(shown(plan)).toEqual([]);
    expect(readdirSync(outside).sort()).toEqual(
      ['beside.txt', 'made.txt', 'tmp.txt', 'transform.js'].sort(),
    );
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});

describe('I6: a file that somebody changes while a plan is made', () => {
  const body = (edit: string) =>
    `if (file.path.endsWith('a.js')) { const root = fs.readFileSync(path.join(__dirname, 'root'), 'utf8'); fs.writeFileSync(path.join(root, 'src/a.js'), 'mine;\\n'); ${edit} }`;

  test('is planned on as it was when it was read, so that the apply sees the change', async () => {
    const planned = planWith(body("return 'planned;\\n';"));
    writeFileSync(join(outside, 'root'), repository.root);
    const plan = await planned;
    expect(shown(plan)).toEqual([['src/a.js', 'modify', 'result', 'planned;\n']]);
    expect(Buffer.from(plan.changes[0]?.before ?? []).toString()).toBe('1;\n');
    expect(repository.read('src/a.js')).toBe('mine;\n');
  });

  test('stops the plan where the transform changed it by itself, and it can no longer be told from what', async () => {
    const planned = planWith(body("fs.writeFileSync(file.path, 'planned;\\n');"));
    writeFileSync(join(outside, 'root'), repository.root);
    await expect(planned).rejects.toMatchObject({ code: 'ORCH_WORKTREE_DIRTY' });
    expect(repository.read('src/a.js')).toBe('mine;\n');
  });
});

describe('a plan that is killed', () => {
  const copies = () =>
    readdirSync(realpathSync(tmpdir())).filter((name) => name.startsWith('orch-scratch-'));

  test('leaves a copy, which the next plan removes, and no copy of a living process', async () => {
    const old = join(
      realpathSync(tmpdir()),
      `orch-scratch-${ownName().replace(/^\d+_\d+/u, '4194305_1')}`,
    );
    const alive = join(realpathSync(tmpdir()), `orch-scratch-${ownName()}`);
    mkdirSync(join(old, 'src'), { recursive: true });
    mkdirSync(alive);
    try {
      await planWith('return undefined;');
      expect([existsSync(old), existsSync(alive)]).toEqual([false, true]);
      expect(copies().filter((name) => name.includes(`-${process.pid}_`))).toHaveLength(1);
    } finally {
      rmSync(alive, { recursive: true });
    }
  });

  test('leaves no process, even where a transform never ends', async () => {
    const pidFile = join(outside, 'pid');
    const transform = join(outside, 'hang.cjs');
    writeFileSync(
      transform,
      `module.exports = () => { require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); for (;;); };`,
    );
    repository = new Repository(paths);
    const program = join(outside, 'plan.mts');
    const request = {
      root: repository.root,
      codemod: { kind: 'foreign', file: transform, parser: 'babel' },
      workers: 1,
    };
    writeFileSync(
      program,
      `import { planCodemod } from ${JSON.stringify(join(import.meta.dirname, 'plan-codemod.ts'))};
      await planCodemod(${JSON.stringify(request)});`,
    );
    const planning = fork(program, [], {
      execArgv: ['--conditions=@orch/source', '--import', import.meta.resolve('tsx')],
    });
    const until = async (holds: () => boolean) => {
      const endMs = Date.now() + 20_000;
      while (!holds() && Date.now() < endMs) await new Promise((next) => setTimeout(next, 20));
    };
    await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '');
    const pid = Number(readFileSync(pidFile, 'utf8'));
    const ended = once(planning, 'exit');
    planning.kill('SIGKILL');
    await ended;
    await until(() => startOf(pid) === null);
    const left = startOf(pid) !== null;
    if (left) process.kill(pid, 'SIGKILL');
    expect(left).toBe(false);
  });
});

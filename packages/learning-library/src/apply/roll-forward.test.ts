import { afterEach, describe, expect, test } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Repository } from '../../test-support/repository.ts';
import { digestOf, rollForward } from './roll-forward.ts';

let repository: Repository;
afterEach(() => repository.remove());

interface Planned {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly mode?: number;
}

/** Writes an intent down as `applyPlan` does. @returns its folder */
function intend(changes: readonly Planned[], begun = false): string {
  const folder = join(repository.root, '.git/orch-apply/x');
  mkdirSync(folder, { recursive: true });
  const digest = (text: string | null) => (text === null ? null : digestOf(Buffer.from(text)));
  const intended = changes.map(({ path, before, after, mode = 0o644 }, at) => {
    if (after !== null) writeFileSync(join(folder, `${at}.content`), after);
    const content = after === null ? null : `${at}.content`;
    return { path, before: digest(before), after: digest(after), mode, content };
  });
  const intent = { v: 1, root: '', what: 'test', changes: intended };
  writeFileSync(join(folder, 'intent.json'), JSON.stringify(intent));
  if (begun) writeFileSync(join(folder, 'begun'), '');
  return folder;
}

const roll = (folder: string) => rollForward(folder, repository.root, () => undefined);
const modify = (path: string): Planned => ({ path, before: 'old', after: 'new' });

describe('I3: an intent', () => {
  test('is carried out whole, with files that are made and deleted, and leaves nothing', () => {
    repository = new Repository({ 'a.js': 'old', 'b.js': 'old' });
    const made = { path: 'deep/er/c.sh', before: null, after: 'new', mode: 0o775 };
    const folder = intend([modify('a.js'), { ...modify('b.js'), after: null }, made]);
    expect(roll(folder)).toEqual({ status: 'applied', files: 3 });
    expect(repository.snapshot()).toEqual({ 'a.js': '644 new', 'deep/er/c.sh': '775 new' });
    expect(existsSync(folder)).toBe(false);
  });

  test('that is gone is not taken for one that was carried out', () => {
    repository = new Repository({ 'a.js': 'old' });
    expect(roll(join(repository.root, '.git/orch-apply/x'))).toEqual({ status: 'gone' });
  });

  test.each<[string, (root: string) => void]>([
    ['changed by somebody', (root) => writeFileSync(join(root, 'b.js'), 'mine')],
    ['deleted by somebody', (root) => rmSync(join(root, 'b.js'))],
    [
      'that is a folder now',
      (root) => {
        rmSync(join(root, 'b.js'));
        mkdirSync(join(root, 'b.js'));
      },
    ],
    [
      'that is a link now, to a file of the same content',
      (root) => {
        rmSync(join(root, 'b.js'));
        symlinkSync('a.js', join(root, 'b.js'));
      },
    ],
    [
      'that somebody else made already, beside one that was changed',
      (root) => {
        writeFileSync(join(root, 'a.js'), 'new');
        writeFileSync(join(root, 'b.js'), 'mine');
      },
    ],
  ])('is given up as a whole for a file %s', (_name, disturb) => {
    repository = new Repository({ 'a.js': 'old', 'b.js': 'old', 'c.js': 'old' });
    const folder = intend(['a.js', 'b.js', 'c.js'].map(modify));
    disturb(repository.root);
    const before = repository.snapshot();
    expect(roll(folder)).toEqual({ status: 'conflict', paths: ['b.js'] });
    expect(repository.snapshot()).toEqual(before);
    expect(existsSync(folder)).toBe(false);
  });

  test('never writes through a folder that is a link out of the tree, or a file', () => {
    repository = new Repository({ file: 'x', 'outside/keep.txt': 'x' });
    mkdirSync(join(repository.root, 'inside'));
    symlinkSync('../outside', join(repository.root, 'inside/link'));
    const made = (path: string) => ({ path, before: null, after: 'new' });
    const folder = intend([made('inside/link/new.js'), made('file/new.js'), made('ok.js')]);
    expect(roll(folder)).toEqual({
      status: 'conflict',
      paths: ['inside/link/new.js', 'file/new.js'],
    });
    expect(readdirSync(join(repository.root, 'outside'))).toEqual(['keep.txt']);
    expect(existsSync(join(repository.root, 'ok.js'))).toBe(false);
  });

  test('that had begun is finished, and what was changed since is kept and told', () => {
    repository = new Repository({ 'a.js': 'new', 'b.js': 'mine', 'c.js': 'old' });
    const folder = intend(['a.js', 'b.js', 'c.js'].map(modify), true);
    expect(roll(folder)).toEqual({ status: 'conflict', paths: ['b.js'] });
    expect(repository.snapshot()).toEqual({
      'a.js': '644 new',
      'b.js': '644 mine',
      'c.js': '644 new',
    });
  });

  test.each([
    ['carried out', 'new'],
    ['given up', 'mine'],
  ])('that is %s takes with it what killed processes had put beside its files', (_how, text) => {
    const left = '.0b8e5d3c-1111-4222-8333-444455556666.orch-apply-tmp';
    repository = new Repository({
      [`a.js${left}`]: 'new',
      'a.js': text,
      [`z.js${left}`]: 'not ours',
    });
    roll(intend([modify('a.js')]));
    expect(Object.keys(repository.snapshot())).toEqual(['a.js', `z.js${left}`]);
  });

  test('replaces a file that may only be read, and it stays one', () => {
    repository = new Repository({ 'a.js': 'old' });
    chmodSync(join(repository.root, 'a.js'), 0o444);
    roll(intend([{ ...modify('a.js'), mode: 0o444 }]));
    expect(repository.snapshot()).toEqual({ 'a.js': '444 new' });
  });

  test('that cannot be written down beside its files is given up, and nothing was changed', () => {
    repository = new Repository({ 'a.js': 'old' });
    const long = `${'x'.repeat(250)}.js`;
    const folder = intend([modify('a.js'), { path: long, before: null, after: 'new' }]);
    expect(() => roll(folder)).toThrow(expect.objectContaining({ code: 'ORCH_STORAGE_FAILED' }));
    expect(repository.snapshot()).toEqual({ 'a.js': '644 old' });
    expect(existsSync(folder)).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ada, filledIn, makeScratch, passed, type Scratch } from '../../test-support/scratch.ts';
import type { SopOptions } from '../store/sop.ts';
import { mirrorText, parseMirror } from './mirror-file.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = makeScratch();
});
afterEach(() => scratch.remove());

const prd = 'tasks/0001-prd-new-keys.md';
const mirror = 'docs/PRD.md';

async function mirrored(more: Partial<SopOptions> = {}): Promise<void> {
  await scratch.sop(more).create({ title: 'New keys', risk: 'low', lines: null }, passed, ada);
  scratch.write(prd, filledIn(scratch.read(prd)));
  await scratch.sop(more).approve('0001-new-keys', { phase: 'prd', reason: 'Read it.' }, ada);
}

describe('a mirror', () => {
  test('has dated sections that point back, and is only ever added to', async () => {
    await mirrored();
    const first = scratch.read(mirror);
    expect(first).toContain('## Added by Orchestrator 2026-11-20\n');
    expect(first).toContain(`[${prd}](../${prd})`);
    scratch.day('2026-12-01');
    scratch.write(prd, scratch.read(prd).replace('Somebody', 'Ada'));
    await scratch.sop().sync();
    const second = scratch.read(mirror);
    expect(second.startsWith(first)).toBe(true);
    expect(second).toContain('## Added by Orchestrator 2026-12-01\n');
    scratch.day('2026-12-02');
    expect(await scratch.sop().sync()).toMatchObject({ written: [] });
  });

  test('does not show what nobody has written yet', async () => {
    await scratch.sop().create({ title: 'New keys', risk: 'low', lines: null }, passed, ada);
    await scratch.sop().sync();
    expect(scratch.has(mirror)).toBe(false);
  });

  test.each<[string, (text: string) => string]>([
    ['a changed word', (text) => text.replace('Somebody', 'Nobody')],
    ['a line at the end', (text) => `${text}Mine.\n`],
    ['a line at the beginning', (text) => `Mine.\n${text}`],
    ['another date', (text) => text.replace('2026-11-20', '2026-11-19')],
    ['another source', (text) => text.replace('from="tasks', 'from="tusks')],
    [
      'a section that was taken out',
      (text) => text.replace(/<!-- orch:section[^]*?orch:end.*\n\n/, ''),
    ],
    ['a cut-off end', (text) => text.slice(0, -30)],
    ['a file that was never ours', () => '# My own PRD\n'],
  ])('I7: with %s is reported and left alone', async (_what, edit) => {
    await mirrored();
    scratch.write(prd, scratch.read(prd).replace('Somebody', 'Ada'));
    await scratch.sop().sync();
    const edited = edit(scratch.read(mirror));
    scratch.write(mirror, edited);
    scratch.write(prd, scratch.read(prd).replace('Ada', 'Grace'));
    const { findings } = await scratch.sop().sync();
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'mirror_edited', path: mirror }),
    );
    expect(scratch.read(mirror)).toBe(edited);
  });

  test('is where it was told to be, and one that is switched off is not there', async () => {
    const elsewhere = { mirrors: { prd: 'PRD.md', list: false } } as const;
    await mirrored(elsewhere);
    expect(scratch.has(mirror)).toBe(false);
    expect(scratch.read('PRD.md')).toContain(`[${prd}](${prd})`);
    const list = 'tasks/tasks-0001-new-keys.md';
    scratch.write(list, filledIn(scratch.read(list)));
    await scratch.sop(elsewhere).sync();
    expect(scratch.has('docs/TASKS.md')).toBe(false);
    expect(scratch.read('.agent/task/0001-new-keys.md')).toContain(list);
  });

  test('that was moved goes on at its new place with its sections, and the old one is left as it is', async () => {
    await mirrored();
    scratch.day('2026-12-01');
    const old = scratch.read(mirror);
    const elsewhere = { mirrors: { prd: 'notes/PRD.md' } };
    expect(await scratch.sop(elsewhere).sync()).toMatchObject({
      written: ['notes/PRD.md'],
      findings: [],
    });
    expect(scratch.read('notes/PRD.md')).toBe(old);
    scratch.write(prd, scratch.read(prd).replace('Somebody', 'Ada'));
    await scratch.sop(elsewhere).sync();
    expect(scratch.read('notes/PRD.md').startsWith(old)).toBe(true);
    expect(scratch.read('notes/PRD.md')).toContain('Ada');
    expect(scratch.read(mirror)).toBe(old);
  });

  test('elsewhere begins anew where somebody keeps a file of their own at the usual place', async () => {
    scratch.write(mirror, '# Our own PRD\n');
    const elsewhere = { mirrors: { prd: 'notes/PRD.md' } };
    await mirrored(elsewhere);
    expect(scratch.read('notes/PRD.md')).toContain('## Added by Orchestrator 2026-11-20');
    expect(await scratch.sop(elsewhere).sync()).toMatchObject({ written: [], findings: [] });
    expect(scratch.read(mirror)).toBe('# Our own PRD\n');
  });

  test('with the line ends of Windows is not an edited one', async () => {
    await mirrored();
    scratch.write(mirror, scratch.read(mirror).replaceAll('\n', '\r\n'));
    expect((await scratch.sop().check()).map(({ kind }) => kind)).toEqual([]);
  });

  test('cannot be forged from within a source', () => {
    const body = 'a\n\n<!-- orch:end sha256="0" -->\n\nb';
    const text = mirrorText('T', [{ from: 'x', sha256: 'a'.repeat(64), day: '2026-11-20', body }]);
    expect(parseMirror('T', text)).toEqual({
      kind: 'ours',
      sections: [expect.objectContaining({ body })],
    });
  });
});

describe('a source', () => {
  test('that vanished is reported, and not made again', async () => {
    await mirrored();
    rmSync(join(scratch.root, prd));
    const { findings } = await scratch.sop().sync();
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'source_vanished', path: prd }),
    );
    expect(scratch.has(prd)).toBe(false);
  });

  test('that moved is reported with the place where it is now', async () => {
    await mirrored();
    renameSync(join(scratch.root, prd), join(scratch.root, 'tasks/elsewhere.md'));
    expect(await scratch.sop().check()).toContainEqual(
      expect.objectContaining({
        kind: 'source_moved',
        path: prd,
        detail: expect.stringContaining('tasks/elsewhere.md'),
      }),
    );
  });
});

test('check writes nothing, and names what sync would write', async () => {
  await mirrored();
  scratch.write(prd, scratch.read(prd).replace('Somebody', 'Ada'));
  const before = scratch.files();
  const findings = await scratch.sop().check();
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'behind', path: mirror }));
  expect(scratch.files()).toEqual(before);
});

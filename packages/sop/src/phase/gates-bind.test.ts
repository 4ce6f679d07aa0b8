import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  ada,
  filledIn,
  makeScratch,
  passed,
  run,
  type Scratch,
} from '../../test-support/scratch.ts';
import type { WrittenPhase } from './phases.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = makeScratch();
});
afterEach(() => scratch.remove());

const id = '0001-new-keys';
const request = { title: 'New keys', risk: 'medium', lines: null } as const;

async function approve(...phases: WrittenPhase[]): Promise<void> {
  for (const phase of phases) {
    const path = scratch.sop().task(id).artifacts[phase] ?? '';
    scratch.write(path, filledIn(scratch.read(path)));
    await scratch.sop().approve(id, { phase, reason: 'Read it.' }, ada);
  }
}

const gate = () => scratch.sop().gate(id);

describe('an implementation pipeline', () => {
  test('I5: is refused for what is not registered, and for what does not follow the phases', async () => {
    scratch.write('tasks/index.json', '[{"id":"0001-new-keys","status":"in_progress"}]');
    expect(await gate()).toMatchObject({ ok: false, code: 'ORCH_PHASE_CLOSED' });
    expect(await scratch.sop().gate('local')).toMatchObject({
      ok: false,
      hint: expect.stringContaining('orch task new'),
    });
  });

  test('I5: is refused until the last phase is approved, and each time the next step is named', async () => {
    await scratch.sop().create(request, passed, ada);
    for (const phase of ['prd', 'list', 'spec', 'plan'] as const) {
      expect(await gate()).toMatchObject({
        ok: false,
        code: 'ORCH_PHASE_CLOSED',
        hint: expect.stringContaining(`orch task approve ${id} --phase ${phase} `),
      });
      await approve(phase);
    }
    expect(await gate()).toEqual({ ok: true });
  });

  test('I2: is refused once an approved artifact was edited, until it is approved again', async () => {
    await scratch.sop().create(request, passed, ada);
    await approve('prd', 'list', 'spec', 'plan');
    const { prd = '' } = scratch.sop().task(id).artifacts;
    scratch.write(prd, `${scratch.read(prd)}\nAnd one thing more.\n`);
    expect(await gate()).toMatchObject({
      ok: false,
      hint: expect.stringContaining('edited after Ada approved it on 2026-11-20'),
    });
    expect(await scratch.sop().check()).toContainEqual(
      expect.objectContaining({ kind: 'approval_void', path: prd }),
    );
    await approve('prd');
    expect(await gate()).toEqual({ ok: true });
  });

  test('I1: is not opened by what somebody writes into the register', async () => {
    await scratch.sop().create(request, passed, ada);
    const text = scratch.read('tasks/index.json');
    const opened = text
      .replace('"phase": "prd"', '"phase": "implementation"')
      .replace('"status": "planned"', '"status": "in_progress"');
    expect(opened).not.toBe(text);
    scratch.write('tasks/index.json', opened);
    expect(await gate()).toMatchObject({ ok: false, code: 'ORCH_PHASE_CLOSED' });
  });

  test('is refused as long as the Scaffold Check fails', async () => {
    const failed = [{ id: 'git', ok: false, detail: 'no git repository; run git init' }];
    await scratch.sop().create(request, failed, ada);
    expect(await gate()).toMatchObject({ hint: expect.stringContaining('run git init') });
    expect(scratch.has(`tasks/0001-prd-new-keys.md`)).toBe(false);
    await scratch.sop().recheck(id, passed);
    expect(scratch.has(`tasks/0001-prd-new-keys.md`)).toBe(true);
  });
});

describe('an approval', () => {
  test('is refused for a phase that is not open, and for a text with prompts in it', async () => {
    await scratch.sop().create(request, passed, ada);
    const { sop } = scratch;
    await expect(sop().approve(id, { phase: 'plan', reason: 'x' }, ada)).rejects.toMatchObject({
      code: 'ORCH_PHASE_CLOSED',
      hint: expect.stringContaining('tasks/0001-prd-new-keys.md'),
    });
    await expect(sop().approve(id, { phase: 'prd', reason: 'x' }, ada)).rejects.toMatchObject({
      code: 'ORCH_APPROVAL_REFUSED',
    });
  });

  test('I2: of a digest is not given to another text', async () => {
    await scratch.sop().create(request, passed, ada);
    const { prd = '' } = scratch.sop().task(id).artifacts;
    scratch.write(prd, 'Short.\n');
    const read = { phase: 'prd', reason: 'x', sha256: '0'.repeat(64) } as const;
    await expect(scratch.sop().approve(id, read, ada)).rejects.toMatchObject({
      code: 'ORCH_APPROVAL_REFUSED',
      message: expect.stringContaining('is not what was read'),
    });
  });

  test('outlives line ends, ticks and reviews, which change nothing of what was said', async () => {
    await scratch.sop().create(request, passed, ada);
    await approve('prd', 'list', 'spec', 'plan');
    const { prd = '', list = '', spec = '' } = scratch.sop().task(id).artifacts;
    scratch.write(prd, scratch.read(prd).replaceAll('\n', '\r\n'));
    scratch.write(list, scratch.read(list).replace('- [ ]', '- [x]'));
    scratch.write(
      spec,
      `${scratch.read(spec).replace('last_review:', 'last_review: 2026-12-01')}\n- 2026-12-01 Ada: still so\n`,
    );
    expect(await gate()).toEqual({ ok: true });
  });

  test('that a spec is not needed is a decision of somebody, and never taken for high risk', async () => {
    await scratch.sop().create(request, passed, ada);
    await approve('prd', 'list');
    await scratch.sop().skipSpec(id, 'One module.', ada);
    await approve('plan');
    expect(await gate()).toEqual({ ok: true });
    rmSync(join(scratch.root, 'tasks/specs/0001-new-keys.md'));
    const late = scratch.sop().approve(id, { phase: 'spec', reason: 'After all.' }, ada);
    await expect(late).rejects.toMatchObject({ hint: 'Put it there, and approve it then.' });
    const risky = await scratch
      .sop()
      .create({ ...request, title: 'Risky', risk: 'high' }, passed, ada);
    for (const phase of ['prd', 'list'] as const) {
      const path = risky.task.artifacts[phase] ?? '';
      scratch.write(path, 'Done.\n');
      await scratch.sop().approve(risky.task.id, { phase, reason: 'x' }, ada);
    }
    await expect(scratch.sop().skipSpec(risky.task.id, 'No.', ada)).rejects.toMatchObject({
      code: 'ORCH_APPROVAL_REFUSED',
    });
  });
});

describe('a small task', () => {
  const small = { title: 'New keys', risk: 'low', lines: 20 } as const;

  test('needs one page, and is refused once its runs have outgrown it', async () => {
    await scratch.sop().create(small, passed, ada);
    await approve('page');
    expect(await gate()).toEqual({ ok: true });
    const evidence = () => Promise.resolve([run('1', { changed_lines: 51 })]);
    expect(await scratch.sop({ evidence }).gate(id)).toMatchObject({
      ok: false,
      hint: expect.stringContaining(`orch task phase ${id} --full`),
    });
    await scratch.sop().grow(id);
    expect(await gate()).toMatchObject({ ok: false, hint: expect.stringContaining('prd') });
  });

  test.each([
    ['too long', { ...small, lines: 51 }],
    ['of too much risk', { ...small, risk: 'medium' }],
    ['of unknown size', { ...small, lines: null }],
  ] as const)('is one that is not %s', async (_what, request) => {
    const { task } = await scratch.sop().create(request, passed, ada);
    expect(task.path).toBe('full');
  });
});

describe('a task is promoted', () => {
  test('I4: to in progress with an open Implementation, to done with every item proved', async () => {
    await scratch.sop().create(request, passed, ada);
    const begin = () => scratch.sop().promote(id, { to: 'in_progress', reason: 'Go.' }, ada);
    await expect(begin()).rejects.toMatchObject({ code: 'ORCH_PHASE_CLOSED' });
    await approve('prd', 'list', 'spec', 'plan');
    expect((await begin()).task.status).toBe('in_progress');
    const end = (...runs: ReturnType<typeof run>[]) =>
      scratch
        .sop({ evidence: () => Promise.resolve(runs) })
        .promote(id, { to: 'done', reason: 'Seen.' }, ada);
    await expect(end()).rejects.toMatchObject({
      code: 'ORCH_PHASE_CLOSED',
      message: expect.stringContaining('Everything still works'),
    });
    await expect(end(run('1'), run('2', { status: 'failed' }))).rejects.toMatchObject({
      code: 'ORCH_PHASE_CLOSED',
    });
    expect((await end(run('1'), run('2', { status: 'failed' }), run('3'))).task.status).toBe(
      'done',
    );
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ada, makeScratch, passed, run, type Scratch } from '../../test-support/scratch.ts';
import { importFolder } from './import-folder.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = makeScratch();
});
afterEach(() => scratch.remove());

const kit = 'specs/001-photo-albums';
const open = 'openspec/changes/add-two-factor';

function writeAll(): void {
  scratch.write(`${kit}/spec.md`, '# Feature Specification: Photo albums\n\nWhy.\n');
  scratch.write(`${kit}/plan.md`, '# Implementation Plan: Photo albums\n');
  scratch.write(
    `${kit}/tasks.md`,
    '- [ ] T001 Make it (evidence: diagnostics)\n- [x] T002 By hand\n',
  );
  scratch.write(`${open}/proposal.md`, '## Why\n\nBecause.\n');
  scratch.write(`${open}/tasks.md`, '## 1. All of it\n- [ ] 1.1 Do it\n');
  scratch.write(`${open}/design.md`, '# Design\n');
}

async function create(path: string) {
  const found = importFolder(path, scratch.sop().read);
  if (!found.ok) throw new Error(found.message);
  const { id, title, source } = found;
  return scratch.sop().create({ id, title, source, risk: 'medium', lines: null }, passed, ada);
}

describe('a folder of another tool becomes a task', () => {
  test.each([
    [
      kit,
      'Photo albums',
      {
        prd: `${kit}/spec.md`,
        list: `${kit}/tasks.md`,
        spec: 'tasks/specs/001-photo-albums.md',
        plan: `${kit}/plan.md`,
      },
    ],
    [
      open,
      'add-two-factor',
      {
        prd: `${open}/proposal.md`,
        list: `${open}/tasks.md`,
        spec: `${open}/design.md`,
        plan: 'tasks/plan-add-two-factor.md',
      },
    ],
  ])('%s', async (path, title, artifacts) => {
    writeAll();
    const { task } = await create(path);
    expect(task).toMatchObject({ title, artifacts, phase: 'prd' });
    expect((await create(path)).written).toEqual([]);
  });

  test('I8: and nothing is written in it, whatever happens to the task', async () => {
    writeAll();
    const before = Object.entries(scratch.files());
    const evidence = () => Promise.resolve([run('1')]);
    const { task } = await create(kit);
    const sop = scratch.sop({ evidence });
    for (const phase of ['prd', 'list'] as const) {
      await sop.approve(task.id, { phase, reason: 'Read.' }, ada);
    }
    await sop.skipSpec(task.id, 'No.', ada);
    await sop.approve(task.id, { phase: 'plan', reason: 'Read.' }, ada);
    await sop.promote(task.id, { to: 'in_progress', reason: 'Go.' }, ada);
    expect((await sop.promote(task.id, { to: 'done', reason: 'Seen.' }, ada)).task.status).toBe(
      'done',
    );
    await sop.sync();
    expect(scratch.files()).toMatchObject(Object.fromEntries(before));
    expect(scratch.read('docs/PRD.md')).toContain(`[${kit}/spec.md](../${kit}/spec.md)`);
  });

  test('what still needs clarification is not approved', async () => {
    writeAll();
    scratch.write(`${kit}/spec.md`, '# Photo albums\n\n[NEEDS CLARIFICATION: how many?]\n');
    const { task } = await create(kit);
    const approve = scratch.sop().approve(task.id, { phase: 'prd', reason: 'x' }, ada);
    await expect(approve).rejects.toMatchObject({ code: 'ORCH_APPROVAL_REFUSED' });
  });

  test('a source that vanished is reported', async () => {
    writeAll();
    await create(kit);
    scratch.restore({ 'tasks/index.json': scratch.read('tasks/index.json') });
    const findings = await scratch.sop().check();
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'source_vanished', path: `${kit}/spec.md` }),
    );
  });

  test('any other folder is refused', () => {
    expect(importFolder('docs', scratch.sop().read)).toMatchObject({
      ok: false,
      code: 'ORCH_USAGE',
    });
  });
});

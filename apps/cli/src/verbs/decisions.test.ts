import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin, orch, orchJson, program, type OrchOptions } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';

let repository: Repository;
let here: OrchOptions;
beforeEach(() => {
  repository = makeRepository();
  here = { cwd: repository.root };
});
afterEach(() => repository.remove());

async function pause(): Promise<string> {
  const { status, document } = await orchJson(['start'], here);
  expect(status).toBe(3);
  return String(document['run_id']);
}

async function errorOf(args: readonly string[], more: Partial<OrchOptions> = {}) {
  const { status, document } = await orchJson(args, { ...here, ...more });
  return [status, (document['error'] as { code: string }).code];
}

describe('a manual stage', () => {
  beforeEach(() => {
    repository.configure({
      release: [
        command('build', 'echo x >> built'),
        { kind: 'manual', id: 'sign-off', title: 'Ship it?', instructions: 'Look at the diff.' },
        command('ship', 'echo shipped > shipped'),
      ],
    });
  });

  test('pauses without a terminal, is approved from another process, and is gone on with', async () => {
    const run = await pause();
    const { stdout } = await orch(['status'], here);
    for (const part of ['Ship it?', 'Look at the diff.', 'anybody', `orch approve --run ${run}`]) {
      expect(stdout).toContain(part);
    }
    const approved = await orchJson(['approve', '--run', run, '--reason', 'fine'], here);
    expect(approved.document).toMatchObject({
      actor: { name: 'Ada Lovelace <ada@example.org>', source: 'git' },
      taken_by: 'command',
      approval_status: 'approved',
      next: [`orch resume --run ${run}`],
    });
    expect(existsSync(join(repository.root, 'shipped'))).toBe(false);
    expect((await orch(['resume', '--run', run], here)).status).toBe(0);
    expect(readFileSync(join(repository.root, 'built'), 'utf8')).toBe('x\n');
  });

  test('that is rejected ends the run, and nothing after it runs', async () => {
    const run = await pause();
    const rejected = await orchJson(['reject', '--run', run, '--reason', 'not yet'], here);
    expect(rejected.document).toMatchObject({ run_status: 'failed' });
    expect(existsSync(join(repository.root, 'shipped'))).toBe(false);
  });

  test('of which changes are requested has what led to it done again', async () => {
    const run = await pause();
    const args = ['reject', '--run', run, '--request-changes', '--reason', 'again'];
    expect((await orch(args, here)).status).toBe(0);
    expect((await orch(['resume', '--run', run], here)).status).toBe(3);
    expect(readFileSync(join(repository.root, 'built'), 'utf8')).toBe('x\nx\n');
  });

  test('is decided once, with a reason', async () => {
    const run = await pause();
    expect(await errorOf(['approve', '--run', run])).toEqual([2, 'ORCH_USAGE']);
    const yes = ['approve', '--run', run, '--reason', 'fine'];
    expect((await orch(yes, here)).status).toBe(0);
    expect(await errorOf(yes)).toEqual([4, 'ORCH_APPROVAL_REFUSED']);
    expect(await errorOf([...yes, '--stage', 'nope'])).toEqual([2, 'ORCH_STAGE_UNKNOWN']);
  });

  test('of a run that waits is decided through its owner, which goes on by itself', async () => {
    const waiting = begin(['start', '--wait', '--format', 'ndjson'], here);
    await new Promise<void>((resolve) => {
      let seen = '';
      waiting.child.stdout?.on('data', (text: string) => {
        seen += text;
        if (seen.includes('"run.paused"')) resolve();
      });
    });
    const { document } = await orchJson(['status'], here);
    const run = String(document['run_id']);
    const approved = await orchJson(['approve', '--run', run, '--reason', 'fine'], here);
    expect(approved.document).toMatchObject({ taken_by: 'owner' });
    expect((await waiting.outcome).status).toBe(0);
  });
});

describe('who may decide', () => {
  test('two approvers are two people', async () => {
    repository.configure({ p: [{ kind: 'manual', id: 'm', approvers: 2 }] });
    const run = await pause();
    const approve = (who: string): string[] => [
      'approve',
      '--run',
      run,
      '--reason',
      'x',
      '--as',
      who,
    ];
    const first = await orchJson(approve('ann'), here);
    expect(first.document).toMatchObject({ approval_status: 'pending', approvals_given: 1 });
    expect(await errorOf(approve('ann'))).toEqual([4, 'ORCH_APPROVAL_REFUSED']);
    expect((await orchJson(approve('bob'), here)).document).toMatchObject({
      approval_status: 'approved',
    });
    expect((await orch(['resume', '--run', run], here)).status).toBe(0);
  });

  test('only those that the stage names', async () => {
    repository.configure({ p: [{ kind: 'manual', id: 'm', from: ['*@example.org>'] }] });
    const run = await pause();
    const yes = ['approve', '--run', run, '--reason', 'x'];
    expect(await errorOf([...yes, '--as', 'eve'])).toEqual([4, 'ORCH_APPROVAL_REFUSED']);
    expect((await orch(yes, here)).status).toBe(0);
  });

  test.each([
    ['with its environment', ''],
    ['with a cleaned environment', 'env -i PATH="$PATH" '],
    ['from a session of its own', 'setsid -w env -i PATH="$PATH" '],
  ])('no stage may decide, %s', async (_name, prefix) => {
    repository.configure({ p: [{ kind: 'manual', id: 'm' }] });
    const run = await pause();
    const orchLine = `${prefix}"${process.execPath}" "${program}"`;
    const line = `${orchLine} approve --run ${run} --reason x --format json > answer; echo $? > status`;
    repository.configure({ p: [{ kind: 'manual', id: 'm' }], agent: [command('cheat', line)] });
    await orch(['start', 'agent'], here);
    expect(readFileSync(join(repository.root, 'status'), 'utf8')).toBe('4\n');
    expect(readFileSync(join(repository.root, 'answer'), 'utf8')).toContain(
      'ORCH_APPROVAL_REFUSED',
    );
    const { document } = await orchJson(['status', '--run', run], here);
    expect(document).toMatchObject({ status: 'paused' });
  });
});

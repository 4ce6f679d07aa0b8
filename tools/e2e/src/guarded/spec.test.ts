import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf } from '../rig/result-json.ts';

let repository: Repository;
beforeEach(async () => {
  const today = new Date().toISOString().slice(0, 10);
  repository = await Repository.make({
    'tasks/prd.md': '# PRD\n',
    'src/auth/login.ts': 'x\n',
    'tasks/specs/login.md': `---\nid: login\nrelates_to: tasks/prd.md\nowners: Ada\ncovers: src/auth/**\nlast_review: ${today}\n---\n`,
  });
});
afterEach(() => repository.remove());

const call = (...args: string[]) => repository.orch([...args, '--format', 'json']);

async function commitAll(): Promise<void> {
  await repository.git('add', '--all');
  await repository.git('commit', '--quiet', '--message=Work');
}

test('the default pipeline guards the specs that are there, and a stale one fails the run', async () => {
  const summary = async (status: number): Promise<string> => {
    const started = await call('start', '--task', 't');
    expectExit(started, status);
    return JSON.stringify(documentOf(started)['guardrail_summary']);
  };
  expect(await summary(0)).toMatch(/Spec guard: unproven.*stale-spec, missing-spec/);
  expectExit(await call('gates', 'prove'), 0);
  expect(await summary(0)).toMatch(/Spec guard: passed/);
  const spec = 'tasks/specs/login.md';
  await repository.write({ [spec]: '---\nid: login\nowners: A\nlast_review: 2020-01-01\n---\n' });
  expect(await summary(1)).toMatch(/Spec guard: failed \(stage spec-guard: failed\)/);
}, 120_000);

test('a guard whose settings ask for nothing is not seen red', async () => {
  const off = { security_paths: [], migration_paths: [], new_folders: false };
  await repository.write({ 'codex.orchestrator.json': { spec_guard: off } });
  await commitAll();
  const missing = await call('gates', 'prove', '--gate', 'missing-spec');
  expectExit(missing, 1);
  expect(documentOf(missing)).toMatchObject({
    gates: [{ standing: 'not_red', detail: expect.stringContaining('see spec_guard') }],
  });
  expect((await repository.git('worktree', 'list')).trim().split('\n')).toHaveLength(1);
});

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectExit } from '../rig/expect-exit.ts';
import { pollUntil } from '../rig/poll-until.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';

const count = 150;
const fileAt = (at: number) => `src/file-${at}.js`;

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    ...Object.fromEntries(
      Array.from({ length: count }, (_, at) => [fileAt(at), `oldName(${at});\n`]),
    ),
    'codex.orchestrator.json': {
      pipelines: [
        {
          id: 'tidy',
          stages: [
            {
              kind: 'command',
              id: 'rename',
              command: 'node "$ORCH_ENTRY" patterns apply rename-it --format json',
            },
          ],
        },
      ],
    },
  });
  expectExit(await repository.orch(['patterns', 'new', 'rename-it']), 0);
  await repository.git('add', '.');
  await repository.git('commit', '-qm', 'Begin a pack');
}, 60_000);
afterEach(() => repository.remove());

const call = (...args: string[]) => repository.orch(['patterns', ...args, '--format', 'json']);
const text = (path: string) => readFileSync(join(repository.folder, path), 'utf8');
const changed = () =>
  Array.from({ length: count }, (_, at) => text(fileAt(at))).filter((each) =>
    each.startsWith('newName'),
  ).length;

test('a new pack passes its own fixtures, is planned, and is applied once', async () => {
  expect(documentOf(await call('test'))).toMatchObject({ passed: true });
  const planned = documentOf(await call('plan', 'rename-it'));
  expect(planned['changes']).toHaveLength(count);
  expect(changed()).toBe(0);
  expectExit(await call('apply', 'rename-it'), 0);
  expect(changed()).toBe(count);
  await repository.git('commit', '-qam', 'Rename');
  const again = documentOf(await call('apply', 'rename-it'));
  expect(again).toMatchObject({ changes: [], skipped: { no_needle: count } });
}, 60_000);

test('a dirty tree is refused, and nothing is changed', async () => {
  await repository.write({ 'src/mine.js': 'oldName();\n' });
  const refused = await call('apply', 'rename-it');
  expectExit(refused, 4);
  expect(errorOf(refused).code).toBe('ORCH_WORKTREE_DIRTY');
  expect(changed()).toBe(0);
});

test('a pack or an option that is not there is a mistake in the command line', async () => {
  const unknown = await call('apply', 'rename-its');
  expectExit(unknown, 2);
  expect(errorOf(unknown)).toMatchObject({ code: 'ORCH_PACK_UNKNOWN' });
  const surplus = await call('plan', 'rename-it', 'into=x');
  expectExit(surplus, 2);
  expect(errorOf(surplus)).toMatchObject({ code: 'ORCH_PACK_INVALID' });
});

test('a stage applies a pack, and what it ran, the pack, its version and the diff are recorded', async () => {
  const started = await repository.orch(['start', 'tidy', '--format', 'json'], {
    env: { ORCH_ENTRY: repository.entry },
  });
  expectExit(started, 0);
  expect(changed()).toBe(count);
  const { run_id: runId, task_id: taskId } = documentOf(started);
  const folder = join(repository.folder, '.runs', String(taskId), 'cli', String(runId));
  const [name = ''] = readdirSync(join(folder, 'commands'));
  const log = readFileSync(join(folder, 'commands', name), 'utf8');
  expect(log).toContain('rename-it');
  expect(log).toContain('0.1.0');
  const patches = readdirSync(join(folder, 'diffs'));
  expect(readFileSync(join(folder, 'diffs', patches[0] ?? ''), 'utf8')).toContain('+newName(7);');
}, 60_000);

test.each([50, 250])(
  'killed in mid-apply, %i ms after its files were written down, the tree is as before or as after',
  async (delayMs) => {
    const running = repository.start(['patterns', 'apply', 'rename-it']);
    const ended = running.ended.catch(() => null);
    const home = join(repository.folder, '.git/orch-apply');
    await pollUntil('an apply begins', () => existsSync(home));
    await new Promise((resolve) => setTimeout(resolve, delayMs - 50));
    running.child.kill('SIGKILL');
    await ended;
    await pollUntil('all or nothing', () => [0, count].includes(changed()));
    // The next call finishes what is left, and tells of it.
    expectExit(await call('apply', 'rename-it', '--allow-dirty'), 0);
    expect(changed()).toBe(count);
    const status = (await repository.git('status', '--porcelain')).split('\n');
    expect(status.filter((line) => line.startsWith('??'))).toEqual([]);
  },
  60_000,
);

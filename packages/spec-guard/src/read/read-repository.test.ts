import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runGuard } from '../program/run-guard.ts';
import { GitRepository } from '../../test-support/git-repository.ts';
import { specText, summary } from '../../test-support/world.ts';
import type { GuardScope } from './read-repository.ts';

const dayMs = 86_400_000;
const startMs = Date.parse('2026-10-01T12:00:00Z');
const day = (number: number): string => new Date(startMs + number * dayMs).toISOString();

let repository: GitRepository;
let root: string;
beforeEach(() => {
  repository = new GitRepository();
  root = repository.root;
});
afterEach(() => repository.remove());

const git = (...args: string[]): string => repository.git(...args);
const write = (path: string, text: string): void => repository.write(path, text);
const commit = (number: number): void => repository.commit(startMs + number * dayMs);

async function guard(scope: GuardScope, number: number): Promise<string> {
  return summary(await repository.guard(scope, startMs + number * dayMs));
}

const spec = (reviewed: number, body = ''): string =>
  specText('a', { covers: '[src/auth/**]', last_review: day(reviewed).slice(0, 10) }, body);

test('a history is judged commit by commit as an independent calculation judges it', async () => {
  // A step a day: what it writes, and what it changes in covered code.
  const steps: { readonly lines?: number; readonly review?: boolean }[] = [
    { review: true },
    { lines: 60 },
    { lines: 30 },
    { lines: 20 },
    {},
    { lines: 5 },
    { review: true },
    { lines: 99 },
    { lines: 1 },
    {},
  ];
  let text = 'start\n';
  let reviewed = 0;
  let since = 0;
  write('tasks/prd.md', '# PRD\n');
  write('src/auth/login.ts', text);
  for (const [number, { lines = 0, review = false }] of steps.entries()) {
    if (review) {
      write('tasks/specs/a.md', spec(number, `Read on day ${number}.\n`));
      [reviewed, since] = [number, 0];
    }
    for (let line = 0; line < lines; line++) text += `day ${number} line ${line}\n`;
    write('src/auth/login.ts', text);
    git('add', '--all');
    // Staged: the lines of this change are not past ones yet.
    const staged = since >= 100 ? 'blocked: stale_by_code a' : 'passed';
    const isSeen = lines > 0 || review;
    const drift =
      review && since === 0 ? '' : since > 0 && since < 100 && review ? ' ~ drift a' : '';
    expect([number, await guard({ kind: 'staged' }, number)]).toEqual([
      number,
      `${isSeen ? staged : 'passed'}${drift}`,
    ]);
    commit(number);
    if (number > reviewed) since += lines;
    const all =
      since >= 100 ? 'blocked: stale_by_code a' : since > 0 ? 'passed ~ drift a' : 'passed';
    expect([number, await guard({ kind: 'all' }, number)]).toEqual([number, all]);
  }
  expect(await guard({ kind: 'all' }, 36)).toBe('blocked: stale_by_code a');
  expect(await guard({ kind: 'all' }, 37)).toBe('blocked: stale_by_date a');
});

test('a branch is judged by what it adds to its merge base', async () => {
  write('src/main.ts', '1\n');
  commit(0);
  git('checkout', '--quiet', '-b', 'topic');
  write('src/auth/login.ts', 'x\n');
  commit(1);
  const scope = { kind: 'base', ref: 'main' } as const;
  expect(await guard(scope, 1)).toBe('blocked: missing src/auth/login.ts');
  write('tasks/prd.md', '# PRD\n');
  write('tasks/specs/a.md', spec(1));
  commit(1);
  expect(await guard(scope, 1)).toBe('passed');
});

test('the index counts and not the worktree; renames and links are followed', async () => {
  write('src/auth/login.ts', 'one\ntwo\nthree\n');
  write('src/x.ts', 'x\n');
  commit(0);
  write('src/auth/other.ts', 'not staged\n');
  expect(await guard({ kind: 'staged' }, 0)).toBe('passed');
  git('mv', 'src/auth/login.ts', 'src/plain.ts');
  expect(await guard({ kind: 'staged' }, 0)).toBe('blocked: missing src/auth/login.ts');
  git('reset', '--quiet', '--hard');
  symlinkSync('auth/login.ts', join(root, 'src/link.ts'));
  git('add', 'src/link.ts');
  expect(await guard({ kind: 'staged' }, 0)).toBe('blocked: missing src/auth/login.ts');
});

test('a date that was changed alone is warned of, also once it is history', async () => {
  write('tasks/prd.md', '# PRD\n');
  write('src/auth/login.ts', 'x\n');
  write('tasks/specs/a.md', spec(0));
  commit(0);
  write('tasks/specs/a.md', spec(5));
  commit(5);
  expect(await guard({ kind: 'all' }, 5)).toBe('passed ~ date_only_review a');
  write('tasks/specs/a.md', spec(6, 'Read again.\n'));
  commit(6);
  expect(await guard({ kind: 'all' }, 6)).toBe('passed');
});

test('I2: a guard that cannot look exits with 4 and says why', async () => {
  const at = { root, env: repository.env, nowMs: startMs };
  write('src/auth/x.ts', 'x\n');
  git('add', '--all');
  expect(await runGuard(['--base', 'nowhere'], at)).toMatchObject({ status: 4, stdout: '' });
  expect(await runGuard(['--staged'], at)).toMatchObject({ status: 4, stderr: '' });
  expect(await runGuard(['--staged', '--dry-run'], at)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('would block: src/auth/x.ts needs a spec'),
  });
  expect(await runGuard(['--bogus'], at)).toMatchObject({ status: 2 });
  rmSync(join(root, '.git'), { recursive: true });
  const { status, stderr } = await runGuard(['--all'], at);
  expect([status, stderr]).toEqual([4, expect.stringContaining('ORCH_GUARD_FAILED')]);
});

test('SARIF names rule, level, file and line', async () => {
  write('tasks/specs/a b.md', '---\nid: a\nrisk: huge\n---\n');
  const { stdout } = await runGuard(['--all', '--format', 'sarif'], {
    root,
    env: repository.env,
    nowMs: startMs,
  });
  const log = JSON.parse(stdout) as Record<string, unknown>;
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'spec-guard', rules: [{ id: 'unreadable' }] } },
        results: [
          {
            ruleId: 'unreadable',
            ruleIndex: 0,
            level: 'error',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'tasks/specs/a%20b.md' },
                  region: { startLine: 3 },
                },
              },
            ],
          },
        ],
      },
    ],
  });
});

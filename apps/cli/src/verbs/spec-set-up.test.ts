import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { orch, orchJson, program, type OrchOptions } from '../../test-support/orch.ts';
import { makeRepository, type Repository } from '../../test-support/repository.ts';
import { misfits } from '../../test-support/schemas.ts';

let repository: Repository;
let here: OrchOptions;
beforeEach(() => {
  repository = makeRepository();
  here = { cwd: repository.root };
});
afterEach(() => repository.remove());

const hook = '.git/hooks/pre-commit';
const at = (path: string): string => join(repository.root, path);
const textOf = (path: string): string => readFileSync(at(path), 'utf8');
const withOrch = `${dirname(program)}/bin:${process.env['PATH'] ?? ''}`;

function git(args: readonly string[], PATH = withOrch): { status: number | null; said: string } {
  const env = { PATH, HOME: repository.root, GIT_CONFIG_GLOBAL: '/dev/null' };
  const { status, stderr } = spawnSync('git', args, {
    cwd: repository.root,
    env,
    encoding: 'utf8',
  });
  return { status, said: stderr };
}

function commit(PATH = withOrch): { status: number | null; said: string } {
  git(['add', '--all']);
  return git(['commit', '--quiet', '--message', 'Work'], PATH);
}

async function specHook(action: string, status = 0): Promise<Readonly<Record<string, unknown>>> {
  const result = await orchJson(['spec', 'hook', action], here);
  expect([result.status, misfits('spec-hook', result.document)]).toEqual([status, []]);
  return result.document;
}

describe('spec hook', () => {
  test('a commit that needs a spec is stopped, until the hook is taken out', async () => {
    repository.write('src/main.ts', 'x\n');
    expect(commit().status).toBe(0);
    expect(await specHook('status')).toMatchObject({ installed: false, action: 'none' });
    expect(await specHook('install')).toMatchObject({ installed: true, action: 'written' });
    expect(await specHook('install')).toMatchObject({ installed: true, action: 'none' });
    repository.write('src/plain.ts', 'x\n');
    expect(commit().status).toBe(0);
    repository.write('src/auth/login.ts', 'x\n');
    const stopped = commit();
    expect([stopped.status, stopped.said]).toEqual([1, expect.stringContaining('src/auth/login')]);
    expect(await specHook('uninstall')).toMatchObject({ installed: false, action: 'removed' });
    expect(existsSync(at(hook))).toBe(false);
    expect(commit().status).toBe(0);
  });

  test('a commit is stopped where orch is not there to look', async () => {
    await specHook('install');
    repository.write('a', 'x\n');
    const stopped = commit('/usr/bin:/bin');
    expect([stopped.status, stopped.said]).toEqual([1, expect.stringContaining('cannot run')]);
  });

  test('a hook that is there goes on doing its work, and is given back as it was', async () => {
    const own = '#!/usr/bin/env bash\necho mine > ran\nexit 0\n';
    repository.write(hook, own);
    chmodSync(at(hook), 0o750);
    await specHook('install');
    expect(statSync(at(hook)).mode & 0o777).toBe(0o750);
    repository.write('src/main.ts', 'x\n');
    expect([commit().status, existsSync(at('ran'))]).toEqual([0, true]);
    repository.write('src/auth/login.ts', 'x\n');
    // Ours goes first: "exit 0" of the other one cannot skip it.
    expect(commit().status).toBe(1);
    await specHook('uninstall');
    expect(textOf(hook)).toBe(own);
  });

  test('a folder of hooks in the repository is used, and husky is given what it runs', async () => {
    git(['config', 'core.hooksPath', 'tools/hooks']);
    expect(await specHook('install')).toMatchObject({ path: 'tools/hooks/pre-commit' });
    git(['config', 'core.hooksPath', '.husky/_']);
    repository.write('.husky/pre-commit', 'npm test\n');
    expect(await specHook('install')).toMatchObject({
      manager: 'husky',
      path: '.husky/pre-commit',
      installed: true,
    });
    expect(textOf('.husky/pre-commit')).toMatch(/^# >>> orch[^]*npm test\n$/);
  });

  test.each<[string, () => void, string]>([
    ['lefthook', () => repository.write('lefthook.yml', ''), 'pre-commit:\n  commands:'],
    ['pre-commit', () => repository.write('.pre-commit-config.yaml', ''), 'repo: local'],
    ['overcommit', () => repository.write('.overcommit.yml', ''), 'PreCommit:'],
    [
      'simple-git-hooks',
      () => repository.write('package.json', '{"simple-git-hooks": {}}'),
      'simple-git-hooks',
    ],
    ['husky that nobody set up', () => repository.write('.husky/pre-commit', ''), 'npx'],
    ['a hook that is a link', () => symlinkSync('/bin/true', at(hook)), 'npx'],
    ['a hook in another language', () => repository.write(hook, '#!/usr/bin/python3\n'), 'npx'],
    ['a hook that git does not run', () => repository.write(hook, '#!/bin/sh\nexit 1\n'), 'npx'],
    ['hooks of all repositories', () => git(['config', 'core.hooksPath', '/elsewhere']), 'npx'],
  ])('%s is left alone, and what to add is said', async (_name, prepare, added) => {
    prepare();
    expect(await specHook('install', 4)).toMatchObject({
      installed: false,
      action: 'by_hand',
      by_hand: { add: expect.stringContaining(added) },
    });
    const { stdout } = await orch(['spec', 'hook', 'install'], here);
    expect(stdout).toContain('Add it there yourself:\n');
  });

  test('a root below that of git is guarded as itself', async () => {
    repository.write('part/codex.orchestrator.json', '{}');
    repository.write('part/src/x.ts', 'x\n');
    repository.write('auth/x.ts', 'x\n');
    await orchJson(['spec', 'hook', 'install'], { cwd: at('part') });
    expect(commit().status).toBe(0);
    repository.write('part/src/auth/x.ts', 'x\n');
    expect(commit().status).toBe(1);
  });

  test('a stage cannot take it out', async () => {
    await specHook('install');
    const env = { ORCH_ATTEMPT_MARK: 'x' };
    expect((await orch(['spec', 'hook', 'uninstall'], { ...here, env })).status).toBe(4);
    expect(existsSync(at(hook))).toBe(true);
  });

  test('an unknown action, and a folder without git, are usage', async () => {
    expect((await orch(['spec', 'hook', 'instal'], here)).status).toBe(2);
    expect((await orch(['spec', 'hook'], { cwd: dirname(repository.root) })).status).toBe(2);
  });
});

describe('spec ci', () => {
  test('writes a workflow whose commands guard a branch, and never writes over one', async () => {
    repository.write('src/main.ts', 'x\n');
    commit();
    git(['branch', 'base']);
    repository.write('src/auth/login.ts', 'x\n');
    commit();
    const printed = await orchJson(['spec', 'ci'], here);
    expect([misfits('spec-ci', printed.document), printed.document['written']]).toEqual([
      [],
      false,
    ]);
    expect((await orchJson(['spec', 'ci', '--write'], here)).status).toBe(0);
    expect((await orchJson(['spec', 'ci', '--write'], here)).status).toBe(2);
    const workflow = textOf('.github/workflows/spec-guard.yml');
    expect(workflow).toMatch(/fetch-depth: 0/);
    expect(workflow).not.toContain('{{version}}');
    const run = (command: string | undefined, event: string): number | null =>
      spawnSync('sh', ['-c', command ?? 'exit 99'], {
        cwd: repository.root,
        env: { PATH: withOrch, ORCH: 'orch', BASE: 'base', GITHUB_EVENT_NAME: event },
      }).status;
    const [change, all] = [...workflow.matchAll(/run: (\$ORCH.*)$/gm)].map(([, line]) => line);
    expect([run(change, 'pull_request'), run(all, 'push')]).toEqual([4, 0]);
    const report = /run: \|\n((?: {10}.*\n)+)/.exec(workflow)?.[1];
    expect(run(report, 'pull_request')).toBe(0);
    const sarif = JSON.parse(textOf('spec-guard.sarif')) as { runs: { results: unknown[] }[] };
    expect(sarif.runs[0]?.results).toHaveLength(1);
  });
});

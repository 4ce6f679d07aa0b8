import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { guardSpecs } from '../src/guard/guard-specs.ts';
import type { Verdict } from '../src/guard/verdict.ts';
import { readRepository, type GuardScope } from '../src/read/read-repository.ts';

/** A real git repository, away from the settings of whoever runs the tests. */
export class GitRepository {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'spec-guard-')));
  readonly env = {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
  };

  constructor() {
    this.git('init', '--quiet', '--initial-branch=main');
  }

  git(...args: string[]): string {
    const options = { cwd: this.root, env: this.env, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', args, options);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Commits everything at an instant. */
  commit(atMs: number): void {
    const date = new Date(atMs).toISOString();
    this.git('add', '--all');
    execFileSync('git', ['commit', '--quiet', '--allow-empty', '--message', date], {
      cwd: this.root,
      env: { ...this.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      stdio: 'pipe',
    });
  }

  async guard(scope: GuardScope, nowMs: number): Promise<Verdict> {
    const { snapshot, change } = await readRepository({
      root: this.root,
      env: this.env,
      scope,
      nowMs,
    });
    return guardSpecs(snapshot, change, nowMs);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

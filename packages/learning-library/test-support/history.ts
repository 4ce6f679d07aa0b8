import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A repository with a history: each commit has a date and an author that are always the same. */
export class History {
  readonly root: string = realpathSync(mkdtempSync(join(tmpdir(), 'orch-history-')));
  #minute = 0;

  constructor() {
    this.git('init', '-q', '-b', 'main');
  }

  /** Writes files, or deletes those that are `null`, and commits everything. Gives the commit's id. */
  commit(files: Readonly<Record<string, string | Uint8Array | null>>, message = 'Change'): string {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.root, path);
      mkdirSync(dirname(file), { recursive: true });
      if (content === null) rmSync(file);
      else writeFileSync(file, content);
    }
    this.#minute += 1;
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD').trim();
  }

  /** Commits what becomes of files when a text is replaced in them everywhere. */
  replace(
    paths: readonly string[],
    ...pairs: readonly (readonly [string | RegExp, string])[]
  ): string {
    const changed = paths.map((path): [string, string] => {
      const text = pairs.reduce((each, [from, to]) => each.replaceAll(from, to), this.read(path));
      return [path, text];
    });
    return this.commit(Object.fromEntries(changed));
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  git(...args: string[]): string {
    const date = new Date(Date.UTC(2024, 0, 1, 0, this.#minute)).toISOString();
    const env = {
      ...process.env,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
    };
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8', env });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

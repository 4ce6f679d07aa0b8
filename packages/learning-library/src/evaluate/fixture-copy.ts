import { OrchError } from '@orch/core';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Digest of all that a fixture is: paths, kinds, whether they can be executed, contents. `.git` is left
 * out, since a copy gets its own.
 *
 * @returns SHA-256 in hex
 */
export function digestOfTree(folder: string): string {
  const digest = createHash('sha256');
  for (const path of filesOf(folder)) {
    const file = join(folder, path);
    const stat = lstatSync(file);
    const content = stat.isSymbolicLink() ? Buffer.from(readlinkSync(file)) : readFileSync(file);
    const kind = stat.isSymbolicLink() ? 'link' : (stat.mode & 0o100) === 0 ? 'file' : 'program';
    digest.update(`${kind}\0${path}\0${content.length}\0`).update(content);
  }
  return digest.digest('hex');
}

/**
 * Copies a fixture.
 *
 * @throws OrchError `ORCH_CONFIG_INVALID` where it has something else than files, folders and links
 */
export function copyFixture(fixture: string, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const path of filesOf(fixture)) copyOne(join(fixture, path), join(target, path));
}

/** Puts files and folders of the fixture back as they were, and takes away what was added to them. */
export function restoreFrom(fixture: string, target: string, paths: readonly string[]): void {
  for (const path of paths) {
    const from = join(fixture, path);
    rmSync(join(target, path), { recursive: true, force: true });
    const stat = lstatSync(from, { throwIfNoEntry: false });
    if (stat === undefined) continue;
    if (stat.isDirectory())
      cpSync(from, join(target, path), { recursive: true, verbatimSymlinks: true });
    else copyOne(from, join(target, path));
  }
}

function copyOne(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const stat = lstatSync(from);
  if (stat.isSymbolicLink()) {
    symlinkSync(readlinkSync(from), to);
    return;
  }
  copyFileSync(from, to);
  chmodSync(to, stat.mode & 0o777);
}

function filesOf(top: string, below = ''): string[] {
  const entries = readdirSync(join(top, below), { withFileTypes: true });
  return entries
    .filter(({ name }) => name !== '.git')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return filesOf(top, path);
      if (entry.isFile() || entry.isSymbolicLink()) return [path];
      throw new OrchError('ORCH_CONFIG_INVALID', `${path} in ${top} is no file, folder or link.`, {
        place: join(top, path),
      });
    });
}

/** Git without the settings of whoever runs it, and with dates that do not move. */
const gitVariables = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: '2000-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2000-01-01T00:00:00Z',
};

/** A git repository in a copy. */
export class CopyRepository {
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(folder: string, env: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#env = { ...env, ...gitVariables };
  }

  async begin(): Promise<void> {
    await this.#git('init', '--quiet', '--initial-branch=main');
    await this.#git('config', 'user.name', 'Evaluation');
    await this.#git('config', 'user.email', 'evaluation@localhost');
  }

  /** Commits all that is there and not ignored. */
  async commit(): Promise<void> {
    await this.#git('add', '--all');
    await this.#git('commit', '--quiet', '--allow-empty', '--no-verify', '--message=Fixture');
  }

  /** Takes back what was changed since the commit; what is ignored stays. */
  async reset(): Promise<void> {
    await this.#git('reset', '--quiet', '--hard');
    await this.#git('clean', '--quiet', '--force', '-d');
  }

  async #git(...args: string[]): Promise<void> {
    await run('git', args, { cwd: this.#folder, env: this.#env, timeout: 120_000 });
  }
}

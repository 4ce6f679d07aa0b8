import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrchError } from '@orch/core';
import { objectId, type ObjectFormat } from './leaf.ts';
import type { Repository } from './repository.ts';
import { treeContent, isTree, type Tree } from './tree.ts';

const prefix = 'trees-';

/**
 * A git folder of our own, with what a later diff needs and the repository does not have. It lives
 * in `<git folder>/orch`, is readable by its owner alone, and goes with the process that made it;
 * what a killed process left is removed by the next (I1).
 */
export class PrivateStore {
  readonly gitDir: string;
  readonly #format: ObjectFormat;
  #borrowed = '';

  private constructor(gitDir: string, format: ObjectFormat) {
    this.gitDir = gitDir;
    this.#format = format;
  }

  /** @throws OrchError `ORCH_STORAGE_DENIED` where no folder can be made */
  static make(repository: Repository, format: ObjectFormat): PrivateStore {
    const name = `${prefix}${encodeURIComponent(hostname())}-${process.pid}-${randomBytes(6).toString('hex')}`;
    const gitDir = makeFirst([join(repository.gitDir, 'orch'), tmpdir()], name);
    for (const folder of ['objects/info', 'refs', 'info']) {
      mkdirSync(join(gitDir, folder), { recursive: true });
    }
    writeFileSync(join(gitDir, 'HEAD'), 'ref: refs/heads/none\n');
    writeFileSync(join(gitDir, 'config'), config(format));
    return new PrivateStore(gitDir, format);
  }

  /** Lets git find the objects of these repositories. */
  borrow(repositories: readonly Repository[]): void {
    const lines = repositories.map(({ commonDir }) => `${quote(join(commonDir, 'objects'))}\n`);
    const text = lines.join('');
    if (text === this.#borrowed) return;
    // Renamed into place: another diff may be reading it.
    const file = join(this.gitDir, 'objects/info/alternates');
    writeFileSync(`${file}.part`, text);
    renameSync(`${file}.part`, file);
    this.#borrowed = text;
  }

  addBlob(oid: string, content: Uint8Array): void {
    this.#write(oid, 'blob', content);
  }

  /** Adds the tree and the trees below it; its blobs are another matter. */
  addTree(tree: Tree): void {
    for (const child of tree.children.values()) if (isTree(child)) this.addTree(child);
    const content = treeContent(tree.children);
    this.#write(objectId(this.#format, 'tree', content), 'tree', content);
  }

  remove(): void {
    rmSync(this.gitDir, { recursive: true, force: true });
  }

  #write(oid: string, type: 'blob' | 'tree', content: Uint8Array): void {
    const folder = join(this.gitDir, 'objects', oid.slice(0, 2));
    const file = join(folder, oid.slice(2));
    if (existsSync(file)) return;
    mkdirSync(folder, { recursive: true });
    const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
    // Level 1: it is read once, and soon.
    // Loaded here: a stage that changes nothing, as most do, needs none of it.
    const { deflateSync } = process.getBuiltinModule('node:zlib');
    writeFileSync(`${file}.part`, deflateSync(whole, { level: 1 }));
    renameSync(`${file}.part`, file);
  }
}

/** Removes the stores of processes of this machine that are dead. */
export function removeLeftStores(repository: Repository): void {
  const folder = join(repository.gitDir, 'orch');
  const start = `${prefix}${encodeURIComponent(hostname())}-`;
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.startsWith(start)) continue;
    const pid = /^(\d+)-[0-9a-f]+$/.exec(name.slice(start.length))?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    removeIfPossible(join(folder, name));
  }
}

/** What another user owns, or another process is removing too, is left to them. */
function removeIfPossible(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EACCES', 'EPERM', 'ENOTEMPTY', 'ENOENT', 'EBUSY'].includes(code)) throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function makeFirst(folders: readonly string[], name: string): string {
  let cause: unknown;
  for (const folder of folders) {
    const path = join(folder, name);
    try {
      mkdirSync(folder, { recursive: true });
      mkdirSync(path, { mode: 0o700 });
      return path;
    } catch (error) {
      cause = error;
    }
  }
  const message = 'No folder could be made for the content of changed files.';
  throw new OrchError('ORCH_STORAGE_DENIED', message, { place: folders.join(', '), cause });
}

function config(format: ObjectFormat): string {
  const core = `[core]\n\trepositoryformatversion = ${format === 'sha1' ? 0 : 1}\n\tbare = true\n`;
  return format === 'sha1' ? core : `${core}[extensions]\n\tobjectformat = ${format}\n`;
}

/** A line of `alternates`: quoted as in C, so that any path fits. */
function quote(path: string): string {
  const escaped = path.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}

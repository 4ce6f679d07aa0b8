import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pack } from '../src/pack/pack.ts';
import { readPack } from '../src/pack/read-pack.ts';

/** A repository in a temporary folder, with everything committed. */
export class Repository {
  readonly root: string = realpathSync(mkdtempSync(join(tmpdir(), 'orch-learn-')));

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    this.write(files);
    this.git('init', '-q');
    this.commit();
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), content);
    }
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  commit(): void {
    this.git('add', '-A');
    this.git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-qm', 'All');
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8' });
  }

  /** Every file outside of `.git` with its content and mode. */
  snapshot(): Record<string, string> {
    return Object.fromEntries(
      readdirSync(this.root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => !path.startsWith(join(this.root, '.git/')))
        .sort()
        .map((path) => [
          relative(this.root, path),
          `${(statSync(path).mode & 0o777).toString(8)} ${readFileSync(path).toString('latin1')}`,
        ]),
    );
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A pack of this repository. */
export function ownPack(id: string): Pack {
  const read = readPack(fileURLToPath(new URL(`../../../patterns/${id}`, import.meta.url)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.pack;
}

import { posix } from 'node:path';
import type { Reader } from '../reader.ts';
import type { SourceFile } from '../survey/source-file.ts';
import { at, entriesOf, textOf } from '../syntax/located.ts';

/** The names of the packages of a repository and of those that they depend on. */
export class PackageNames implements Reader {
  readonly #names = new Set<string>();
  readonly #own = new Map<string, string>();

  file(file: SourceFile): void {
    if (file.name !== 'package.json') return;
    const manifest = file.data() ?? undefined;
    const own = textOf(at(manifest, 'name'));
    if (own !== null) {
      this.#names.add(own);
      this.#own.set(own, posix.dirname(file.path));
    }
    for (const group of ['dependencies', 'devDependencies', 'peerDependencies']) {
      for (const { key } of entriesOf(at(manifest, group))) this.#names.add(key);
    }
  }

  names(): ReadonlySet<string> {
    return this.#names;
  }

  own(): ReadonlyMap<string, string> {
    return this.#own;
  }

  findings(): [] {
    return [];
  }
}

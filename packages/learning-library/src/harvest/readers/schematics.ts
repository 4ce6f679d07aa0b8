import { posix } from 'node:path';
import type { Finding } from '../finding.ts';
import type { Reader, Surveyed } from '../reader.ts';
import { moduleFile } from '../survey/module-file.ts';
import type { SourceFile } from '../survey/source-file.ts';
import { at, entriesOf, textOf, type Located } from '../syntax/located.ts';
import { Tally } from '../tally.ts';

const collections = /^(migrations?|generators?|collection|schematics)\.json$/u;

interface Entry {
  readonly path: string;
  readonly line: number;
  readonly key: string;
  readonly value: Located;
}

/** Generators and migrations of Nx and Angular: what their collections list. */
export class Schematics implements Reader {
  readonly #entries: Entry[] = [];
  readonly #updates: Entry[] = [];

  file(file: SourceFile): void {
    if (!collections.test(file.name)) return;
    const top = file.data() ?? undefined;
    const { path } = file;
    // The same entry may stand in both, for Nx and for Angular: it is one.
    const known = new Set<string>();
    for (const group of ['generators', 'schematics']) {
      for (const { key, value, line } of entriesOf(at(top, group))) {
        if (!known.has(key) && implementationOf(value) !== null) {
          known.add(key);
          this.#entries.push({ path, line, key, value });
        }
      }
    }
    for (const { key, value, line } of entriesOf(at(top, 'packageJsonUpdates'))) {
      if (at(value, 'packages') !== undefined) this.#updates.push({ path, line, key, value });
    }
  }

  findings({ paths }: Surveyed): Finding[] {
    const generators = new Tally('generator');
    const migrations = new Tally('migration');
    for (const { path, line, key, value } of this.#entries) {
      const implementation = implementationOf(value) ?? '';
      const version = textOf(at(value, 'version'));
      const file = moduleFile(path, relative(implementation), paths);
      const described = textOf(at(value, 'description')) ?? '';
      const missing = file === null ? ' (its code is not here)' : '';
      const detail = { implementation, file, collection: path };
      if (version === null) {
        const summary = `${described === '' ? 'a generator' : described}${missing}`;
        generators.add(key, { summary, detail }, path, line);
      } else {
        const summary = `to ${version}${described === '' ? '' : `: ${described}`}${missing}`;
        migrations.add(key, { summary, detail: { ...detail, version } }, path, line);
      }
    }
    for (const { path, line, key, value } of this.#updates) {
      const version = textOf(at(value, 'version')) ?? key;
      const packages = entriesOf(at(value, 'packages')).map((each) => each.key);
      const summary = `to ${version}: new versions of ${packages.join(', ')}`;
      migrations.add(`packages:${key}`, { summary, detail: { version, packages } }, path, line);
    }
    return [...migrations.findings(), ...generators.findings()];
  }
}

/** `./src/update#run` and `./src/update` as a relative import. */
function relative(implementation: string): string {
  const [path = ''] = implementation.split('#');
  return path.startsWith('.') ? path : `./${posix.normalize(path)}`;
}

function implementationOf(value: Located): string | null {
  return textOf(at(value, 'implementation')) ?? textOf(at(value, 'factory'));
}

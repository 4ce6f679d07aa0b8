import { posix } from 'node:path';
import type { Finding } from '../finding.ts';
import { findingOf, Places } from '../places.ts';
import type { Reader } from '../reader.ts';
import type { SourceFile } from '../survey/source-file.ts';
import { at, entriesOf, textOf } from '../syntax/located.ts';

interface Script {
  readonly places: Places;
  readonly commands: Map<string, number>;
  /** The command of the package at the root. */
  root: string | null;
}

/** What a script has to be in, to be a habit of the workspace and not of one package. */
const fewestPackages = 3;

/** The scripts of `package.json`: those of the root, and those that many packages have. */
export class PackageScripts implements Reader {
  readonly #scripts = new Map<string, Script>();

  file(file: SourceFile): void {
    if (file.name !== 'package.json') return;
    for (const { key, value, line } of entriesOf(at(file.data() ?? undefined, 'scripts'))) {
      const command = textOf(value);
      if (command === null) continue;
      const script = this.#scripts.get(key) ?? {
        places: new Places(),
        commands: new Map<string, number>(),
        root: null,
      };
      this.#scripts.set(key, script);
      script.places.add(file.path, line);
      script.commands.set(command, (script.commands.get(command) ?? 0) + 1);
      if (posix.dirname(file.path) === '.') script.root = command;
    }
  }

  findings(): Finding[] {
    return [...this.#scripts].sort().flatMap(([name, { places, commands, root }]) => {
      if (root === null && places.count < fewestPackages) return [];
      const [most] = [...commands].sort(([, a], [, b]) => b - a).map(([each]) => each);
      const command = root ?? most ?? '';
      const detail = { tool: 'package script', name, command, root: root !== null };
      return [
        findingOf({ kind: 'toolchain', id: `script:${name}`, summary: command, detail }, places),
      ];
    });
  }
}

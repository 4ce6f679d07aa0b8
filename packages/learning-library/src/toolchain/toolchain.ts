import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../pack/pack.ts';

/** A toolchain: how it is recognised, and its commands (wire shape of `adapter.json`). */
export interface Toolchain {
  readonly id: string;
  readonly detect: {
    /** File names at the root, of which one must be there; `*` stands for any text. */
    readonly any_of: readonly string[];
    /** File names at the root that must not be there. */
    readonly none_of?: readonly string[];
  };
  /** Where a command is only there if `package.json` has a script of its name. */
  readonly scripts?: 'package.json';
  readonly commands: Readonly<Record<string, string>>;
}

/** The toolchains that an adapter pack knows. */
export function readToolchains({ manifest, folder }: Pack): Toolchain[] {
  const file = join(folder, manifest.entry ?? '');
  return (JSON.parse(readFileSync(file, 'utf8')) as { toolchains: Toolchain[] }).toolchains;
}

/** The toolchains of a repository, each with the commands that work there. */
export function detectToolchains(
  root: string,
  toolchains: readonly Toolchain[],
): { readonly id: string; readonly commands: Readonly<Record<string, string>> }[] {
  const names = readdirSync(root);
  const has = (pattern: string) => {
    const [start = '', end] = pattern.split('*');
    return names.some((name) =>
      end === undefined ? name === pattern : name.startsWith(start) && name.endsWith(end),
    );
  };
  return toolchains
    .filter(({ detect }) => detect.any_of.some(has) && !(detect.none_of ?? []).some(has))
    .map(({ id, scripts, commands }) => ({
      id,
      commands: scripts === undefined ? commands : onlyScripts(root, commands),
    }));
}

function onlyScripts(
  root: string,
  commands: Readonly<Record<string, string>>,
): Record<string, string> {
  const file = join(root, 'package.json');
  const { scripts = {} } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { scripts?: Record<string, string> })
    : {};
  return Object.fromEntries(
    Object.entries(commands).filter(([name]) => name === 'install' || name in scripts),
  );
}

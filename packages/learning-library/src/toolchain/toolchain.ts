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
  /**
   * Where a command is only there if `package.json` has a script of its name, or the Makefile the
   * target that it calls.
   */
  readonly scripts?: 'package.json' | 'Makefile';
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
      commands:
        scripts === undefined
          ? commands
          : scripts === 'Makefile'
            ? onlyTargets(root, names, commands)
            : onlyScripts(root, commands),
    }));
}

function onlyScripts(
  root: string,
  commands: Readonly<Record<string, string>>,
): Record<string, string> {
  const scripts = scriptsIn(join(root, 'package.json'));
  // What `npm init` writes into every new package fails on purpose.
  const isThere = (name: string) =>
    !(scripts[name] ?? 'no test specified').includes('no test specified');
  return Object.fromEntries(
    Object.entries(commands).filter(([name]) => name === 'install' || isThere(name)),
  );
}

function scriptsIn(file: string): Readonly<Record<string, string | undefined>> {
  if (!existsSync(file)) return {};
  try {
    const text = readFileSync(file, 'utf8').replace(/^\ufeff/u, '');
    return (JSON.parse(text) as { scripts?: Record<string, string> }).scripts ?? {};
  } catch {
    // The package manager itself will say what is wrong with it; none of its scripts can run.
    return {};
  }
}

/** `make` alone makes the first target, whatever it is called. */
function onlyTargets(
  root: string,
  names: readonly string[],
  commands: Readonly<Record<string, string>>,
): Record<string, string> {
  const file = ['GNUmakefile', 'makefile', 'Makefile'].find((name) => names.includes(name));
  const text = file === undefined ? '' : readFileSync(join(root, file), 'utf8');
  const targets = [...text.matchAll(/^([^\s#:=][^#:=\n]*):(?!=)/gmu)].flatMap(([, all = '']) =>
    all.trim().split(/\s+/u),
  );
  return Object.fromEntries(
    Object.entries(commands).filter(([, command]) => {
      const [, target] = command.split(' ');
      return target === undefined || targets.includes(target);
    }),
  );
}

import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import { OrchError } from '@orch/core';
import { programBehind, programOfPackage } from './codex-package.ts';

/** Where to look for Codex. */
export interface CodexSearch {
  /** What the configuration names: an absolute path. Nothing else is looked at then. */
  readonly program?: string;
  /** The value of PATH. */
  readonly path: string;
  /** Folders from which the npm package `@openai/codex` is looked for, in this order. */
  readonly packageFrom: readonly string[];
}

/** A Codex program that is there; whether its version is supported is another question. */
export interface FoundCodex {
  /** Codex's own binary where it could be found behind its launcher. */
  readonly program: string;
  readonly source: 'config' | 'path' | 'package';
}

const howToInstall =
  'Install it with `npm install --save-dev @openai/codex`, or name an existing one in the configuration.';

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Whatever the reason, this is no program for us; the search goes on elsewhere.
    return false;
  }
}

/** The npm package puts a launcher into PATH; behind it is the program. */
function behindLauncher(file: string): string {
  const real = realpathSync(file);
  return basename(real) === 'codex.js' ? (programBehind(real) ?? real) : file;
}

/** A relative entry of PATH would take a program from whatever folder one happens to be in. */
function onPath(path: string): string | null {
  const files = path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, 'codex'));
  return files.find(isProgram) ?? null;
}

/**
 * Finds Codex: what the configuration names, else PATH, else the npm package `@openai/codex`.
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE` where there is none
 */
export function findCodex(search: CodexSearch): FoundCodex {
  const { program } = search;
  if (program !== undefined) {
    if (isAbsolute(program) && isProgram(program)) {
      return { program: behindLauncher(program), source: 'config' };
    }
    throw new OrchError('ORCH_AGENT_UNAVAILABLE', 'the configured Codex is not a program', {
      place: program,
      hint: 'Give the absolute path of an executable file, or leave it out to have it looked for.',
    });
  }
  const found = onPath(search.path);
  if (found !== null) return { program: behindLauncher(found), source: 'path' };
  for (const folder of search.packageFrom) {
    const packaged = programOfPackage(folder);
    if (packaged !== null) return { program: packaged, source: 'package' };
  }
  throw new OrchError('ORCH_AGENT_UNAVAILABLE', 'Codex was not found in PATH or as a package', {
    place: search.packageFrom.join(', '),
    hint: howToInstall,
  });
}

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Variables that every command of a trial is given as the caller has them. */
const plainVariables = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'SYSTEMROOT'];
/** By which processes are found again and ended. */
const markVariable = 'ORCH_ATTEMPT_MARK';

/** What the environment of a trial is made from. */
export interface TrialEnvironment {
  readonly caller: NodeJS.ProcessEnv;
  /** Names of further variables to be had from the caller. */
  readonly inherit: readonly string[];
  readonly home: string;
  readonly temporary: string;
  readonly added: Readonly<Record<string, string>>;
}

/** E5: a command of a trial is given what is listed here, and nothing else of the caller's environment. */
export function trialEnvironment(from: TrialEnvironment): Record<string, string> {
  const names = [...plainVariables, markVariable, ...from.inherit];
  const taken = names.flatMap((name) => {
    const value = from.caller[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    HOME: from.home,
    TMPDIR: from.temporary,
    ...Object.fromEntries(taken),
    ...from.added,
  };
}

/** Which of the programs are not on the PATH. */
export function missingPrograms(names: readonly string[], path: string | undefined): string[] {
  const folders = (path ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.filter((name) => !folders.some((folder) => isProgram(join(folder, name))));
}

function isProgram(file: string): boolean {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // There, and not ours to execute.
    return false;
  }
}

import { fileURLToPath } from 'node:url';

/** How to start a program of this package: its file, and what Node needs to run it. */
export interface ProgramFile {
  readonly file: string;
  readonly execArgv: readonly string[];
}

/** The program of that name: beside this file once built, and in TypeScript before. */
export function programFile(name: 'transform-worker' | 'commit-changes'): ProgramFile {
  if (!import.meta.url.endsWith('.ts')) {
    return { file: fileURLToPath(new URL(`./${name}.js`, import.meta.url)), execArgv: [] };
  }
  return {
    file: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)),
    execArgv: ['--import', import.meta.resolve('tsx')],
  };
}

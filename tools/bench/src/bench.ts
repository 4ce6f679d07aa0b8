import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from './measure.ts';

/** What every row works with. */
export interface Bench {
  /** Fewer rounds and smaller numbers, to see that everything runs. */
  readonly quick: boolean;
  /** Pairs of measurements. */
  readonly rounds: number;
  /** A new empty folder that is removed at the end. */
  folder(name: string): string;
  /** `orch` with arguments, in a folder. */
  orch(cwd: string, ...args: readonly string[]): Program;
  /** Node with arguments. */
  node(cwd: string, ...args: readonly string[]): Program;
  /** A shell script. */
  shell(cwd: string, script: string): Program;
  /** Says what is being done, to somebody who waits. */
  say(text: string): void;
}

/** Nothing of the surroundings but what programs cannot do without. */
function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME };
}

/** Makes a bench for a built command line; the second part removes everything that it made. */
export function createBench(cli: string, quick: boolean): readonly [Bench, () => void] {
  const root = mkdtempSync(join(tmpdir(), 'orch-bench-'));
  const env = plainEnvironment();
  const bench: Bench = {
    quick,
    rounds: quick ? 3 : 15,
    folder: (name) => mkdtempSync(join(root, `${name}-`)),
    orch: (cwd, ...args) => ({ argv: [process.execPath, cli, ...args], cwd, env }),
    node: (cwd, ...args) => ({ argv: [process.execPath, ...args], cwd, env }),
    shell: (cwd, script) => ({ argv: ['/bin/sh', '-c', script], cwd, env }),
    say: (text) => console.error(text),
  };
  return [bench, () => rmSync(root, { recursive: true, force: true })];
}

import { afterAll, beforeAll } from '@jest/globals';
import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of a test, which speaks in lines. */
export class Program {
  readonly process: ChildProcess;
  readonly lines: string[] = [];
  readonly exit: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  readonly #waiting = new Set<() => void>();

  constructor(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.process = spawn(process.execPath, [file, ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    this.exit = once(this.process, 'close').then(([code, signal]: unknown[]) => ({
      code: typeof code === 'number' ? code : null,
      signal: typeof signal === 'string' ? signal : null,
    }));
    const { stdout } = this.process;
    if (stdout === null) throw new Error('The process has no output.');
    createInterface(stdout).on('line', (line) => {
      this.lines.push(line);
      for (const wake of this.#waiting) wake();
    });
  }

  get pid(): number {
    const { pid } = this.process;
    if (pid === undefined) throw new Error('The process did not start.');
    return pid;
  }

  /** Resolves with the first line that begins so; rejects where the process ends without one. */
  line(beginning: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): boolean => {
        const found = this.lines.find((line) => line.startsWith(beginning));
        if (found === undefined) return false;
        this.#waiting.delete(look);
        resolve(found);
        return true;
      };
      if (look()) return;
      this.#waiting.add(look);
      void this.exit.then(() => {
        if (!look())
          reject(new Error(`It ended without "${beginning}": ${this.lines.join(' | ')}`));
      });
    });
  }

  say(line: string): void {
    this.process.stdin?.write(`${line}\n`);
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exit;
  }
}

/**
 * Builds a program of `test-support/programs` once for the tests of a file, so that a hundred of
 * them start quickly. What is still running after the tests is ended.
 */
export function useProgram(
  name: string,
  scratch: () => string,
): (args: readonly string[], env?: Readonly<Record<string, string>>) => Program {
  let file = '';
  const running: Program[] = [];
  beforeAll(async () => {
    file = join(scratch(), `${name}.cjs`);
    await build({
      entryPoints: [join(import.meta.dirname, 'programs', `${name}.ts`)],
      outfile: file,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      conditions: ['@orch/source'],
      logLevel: 'error',
    });
  });
  afterAll(async () => {
    for (const program of running) program.process.kill('SIGKILL');
    await Promise.all(running.map((program) => program.exit));
  });
  return (args, env) => {
    const program = new Program(file, args, env);
    running.push(program);
    return program;
  };
}

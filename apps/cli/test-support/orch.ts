import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The program as it is published. `npm test` builds it first. */
export const program = join(import.meta.dirname, '../dist/main.js');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running orch, with what it has written so far. */
export interface Running {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** Resolves once stderr holds the text. */
  says(text: string): Promise<void>;
}

export interface OrchOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Begins to run orch in a folder, away from the settings of whoever runs the tests. */
export function begin(args: readonly string[], { cwd, env = {} }: OrchOptions): Running {
  if (!existsSync(program)) throw new Error('Build the program first: npm run build');
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: cleanEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
  const says = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (stderr.includes(text)) resolve();
      };
      look();
      child.stderr.on('data', look);
      child.once('close', () => reject(new Error(`It ended and never said "${text}": ${stderr}`)));
    });
  return { child, outcome, says };
}

/** Runs orch to its end. */
export function orch(args: readonly string[], options: OrchOptions): Promise<Outcome> {
  return begin(args, options).outcome;
}

/** Runs orch with `--format json`: its exit status, and the one document on stdout. */
export async function orchJson(
  args: readonly string[],
  options: OrchOptions,
): Promise<{
  readonly status: number | null;
  readonly document: Readonly<Record<string, unknown>>;
}> {
  const { status, stdout } = await orch([...args, '--format', 'json'], options);
  return { status, document: JSON.parse(stdout) as Readonly<Record<string, unknown>> };
}

export function cleanEnvironment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return {
    PATH,
    HOME,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...extra,
  };
}

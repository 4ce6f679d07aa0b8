import { execFile } from 'node:child_process';

/** How a program ended. `exitCode` is null where a signal or the time limit ended it. */
export type CommandResult = { exitCode: number | null; stdout: string; stderr: string };

export type CommandOptions = {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** After this the program is killed. */
  timeoutMs: number;
};

/** Runs a program to its end, without stdin, and keeps what it wrote. Rejects if it cannot start. */
export function command(
  file: string,
  args: readonly string[],
  { cwd, env, timeoutMs }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      file,
      args,
      { cwd, env, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const ended = child.exitCode !== null || child.signalCode !== null;
        if (error instanceof Error && !ended) reject(error);
        else resolve({ exitCode: child.exitCode, stdout, stderr });
      },
    );
    child.stdin?.end();
  });
}

/** Like `command`, but everything other than exit code 0 is an error that tells all. */
export async function succeed(
  file: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const result = await command(file, args, options);
  if (result.exitCode !== 0) {
    throw new Error(
      `${file} ${args.join(' ')} ended with ${String(result.exitCode)}\n${result.stdout}\n${result.stderr}`,
    );
  }
  return result;
}

/**
 * The environment of this process without what an outer npm put into it, which an npm further
 * inside would take for its own configuration.
 */
export function environmentWithoutNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|INIT_CWD$)/i.test(name)),
  );
}

import { spawn } from 'node:child_process';
import type { CommandPort, CommandResult } from '../src/evaluate/command-port.ts';

/** Runs commands as real processes, in groups that a timeout or a cancel kills. */
export const shellPort: CommandPort = {
  run: ({ command, folder, env, timeoutMs, signal }) =>
    new Promise<CommandResult>((resolve) => {
      const [file = '', ...args] =
        typeof command === 'string' ? ['/bin/sh', '-c', command] : command;
      const child = spawn(file, args, { cwd: folder, env, detached: true });
      let stdout = '';
      let stderr = '';
      let why: 'timeout' | 'cancelled' | null = null;
      const stop = (reason: 'timeout' | 'cancelled') => {
        why ??= reason;
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      };
      const cancel = () => stop('cancelled');
      const timer = setTimeout(() => stop('timeout'), timeoutMs);
      signal.addEventListener('abort', cancel);
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      const end = (result: CommandResult) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        resolve(result);
      };
      child.once('error', ({ message }) => end({ kind: 'not_run', reason: message }));
      child.once('close', (exitCode) => {
        if (why === 'cancelled') end({ kind: 'cancelled' });
        else if (why === 'timeout') end({ kind: 'timeout', stdout, stderr });
        else if (exitCode === null) end({ kind: 'broken', reason: 'a signal', stdout, stderr });
        else end({ kind: 'exited', exitCode, stdout, stderr });
      });
    }),
};

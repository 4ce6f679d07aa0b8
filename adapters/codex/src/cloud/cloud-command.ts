import { OrchError } from '@orch/core';
import { CodexChild } from '../process/codex-child.ts';
import type { CodexCommand } from '../process/codex-child.ts';

export interface CloudCommand extends CodexCommand {
  readonly timeoutMs: number;
}

export interface CloudAnswer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** More output than this is no answer of Codex Cloud. */
const maxOutputBytes = 64 * 1024 * 1024;

/**
 * Runs one call of Codex's command line, in a process group that ends with it.
 * @throws OrchError `ORCH_AGENT_UNAVAILABLE` when it does not end in time, or says too much
 */
export async function runCloudCommand(command: CloudCommand): Promise<CloudAnswer> {
  const child = await CodexChild.start(command);
  child.stdin.end();
  const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  let bytes = 0;
  let problem: string | null = null;
  const stop = (reason: string): void => {
    problem ??= reason;
    child.signal('SIGKILL');
  };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxOutputBytes) stop('gave more output than an answer has');
      else output[stream].push(chunk);
    });
  }
  const timer = setTimeout(
    () => stop(`took longer than ${command.timeoutMs} ms`),
    command.timeoutMs,
  );
  const exit = await child.exited;
  clearTimeout(timer);
  problem ??= exit.kind === 'signalled' ? `was ended by ${exit.signal}` : null;
  if (problem !== null || exit.kind === 'signalled') {
    const name = command.args.slice(0, 2).join(' ');
    throw new OrchError('ORCH_AGENT_UNAVAILABLE', `codex ${name} ${problem ?? ''}`, {
      hint: 'Try it by hand; nothing was started in its place.',
    });
  }
  const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8');
  return { exitCode: exit.exitCode, stdout: text(output.stdout), stderr: text(output.stderr) };
}

import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { OrchError } from '@orch/core';
import type { Environment } from './git-environment.ts';

export interface GitRequest {
  /** Absolute path of the folder to run in. */
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env: Environment;
  readonly input?: string | Uint8Array;
  /** More output than this ends git, and the result is marked as cut; no bound unless given. */
  readonly maxOutputBytes?: number;
}

export interface GitResult {
  /** `null` where git was ended, by us because of the bound or by a signal. */
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly cut: boolean;
}

const timeoutMs = 120_000;
const maxErrorBytes = 8 * 1024;

/** I2: what a repository can make git run is switched off, as far as git has a switch. */
const hardened: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  ...['core.fsmonitor=false', 'core.untrackedCache=false', `core.hooksPath=${devNull}`]
    .concat(['gc.auto=0', 'maintenance.auto=false'])
    .flatMap((setting) => ['-c', setting]),
];

/**
 * Runs git and takes what it says.
 * @throws OrchError `ORCH_STORAGE_FAILED` where git cannot be started or takes over two minutes
 */
export async function git(request: GitRequest): Promise<GitResult> {
  const { cwd, args, input, maxOutputBytes = Infinity } = request;
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...hardened, ...args], {
      cwd,
      env: request.env,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    // Not spawn's own timeout: its timer outlives a program that cannot be started.
    const deadline = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const chunks: Buffer[] = [];
    let bytes = 0;
    let cut = false;
    let stderr = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      if (cut) return;
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes <= maxOutputBytes) return;
      cut = true;
      child.kill('SIGKILL');
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < maxErrorBytes) stderr += text.slice(0, maxErrorBytes - stderr.length);
    });
    child.on('error', (cause) => {
      clearTimeout(deadline);
      reject(cannotRun(args, cause));
    });
    // A git that ends early closes its end; its exit status says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    child.on('close', (exitCode, signal) => {
      clearTimeout(deadline);
      if (signal !== null && !cut) {
        const cause = new Error(`it was ended by ${signal}, at the latest after ${timeoutMs} ms`);
        reject(cannotRun(args, cause));
        return;
      }
      resolve({ exitCode, stdout: Buffer.concat(chunks), stderr: stderr.trim(), cut });
    });
  });
}

/**
 * Runs git where anything but success is an error.
 * @throws OrchError `ORCH_STORAGE_FAILED`; `ORCH_STORAGE_DENIED` where git refuses a repository of another owner
 */
export async function gitOrThrow(request: GitRequest): Promise<GitResult> {
  const result = await git(request);
  if (result.exitCode === 0 || result.cut) return result;
  throw gitFailure(request, result);
}

/** The error for a git that said no. */
export function gitFailure({ cwd, args }: GitRequest, { exitCode, stderr }: GitResult): OrchError {
  if (stderr.includes('dubious ownership')) {
    return new OrchError('ORCH_STORAGE_DENIED', `git refuses ${cwd}: it belongs to another user.`, {
      place: cwd,
      hint: `If you trust it: git config --global --add safe.directory ${JSON.stringify(cwd)}`,
    });
  }
  const message = `git ${args[0] ?? ''} ended with status ${exitCode ?? 'none'}: ${stderr}`;
  return new OrchError('ORCH_STORAGE_FAILED', message, { place: cwd });
}

function cannotRun(args: readonly string[], cause: Error): OrchError {
  const message = `git ${args[0] ?? ''} could not be run: ${cause.message}`;
  const data = { os_code: (cause as NodeJS.ErrnoException).code ?? null };
  return new OrchError('ORCH_STORAGE_FAILED', message, { cause, data });
}

import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { programFile } from '../program/program-file.ts';
import type { FileResult, WorkerSetup } from '../program/transform-message.ts';

/** Files that a process is sent at once. It is sent more while it is at the last of them, so that it never waits. */
const chunkSize = 16;
const sendMoreAt = 4;
/** What loading the transform may take, on top of its first file. */
const loadTimeoutMs = 30_000;
const maxErrorChars = 4096;

/** How files are shared out. */
export interface PoolOptions {
  readonly setup: WorkerSetup;
  readonly paths: readonly string[];
  readonly workers: number | undefined;
  readonly fileTimeoutMs: number;
}

/**
 * Runs a codemod over files in several processes. A process that dies or hangs costs the file that
 * it was at, and nothing else.
 */
export async function transformFiles(options: PoolOptions): Promise<FileResult[]> {
  const { paths } = options;
  const waiting = [...paths];
  const results: FileResult[] = [];
  const most = Math.ceil(paths.length / chunkSize);
  const count = Math.min(options.workers ?? availableParallelism(), most);
  await Promise.all(Array.from({ length: count }, () => workThrough(options, waiting, results)));
  return results;
}

/** Keeps one process busy until nothing waits; starts another in the place of one that ended. */
async function workThrough(
  options: PoolOptions,
  waiting: string[],
  results: FileResult[],
): Promise<void> {
  while (waiting.length > 0) {
    const left = await oneProcess(options, waiting, results);
    waiting.unshift(...left);
  }
}

/** @returns the files that the process had taken and not come to when it ended */
function oneProcess(
  { setup, fileTimeoutMs }: PoolOptions,
  waiting: string[],
  results: FileResult[],
): Promise<readonly string[]> {
  const { file, execArgv } = programFile('transform-worker');
  const child: ChildProcess = fork(file, [], {
    cwd: setup.scratch,
    execArgv: [...execArgv],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    const taken: string[] = [];
    let stderr = '';
    let timer: NodeJS.Timeout | undefined;
    let hung = false;
    const failed = (reason: 'crashed' | 'timeout', message: string) => {
      const [at, ...left] = taken;
      if (at !== undefined) {
        results.push({ path: at, reports: [], status: 'failed', reason, message });
      }
      return left;
    };
    const watch = (moreMs = 0) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        hung = true;
        child.kill('SIGKILL');
      }, fileTimeoutMs + moreMs);
    };
    const next = () => {
      const more = waiting.splice(0, chunkSize);
      taken.push(...more);
      // What a process that has just ended can no longer be sent is handed to the next one.
      if (more.length > 0) child.send({ kind: 'files', paths: more }, () => undefined);
      if (taken.length > 0) return;
      clearTimeout(timer);
      child.disconnect();
    };
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-maxErrorChars);
    });
    child.on('message', (result: FileResult) => {
      results.push(result);
      taken.shift();
      watch();
      if (taken.length <= sendMoreAt) next();
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    // Not `close`: what a transform itself started may hold the pipe open for ever.
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (hung) resolve(failed('timeout', `took longer than ${fileTimeoutMs} ms`));
      else resolve(failed('crashed', `ended the process (${signal ?? String(code)}): ${stderr}`));
    });
    child.send(setup);
    watch(loadTimeoutMs);
    next();
  });
}

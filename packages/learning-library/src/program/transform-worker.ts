/**
 * A process that runs one codemod over files that it is sent. It runs in a copy of the repository,
 * since a transform may do whatever it likes: write, delete, never end, or end the process.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readText, writeText } from '../plan/text-form.ts';
import {
  loadForeign,
  loadJscodeshift,
  loadOwn,
  parserFor,
  type LoadedTransform,
  type Parser,
} from './load-transform.ts';
import type { FileResult, WorkerFiles, WorkerSetup } from './transform-message.ts';

type Run = (path: string, source: string, report: (message: string) => void) => Promise<unknown>;

let setup: WorkerSetup | undefined;
let loading: Promise<Run> | undefined;
let queue = Promise.resolve();

process.on('message', (message: WorkerSetup | WorkerFiles) => {
  if (message.kind === 'setup') {
    setup = message;
    return;
  }
  const { paths } = message;
  queue = queue.then(async () => {
    for (const path of paths) process.send?.(await handle(path));
  });
});
process.on('disconnect', () => process.exit());
// A transform that never ends does not let this process see that its parent was killed; a thread does.
const watch = `const { ppid } = process;
setInterval(() => { if (process.ppid !== ppid) process.kill(process.pid, 'SIGKILL'); }, 500);`;
new Worker(watch, { eval: true, execArgv: [] }).unref();

async function load(): Promise<Run> {
  const { transform: file, foreign, parser, options } = chosen();
  const { core, parserNamed } = loadJscodeshift();
  const parsers = new Map<string, object>();
  const withParser = (each: Parser | string): object => {
    if (typeof each !== 'string') return core.withParser(each);
    const known = parsers.get(each) ?? core.withParser(parserNamed(each));
    parsers.set(each, known);
    return known;
  };
  const loaded: LoadedTransform = foreign ? await loadForeign(file) : await loadOwn(file);
  return (path, source, report) => {
    const j = withParser(loaded.parser ?? parserFor(parser, path));
    const api = { j, jscodeshift: j, stats: () => undefined, report };
    return Promise.resolve(loaded.transform({ path, source }, api, { ...options }));
  };
}

async function handle(path: string): Promise<FileResult> {
  const { scratch, needles, checkIdempotence } = chosen();
  const reports: string[] = [];
  const report = (message: string) => {
    if (reports.length < 100) reports.push(message.slice(0, 1000));
  };
  try {
    const bytes = readFileSync(join(scratch, path));
    if (needles !== null && !needles.some((needle) => bytes.includes(needle))) {
      return { path, reports, status: 'skipped', reason: 'no-needle' };
    }
    const read = readText(bytes);
    if (read === null) return { path, reports, status: 'skipped', reason: 'not-utf8' };
    const run = await (loading ??= load());
    // The path as jscodeshift gives it: from the working directory, which is the copy.
    const next = await run(path, read.text, report);
    if (typeof next !== 'string' || next === '' || next === read.text) {
      return { path, reports, status: 'same' };
    }
    const unstable = checkIdempotence && !(await isStable(run, path, next));
    return { path, reports, status: 'changed', after: writeText(next, read), unstable };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const reason = error instanceof SyntaxError || 'loc' in error ? 'parse' : 'threw';
    return { path, reports, status: 'failed', reason, message: error.message.slice(0, 2000) };
  }
}

/** Whether the codemod leaves its own result as it is. A result that it cannot even read is not. */
async function isStable(run: Run, path: string, result: string): Promise<boolean> {
  try {
    const again = await run(path, result, () => undefined);
    return typeof again !== 'string' || again === '' || again === result;
  } catch {
    return false;
  }
}

function chosen(): WorkerSetup {
  if (setup === undefined) throw new Error('Files came before the setup.');
  return setup;
}

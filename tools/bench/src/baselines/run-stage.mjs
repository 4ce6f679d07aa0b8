/**
 * Runs one command through the built process adapter alone, without redaction.
 * Arguments: the adapter's entry, the command. Its log goes to `stage.ndjson` in the current folder.
 */
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';
import { pathToFileURL } from 'node:url';

const [entry, command] = process.argv.slice(2);
const { createProcessExecutor } = await import(pathToFileURL(entry).href);
const root = process.cwd();
const executor = createProcessExecutor({
  root,
  env: process.env,
  redactor: null,
  clock: {
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  },
  logFile: () => ({ file: `${root}/stage.ndjson`, ref: 'stage.ndjson' }),
});
const result = await executor.execute({
  run: { taskId: 'bench', runId: 'bench' },
  attempt: 1,
  env: {},
  profile: { declared: 'network', granted: 'network', grantedBy: 'bench' },
  signal: {
    aborted: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  },
  onSpawn: () => undefined,
  stage: {
    index: 1,
    id: 'stage',
    slug: 'stage',
    title: 'stage',
    needs: [],
    definition: { kind: 'command', id: 'stage', command },
  },
});
process.exitCode = result.kind === 'exited' ? result.exitCode : 1;

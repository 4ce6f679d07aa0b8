/**
 * A program that runs one stage and can be killed meanwhile. Arguments: the root, the command, and
 * whether to print the handle (`handle`), nothing (`silent`), or memory in KiB at the end (`memory`).
 */
import { basename } from 'node:path';
import { createProcessExecutor } from '../index.ts';
import { realClock } from './real-clock.ts';

const [root = '', command = '', print = 'silent'] = process.argv.slice(2);

const executor = createProcessExecutor({
  root,
  env: { PATH: process.env.PATH },
  redactor: null,
  clock: realClock,
  logFile: (_run, stage) => ({
    file: `${root}/.runs/commands/${stage.index}-stage.ndjson`,
    ref: `commands/${stage.index}-stage.ndjson`,
  }),
});

const execute = (index: number, shell: string) =>
  executor.execute({
    run: { taskId: '0001-test', runId: basename(root) },
    attempt: 1,
    env: {},
    profile: { declared: 'network', granted: 'network', grantedBy: 'default' },
    signal: new AbortController().signal,
    onSpawn: (handle) => {
      if (print === 'handle') process.stdout.write(`${JSON.stringify(handle)}\n`);
    },
    stage: {
      index,
      id: 'stage',
      slug: 'stage',
      title: 'Stage',
      needs: [],
      definition: { kind: 'command', id: 'stage', command: shell },
    },
  });

if (print === 'memory') await execute(2, 'echo warm');
const beforeKib = process.resourceUsage().maxRSS;
const result = await execute(1, command);
if (print === 'memory') {
  const afterKib = process.resourceUsage().maxRSS;
  process.stdout.write(JSON.stringify({ kind: result.kind, grownKib: afterKib - beforeKib }));
}

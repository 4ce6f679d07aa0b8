import { OrchError, type Execution } from '@orch/core';
import { wholeNumber, type Arguments } from '../arguments/parse-arguments.ts';
import type { ChosenTask } from './choose-task.ts';

/**
 * One stage at a time unless the task or the person says otherwise (DESIGN §4).
 *
 * @throws OrchError `ORCH_USAGE` for a limit in sequential mode, which would mean nothing
 */
export async function chooseExecution(
  args: Arguments,
  task: Pick<ChosenTask, 'parallel'>,
): Promise<Execution> {
  const limit = wholeNumber(args, 'max-concurrency', 1, 10_000);
  const source = args.has('parallel') ? 'flag' : task.parallel ? 'task' : 'default';
  if (source === 'default') {
    if (limit !== undefined && limit !== 1) {
      throw new OrchError('ORCH_USAGE', '--max-concurrency needs --parallel.', {
        hint: 'Add --parallel, or set execution.parallel on the task in tasks/index.json.',
      });
    }
    return { mode: 'sequential', max_concurrency: 1, source };
  }
  const { availableParallelism } = await import('node:os');
  return { mode: 'parallel', max_concurrency: limit ?? availableParallelism(), source };
}

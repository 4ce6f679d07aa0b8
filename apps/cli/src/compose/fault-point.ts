import { OrchError } from '@orch/core';
import type { FaultPoint } from '@orch/persistence';

/**
 * A hook for crash tests: `ORCH_FAULT_AT=<point>:<n>` makes the process kill itself at the n-th
 * passage of a point where something has just been, or is about to be, made durable. `*` stands for
 * any point.
 *
 * @throws OrchError `ORCH_USAGE` for a value of another form
 */
export function faultPoint(env: NodeJS.ProcessEnv): FaultPoint | undefined {
  const { ORCH_FAULT_AT: wanted } = env;
  if (wanted === undefined || wanted === '') return undefined;
  const [, name = '', count = ''] = /^(.+):([1-9]\d{0,8})$/.exec(wanted) ?? [];
  if (name === '') {
    throw new OrchError('ORCH_USAGE', `ORCH_FAULT_AT is <point>:<n>, not "${wanted}".`, {
      hint: 'It is for crash tests only; unset it.',
    });
  }
  let left = Number(count);
  return (point) => {
    if (name !== '*' && name !== point) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isAlive } from './test-support/processes.ts';
import { observedOf, StageRig } from './test-support/stage-rig.ts';

let rig: StageRig;
beforeEach(() => {
  rig = new StageRig();
});
afterEach(() => rig.remove());

describe('I3: nothing is left behind when a stage ends', () => {
  test('a background child that holds the output is waited for, then ended, and the stage fails', async () => {
    const result = await rig.execute('sleep 60 & echo $!');
    expect(result).toMatchObject({ kind: 'left_behind' });
    const observed = observedOf(result);
    expect(observed.durationMs).toBeGreaterThanOrEqual(300);
    expect(isAlive(Number(observed.stdout.tail))).toBe(false);
  });

  test('one that lets go in time does no harm, and the wait is noted', async () => {
    const result = await rig.execute('(sleep 0.1; echo late) & echo early');
    expect(result).toMatchObject({ kind: 'exited', exitCode: 0 });
    const { stdout, notes } = observedOf(result);
    expect(stdout.tail).toBe('early\nlate\n');
    expect(notes.join()).toMatch(/a background process held the output open \d+ ms/);
  });

  test('the exit code of a failed command is not hidden by what it left', async () => {
    const result = await rig.execute('sleep 60 & exit 4');
    expect(result).toMatchObject({ kind: 'exited', exitCode: 4 });
    expect(observedOf(result).notes.join()).toContain('held its output open');
  });

  test.each([
    ['in the group', 'sleep 60 >/dev/null 2>&1 & echo $!'],
    ['in a session of its own', 'setsid sleep 60 >/dev/null 2>&1 & echo $!'],
    ['forked twice', 'setsid sh -c "sleep 60 >/dev/null 2>&1 & echo \\$!" & wait'],
  ])('a quiet background child %s is ended and noted', async (_where, command) => {
    const result = await rig.execute(command);
    expect(result).toMatchObject({ kind: 'exited', exitCode: 0 });
    const { stdout, notes } = observedOf(result);
    expect(isAlive(Number(stdout.tail))).toBe(false);
    expect(notes.join()).toContain('ended what the command left running');
  });

  test('a child that is caught in the middle of an exec is found, however often it is tried', async () => {
    for (let round = 0; round < 40; round += 1) {
      const result = await rig.execute('setsid env sleep 60 >/dev/null 2>&1 & echo $!');
      expect(isAlive(Number(observedOf(result).stdout.tail))).toBe(false);
    }
  });

  test('a background child that outlives the order of process ids is found all the same', async () => {
    const result = await rig.execute('setsid sleep 60 >/dev/null 2>&1 & echo $!; sleep 2.2');
    expect(isAlive(Number(observedOf(result).stdout.tail))).toBe(false);
  });

  test('a holder that nothing can find does not hang the run', async () => {
    const result = await rig.execute('env -i setsid sleep 5 & echo $!');
    expect(result).toMatchObject({ kind: 'left_behind' });
    const { stdout, notes } = observedOf(result);
    process.kill(Number(stdout.tail), 'SIGKILL');
    expect(notes.join()).toContain('a process that could not be found still holds it');
    expect(await rig.execute('echo next')).toMatchObject({ kind: 'exited' });
  });

  test('a stage that runs beside it is not touched', async () => {
    const long = rig.execute('sleep 0.5; echo done', { index: 2, attempt: 7 });
    const short = await rig.execute('sleep 60 >/dev/null 2>&1 &');
    expect(observedOf(short).notes).toHaveLength(1);
    expect(await long).toMatchObject({ kind: 'exited', exitCode: 0 });
  });

  test('sweeping a run ends every bearer of its marks', async () => {
    let pid = 0;
    const running = rig.execute(['sleep', '60'], {
      onSpawn: (handle) => {
        ({ pid } = handle as { pid: number });
      },
    });
    const other = await rig.executor.sweepRun({ ...rig.run, runId: `${rig.run.runId}0` });
    expect(other.ended).toBe(0);
    expect(isAlive(pid)).toBe(true);
    const report = await rig.executor.sweepRun(rig.run);
    expect(report.ended).toBe(1);
    expect(await running).toMatchObject({ kind: 'signalled', signal: 'SIGTERM' });
  });
});

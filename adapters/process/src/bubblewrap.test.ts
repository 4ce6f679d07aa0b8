import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Profile } from '@orch/core';
import { detectSandbox } from './bubblewrap.ts';
import { isAlive } from './test-support/processes.ts';
import { observedOf, StageRig } from './test-support/stage-rig.ts';

const scratch = mkdtempSync(join(tmpdir(), 'orch-sandbox-'));
const sandbox = detectSandbox(scratch);
rmSync(scratch, { recursive: true });
/** Reported as skipped where bubblewrap or user namespaces are missing. */
const describeInSandbox = sandbox === null ? describe.skip : describe;

let rig: StageRig;
beforeEach(() => {
  rig = new StageRig({ sandbox, graceMs: 500 });
});
afterEach(() => rig.remove());

async function say(granted: Profile, command: string): Promise<string> {
  const observed = observedOf(await rig.execute(command, { granted }));
  expect(observed.profile.mechanism).toBe('bubblewrap');
  return observed.stdout.tail;
}

const tryWrite = (path: string): string =>
  `(: > ${path}) 2>/dev/null && echo wrote || echo refused`;
const devices = 'grep -c : /proc/net/dev';

describeInSandbox('a granted profile is held', () => {
  test('read-only: no write but to a private /tmp, and no network', async () => {
    expect(await say('read-only', tryWrite('inside'))).toBe('refused\n');
    expect(await say('read-only', tryWrite('/tmp/private'))).toBe('wrote\n');
    expect(existsSync('/tmp/private')).toBe(false);
    expect(await say('read-only', devices)).toBe('1\n');
  });

  test('workspace-write: the repository alone, and no network', async () => {
    expect(await say('workspace-write', tryWrite('inside'))).toBe('wrote\n');
    expect(rig.read('inside')).toBe('');
    expect(await say('workspace-write', tryWrite('/var/outside'))).toBe('refused\n');
    expect(await say('workspace-write', devices)).toBe('1\n');
  });

  test("orch's own records cannot be written inside", async () => {
    const records = join(rig.root, 'out');
    const guarded = new StageRig({ sandbox, root: rig.root, protectedPaths: [records] });
    const { stdout } = observedOf(
      await guarded.execute(tryWrite('out/audit.log'), { granted: 'workspace-write' }),
    );
    expect(stdout.tail).toBe('refused\n');
    expect(existsSync(join(records, 'audit.log'))).toBe(false);
    guarded.remove();
  });

  test('a stage in a folder starts there', async () => {
    mkdirSync(join(rig.root, 'sub'));
    const result = await rig.execute('pwd', { granted: 'read-only', definition: { cwd: 'sub' } });
    expect(observedOf(result).stdout.tail).toBe(`${rig.root}/sub\n`);
  });

  test('the exit code comes through', async () => {
    const result = await rig.execute('exit 7', { granted: 'read-only' });
    expect(result).toMatchObject({ kind: 'exited', exitCode: 7 });
  });

  test('a timeout ends what is inside', async () => {
    let pid = 0;
    const result = await rig.execute('trap "" TERM; sleep 60; sleep 60', {
      granted: 'workspace-write',
      definition: { timeout_ms: 200 },
      onSpawn: (handle) => {
        ({ pid } = handle as { pid: number });
      },
    });
    expect(result.kind).toBe('timed_out');
    expect(isAlive(pid)).toBe(false);
    expect((await rig.executor.sweepRun({ taskId: '0001-test', runId: 'none' })).ended).toBe(0);
  });

  test.each<Profile>(['network', 'danger-full-access'])(
    '%s is run as by hand, and nothing is claimed to enforce it',
    async (granted) => {
      const observed = observedOf(await rig.execute(devices, { granted }));
      expect(observed.profile.mechanism).toBeNull();
    },
  );
});

test('no sandbox is looked for until a stage needs one', async () => {
  let looked = 0;
  const lazy = new StageRig({
    get sandbox() {
      looked += 1;
      return null;
    },
  });
  await lazy.execute('true');
  expect(looked).toBe(0);
  await lazy.execute('true', { granted: 'read-only' });
  expect(looked).toBe(1);
  lazy.remove();
});

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RedactionStream, Redactor } from '@orch/core';
import { isAlive } from './test-support/processes.ts';
import { observedOf, StageRig } from './test-support/stage-rig.ts';

let rig: StageRig;
beforeEach(() => {
  rig = new StageRig();
});
afterEach(() => rig.remove());

describe('how a command ends', () => {
  test('an exit code is passed on', async () => {
    expect(await rig.execute('exit 3')).toMatchObject({ kind: 'exited', exitCode: 3 });
  });

  test('a signal is passed on', async () => {
    expect(await rig.execute('kill -KILL $$')).toMatchObject({
      kind: 'signalled',
      signal: 'SIGKILL',
    });
  });

  test('a program that does not exist is a value, and the log is whole', async () => {
    expect(await rig.execute(['no-such-program'])).toEqual({
      kind: 'spawn_failed',
      message: 'command not found: no-such-program',
      osCode: 'ENOENT',
    });
    expect(readFileSync(rig.logFile(), 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });

  test('a file that is not executable is a value', async () => {
    writeFileSync(join(rig.root, 'plain'), 'text', { mode: 0o644 });
    expect(await rig.execute(['./plain'])).toMatchObject({
      kind: 'spawn_failed',
      osCode: 'EACCES',
    });
  });

  test('arguments that the system will not take are a value', async () => {
    const result = await rig.execute(['echo', 'x'.repeat(8_000_000)]);
    expect(result).toMatchObject({ kind: 'spawn_failed', osCode: 'E2BIG' });
    expect(await rig.execute(['echo', 'a\0b'])).toMatchObject({ kind: 'spawn_failed' });
    expect(await rig.execute([])).toMatchObject({ kind: 'spawn_failed' });
  });

  test('an attempt that is cancelled before it began starts nothing', async () => {
    const result = await rig.execute('echo > started', { signal: AbortSignal.abort() });
    expect(result).toEqual({ kind: 'cancelled', observed: null });
    expect(() => rig.read('started')).toThrow('ENOENT');
  });
});

test('a process that could not be recorded is ended before the error goes on', async () => {
  let pid = 0;
  const running = rig.execute('sleep 60', {
    onSpawn: (handle) => {
      ({ pid } = handle as { pid: number });
      throw new Error('the journal is gone');
    },
  });
  await expect(running).rejects.toThrow('the journal is gone');
  expect(isAlive(pid)).toBe(false);
});

describe('what a command is given', () => {
  test('a string goes to the shell, an array to no shell', async () => {
    await rig.execute('echo "$((1 + 1))" > shell');
    expect(rig.read('shell')).toBe('2');
    expect(observedOf(await rig.execute(['echo', '$((1 + 1))'])).stdout.tail).toBe('$((1 + 1))\n');
  });

  test('I1: nothing can be read from stdin, and there is no terminal', async () => {
    const { stdout } = observedOf(
      await rig.execute(
        'cat; test -t 0 || test -t 1 || test -t 2 || echo none; (: < /dev/tty) || echo no tty',
      ),
    );
    expect(stdout.tail).toBe('none\nno tty\n');
  });

  test('I1: the command leads a session and a process group of its own', async () => {
    const { stdout } = observedOf(await rig.execute('cut -d" " -f1,5,6 /proc/$$/stat'));
    const [pid, group, session] = stdout.tail.trim().split(' ');
    expect([group, session]).toEqual([pid, pid]);
  });

  test('/dev/stdout and /dev/stderr can be opened', async () => {
    const observed = observedOf(
      await rig.execute('echo out > /dev/stdout; echo err > /dev/stderr'),
    );
    expect(observed.stdout.tail).toBe('out\n');
    expect(observed.stderr.tail).toBe('err\n');
  });

  test('the base environment, the stage, and the marks, and nothing of this process', async () => {
    process.env.ORCH_TEST_LEAK = 'leaked';
    const result = await rig.execute('env', { definition: { env: { MINE: 'of the stage' } } });
    delete process.env.ORCH_TEST_LEAK;
    const { stdout, envNames } = observedOf(result);
    expect(stdout.tail).toContain('MINE=of the stage\n');
    expect(stdout.tail).toContain(`ORCH_RUN_ID=${rig.run.runId}\n`);
    expect(stdout.tail).toContain(`ORCH_ATTEMPT_MARK=0001-test/${rig.run.runId}/stage/1\n`);
    expect(stdout.tail).not.toContain('ORCH_TEST_LEAK');
    expect(envNames).toEqual([...envNames].sort());
    expect(envNames).toContain('MINE');
  });

  test('a run inside a stage keeps the marks of the outer one', async () => {
    const inner = new StageRig({
      env: { PATH: process.env.PATH, ORCH_ATTEMPT_MARK: 'outer/run/s/1' },
    });
    const { stdout } = observedOf(await inner.execute('echo "$ORCH_ATTEMPT_MARK"'));
    inner.remove();
    expect(stdout.tail).toBe(`outer/run/s/1 0001-test/${inner.run.runId}/stage/1\n`);
  });

  test('it runs in its folder', async () => {
    mkdirSync(join(rig.root, 'packages', 'a'), { recursive: true });
    const observed = observedOf(await rig.execute('pwd', { definition: { cwd: 'packages/a' } }));
    expect(observed.stdout.tail).toBe(`${rig.root}/packages/a\n`);
    expect(observed.cwd).toBe('packages/a');
  });

  test.each([
    ['..', 'outside the repository'],
    ['/etc', 'absolute'],
    ['link', 'outside the repository'],
    ['missing', 'does not exist'],
    ['file', 'not a folder'],
  ])('I9: the folder "%s" is refused', async (cwd, message) => {
    symlinkSync('/etc', join(rig.root, 'link'));
    writeFileSync(join(rig.root, 'file'), '');
    const result = await rig.execute('true', { definition: { cwd } });
    expect(result).toMatchObject({ kind: 'spawn_failed' });
    expect(JSON.stringify(result)).toContain(message);
  });
});

describe('what is observed', () => {
  test('the log is cited as a range of bytes, and holds everything', async () => {
    const { log, stdout, stderr } = observedOf(await rig.execute('echo out; echo err >&2'));
    const bytes = readFileSync(rig.logFile());
    expect(log).toEqual({ path: 'commands/1-stage.ndjson', offset: 0, bytes: bytes.length });
    expect(stdout).toEqual({ bytes: 4, truncated_bytes: 0, tail: 'out\n' });
    expect(stderr).toEqual({ bytes: 4, truncated_bytes: 0, tail: 'err\n' });
    expect(JSON.parse(bytes.toString().trimEnd().split('\n').at(-1)!)).toMatchObject({
      attempt: 1,
      stdout: 4,
      stderr: 4,
    });
  });

  test('output larger than the tail is whole in the log', async () => {
    const { stdout, stderrTail } = observedOf(
      await rig.execute('seq 1 200000; seq 1 5000 >&2', { definition: {} }),
    );
    const expected = Array.from({ length: 200_000 }, (_, at) => `${at + 1}\n`).join('');
    expect(stdout.bytes).toBe(expected.length);
    expect(stdout.truncated_bytes).toBe(expected.length - stdout.tail.length);
    expect(expected.endsWith(stdout.tail)).toBe(true);
    expect(stdout.tail.length).toBe(64 * 1024);
    expect(stderrTail.length).toBe(8 * 1024);
    expect((await rig.logged('stdout')).toString()).toBe(expected);
  });

  test('random bytes of two streams at once come out as they went in', async () => {
    const result = await rig.execute(
      'head -c 3000000 /dev/urandom | tee a; head -c 3000000 /dev/urandom | tee b >&2',
    );
    expect(result.kind).toBe('exited');
    const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    for (const [file, stream] of [
      ['a', 'stdout'],
      ['b', 'stderr'],
    ] as const) {
      expect(digest(await rig.logged(stream))).toBe(digest(readFileSync(join(rig.root, file))));
    }
  });

  test('a live view gets whole characters', async () => {
    let shown = '';
    await rig.execute(`printf '\\303'; sleep 0.05; printf '\\251\\n'`, {
      onOutput: (_stream, text) => {
        shown += text;
      },
    });
    expect(shown).toBe('é\n');
  });

  test('a profile that nothing enforces is said to be declared only', async () => {
    const { profile } = observedOf(await rig.execute('true', { granted: 'read-only' }));
    expect(profile).toEqual({
      declared: 'read-only',
      granted: 'read-only',
      granted_by: 'default',
      mechanism: null,
    });
  });
});

describe('I8: redaction comes before everything else', () => {
  /** Holds back what may be the beginning of the secret, as a real one does. */
  class HoldBack implements RedactionStream {
    count = 0;
    #held = '';
    push(chunk: Uint8Array): Uint8Array {
      const text = (this.#held + Buffer.from(chunk).toString('latin1')).replaceAll('s3cr3t', () => {
        this.count += 1;
        return '[gone]';
      });
      this.#held = text.slice(-5);
      return Buffer.from(text.slice(0, -5), 'latin1');
    }
    end(): Uint8Array {
      return Buffer.from(this.#held, 'latin1');
    }
  }
  const redactor: Redactor = {
    rulesVersion: 'test',
    text: (value) => value.replaceAll('s3cr3t', '[gone]'),
    stream: () => new HoldBack(),
  };

  test('in the log, the tails, the live view and the argv, also across a cut', async () => {
    const redacting = new StageRig({ redactor });
    const shown = { stdout: '', stderr: '' };
    const result = await redacting.execute(
      `printf 'a s3c'; sleep 0.05; printf 'r3t b'; echo s3cr3t >&2`,
      {
        onOutput: (stream, text) => {
          shown[stream] += text;
        },
      },
    );
    const observed = observedOf(result);
    expect(observed.redactions).toBe(2);
    expect(observed.stdout.tail).toBe('a [gone] b');
    expect(observed.stderrTail).toBe('[gone]\n');
    const everything = JSON.stringify([result, shown]) + readFileSync(redacting.logFile(), 'utf8');
    expect(everything).not.toContain('s3cr3t');
    expect(shown).toEqual({ stdout: 'a [gone] b', stderr: '[gone]\n' });
    redacting.remove();
  });

  test('in the message of a command that could not be started', async () => {
    const redacting = new StageRig({ redactor });
    expect(JSON.stringify(await redacting.execute(['./s3cr3t-program']))).not.toContain('s3cr3t');
    redacting.remove();
  });
});

import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { OrchError } from '@orch/core';
import { readLog } from './read-log.ts';
import { readLogLines } from './log-lines.ts';
import { observedOf, StageRig } from './test-support/stage-rig.ts';

let rig: StageRig;
beforeEach(() => {
  rig = new StageRig();
});
afterEach(() => rig.remove());

test('I7: a line that a killed attempt left torn is cut off, and the cut is recorded', async () => {
  await rig.execute('echo first');
  const whole = readFileSync(rig.logFile());
  const torn = '{"t":"2026-01-01T00:00:00.000Z","s":"stdout","d":"to';
  appendFileSync(rig.logFile(), torn);

  const observed = observedOf(await rig.execute('echo second', { attempt: 2 }));

  const bytes = readFileSync(rig.logFile());
  expect(bytes.subarray(0, whole.length).equals(whole)).toBe(true);
  expect(observed.log).toMatchObject({ offset: whole.length, bytes: bytes.length - whole.length });
  expect(observed.notes).toContain(`cut off ${torn.length} bytes of a torn line in the log`);
  const entries = [];
  for await (const entry of readLog(rig.logFile(), { attempt: 2 })) entries.push(entry);
  expect(entries[0]).toMatchObject({ kind: 'begin', attempt: 2, cutBytes: torn.length });
  expect((await rig.logged('stdout', 1)).toString()).toBe('first\n');
  expect((await rig.logged('stdout', 2)).toString()).toBe('second\n');
});

test('a log that is nothing but a torn line of megabytes is emptied', async () => {
  await rig.execute('true');
  writeFileSync(rig.logFile(), 'x'.repeat(3_000_000));
  const observed = observedOf(await rig.execute('echo again', { attempt: 2 }));
  expect(observed.log.offset).toBe(0);
  expect((await rig.logged('stdout', 2)).toString()).toBe('again\n');
});

test('an attempt without its last record is seen to be incomplete', async () => {
  await rig.execute('echo out');
  const lines = readFileSync(rig.logFile(), 'utf8').trimEnd().split('\n');
  writeFileSync(rig.logFile(), `${lines.slice(0, -1).join('\n')}\n{"end":"20`);
  const kinds = [];
  for await (const entry of readLog(rig.logFile())) kinds.push(entry.kind);
  expect(kinds).toEqual(['begin', 'output']);
});

test.each(['no json', '{"t":1}', '[]', 'null', '{"t":"x","s":"stdin","d":""}'])(
  'a damaged record is an error that names file and line: %s',
  async (damage) => {
    await rig.execute('true');
    appendFileSync(rig.logFile(), `${damage}\n`);
    const read = async (): Promise<void> => {
      for await (const entry of readLog(rig.logFile())) expect(entry).toBeDefined();
    };
    const error: unknown = await read().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OrchError);
    expect(error).toMatchObject({ code: 'ORCH_DATA_DAMAGED', place: `${rig.logFile()}:3` });
  },
);

test('a link that a stage put in the place of a log is not followed', async () => {
  await rig.execute('true');
  const outside = mkdtempSync(join(tmpdir(), 'orch-outside-'));
  const target = join(outside, 'precious');
  writeFileSync(target, 'precious');
  rmSync(rig.logFile());
  symlinkSync(target, rig.logFile());
  expect(await rig.execute('echo overwritten')).toMatchObject({
    kind: 'log_failed',
    osCode: 'ELOOP',
  });
  expect(readFileSync(target, 'utf8')).toBe('precious');
  rmSync(outside, { recursive: true });
});

test('lines come whole, per stream, and a last one without newline says so', async () => {
  await rig.execute(`printf 'a\\nb'; printf 'err\\n' >&2; sleep 0.1; printf 'c\\nd'`);
  const lines = [];
  for await (const { stream, text, complete } of readLogLines(rig.logFile())) {
    lines.push(`${stream} ${text}${complete ? '' : ' …'}`);
  }
  expect(lines.filter((line) => line.startsWith('stdout'))).toEqual([
    'stdout a',
    'stdout bc',
    'stdout d …',
  ]);
  expect(lines).toContain('stderr err');
});

test('a line of megabytes is read in pieces', async () => {
  await rig.execute('head -c 2000000 /dev/zero | tr "\\0" x');
  let length = 0;
  let longest = 0;
  for await (const { text, complete } of readLogLines(rig.logFile())) {
    expect(complete).toBe(false);
    length += text.length;
    longest = Math.max(longest, text.length);
  }
  expect(length).toBe(2_000_000);
  expect(longest).toBeLessThan(600_000);
});

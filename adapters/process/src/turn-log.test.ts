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
import type { TurnLog } from '@orch/core';
import { ManualClock } from '@orch/core/testing';
import { readLogLines } from './log-lines.ts';
import { readLog } from './read-log.ts';
import { openTurnLog } from './turn-log.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orch-turn-log-'));
  file = join(folder, 'commands/01-work.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(attempt = 1, place = file): TurnLog {
  const ref = 'commands/01-work.ndjson';
  return openTurnLog({
    place: { file: place, ref },
    stage: 'work',
    attempt,
    clock: new ManualClock(),
  });
}

test('the text of a turn is read as output, and its messages are not', async () => {
  const log = open();
  log.text('stdout', 'ünder way\n');
  log.event({ method: 'turn/started' });
  log.text('stderr', 'asks\n');
  const range = log.end();
  expect(range).toEqual({
    path: 'commands/01-work.ndjson',
    offset: 0,
    bytes: readFileSync(file).length,
  });
  const lines = [];
  for await (const { stream, text } of readLogLines(file)) lines.push([stream, text]);
  expect(lines).toEqual([
    ['stdout', 'ünder way'],
    ['stderr', 'asks'],
  ]);
  expect(readFileSync(file, 'utf8')).toContain('"event":{"method":"turn/started"}');
});

test('I7: a further turn follows the one before, without the line that a kill left torn', async () => {
  open().end();
  const whole = readFileSync(file);
  appendFileSync(file, '{"t":"20');
  const log = open(2);
  log.text('stdout', 'again\n');
  expect(log.end().offset).toBe(whole.length);
  const entries = [];
  for await (const entry of readLog(file, { attempt: 2 })) entries.push(entry);
  expect(entries[0]).toMatchObject({ kind: 'begin', attempt: 2, cutBytes: 8 });
});

test('a link in the place of a log is not followed', () => {
  open().end();
  const target = join(folder, 'theirs');
  writeFileSync(target, '');
  rmSync(file);
  symlinkSync(target, file);
  expect(() => open()).toThrow('ELOOP');
  expect(readFileSync(target, 'utf8')).toBe('');
});

test('a log that cannot be written is not opened', () => {
  expect(() => open(1, '/dev/full')).toThrow('ENOSPC');
});

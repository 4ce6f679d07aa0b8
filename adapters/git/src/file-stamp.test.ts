import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSettled, isUnchanged, stampAt } from './file-stamp.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'orch-stamp-'));
  file = join(folder, 'file');
  writeFileSync(file, 'x');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('I4: a stamp that was fresh at the look proves nothing, an older one does', () => {
  const stamp = stampAt(file);
  const changedMs = stamp?.changedMs ?? 0;
  expect(isUnchanged(file, stamp, changedMs)).toBe(false);
  expect(isUnchanged(file, stamp, changedMs + 10)).toBe(false);
  expect(isUnchanged(file, stamp, changedMs + 30)).toBe(true);
});

test('I4: an old time of modification does not make a fresh change old', () => {
  utimesSync(file, 1_000.5, 1_000.5);
  const stamp = stampAt(file);
  expect(isUnchanged(file, stamp, (stamp?.changedMs ?? 0) + 10)).toBe(false);
});

test('I4: a file system that counts in whole seconds is given two of them', () => {
  const second = 1_700_000_000_000;
  expect(isSettled({ modifiedMs: second, changedMs: second }, second + 1_999)).toBe(false);
  expect(isSettled({ modifiedMs: second, changedMs: second }, second + 2_001)).toBe(true);
  expect(isSettled({ modifiedMs: second, changedMs: second + 1.5 }, second + 30)).toBe(true);
});

test('what was absent is unchanged while it is absent', () => {
  const absent = join(folder, 'absent');
  expect(stampAt(absent)).toBeNull();
  expect(stampAt(join(file, 'below-a-file'))).toBeNull();
  expect(isUnchanged(absent, null, 0)).toBe(true);
  writeFileSync(absent, '');
  expect(isUnchanged(absent, null, Number.MAX_SAFE_INTEGER)).toBe(false);
  const stamp = stampAt(file);
  rmSync(file);
  expect(isUnchanged(file, stamp, Number.MAX_SAFE_INTEGER)).toBe(false);
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  findCaseCollision,
  maxIdBytes,
  OrchError,
  sanitizeRunId,
  sanitizeTaskId,
} from '../index.ts';

const refused: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['a folder reference', '.'],
  ['the parent folder', '..'],
  ['a leading dot', '.hidden'],
  ['a trailing dot', 'task.'],
  ['a leading space', ' task'],
  ['a trailing space', 'task '],
  ['a leading no-break space', '\u00a0task'],
  ['traversal', '../../etc/passwd'],
  ['a slash', 'a/b'],
  ['a backslash', 'a\\b'],
  ['a drive', 'C:task'],
  ...['<', '>', ':', '"', '|', '?', '*'].map((mark) => [`the mark ${mark}`, `a${mark}b`] as const),
  ['NUL', 'a\0b'],
  ['a newline', 'a\nb'],
  ['DEL', 'a\x7fb'],
  ['a C1 control', 'a\u0085b'],
  ['a bidi override', 'a\u202eb'],
  ['a bidi isolate', 'a\u2066b'],
  ['a zero-width space', 'a\u200bb'],
  ['a zero-width joiner', 'a\u200db'],
  ['a byte order mark', '\ufefftask'],
  ['a soft hyphen', 'a\u00adb'],
  ['a line separator', 'a\u2028b'],
  ['a decomposed accent', 'cafe\u0301'],
  ['a lone surrogate', 'a\ud800b'],
  ...[
    'con',
    'PRN',
    'Aux',
    'nul',
    'com1',
    'LPT9',
    'com0',
    'COM¹',
    'lpt³',
    'CONIN$',
    'conout$',
  ].flatMap((device) => [
    [`the device ${device}`, device] as const,
    [`the device ${device} with an extension`, `${device}.txt`] as const,
  ]),
  ['a leading dash', '-rf'],
  ['the reserved id', 'local-mcp'],
  ['the reserved id in capitals', 'LOCAL-MCP'],
  ['a lock name', 'state.lock'],
  ['a lock name in capitals', 'state.LOCK'],
  ['too long', 'a'.repeat(maxIdBytes + 1)],
  ['too long in bytes', 'é'.repeat(maxIdBytes / 2 + 1)],
];

describe('an id that could leave its folder or mislead a reader is refused', () => {
  test.each(refused)('%s', (_name, id) => {
    expect(() => sanitizeTaskId(id)).toThrow(OrchError);
    expect(() => sanitizeRunId(id)).toThrow(
      expect.objectContaining({ code: 'ORCH_INVALID_RUN_ID' }),
    );
  });

  test('and the message names the variable that it came from, without control characters', () => {
    const read = () => sanitizeTaskId('a\u202e\n', 'MCP_RUNNER_TASK_ID');
    expect(read).toThrow(/^Invalid MCP_RUNNER_TASK_ID: [^\n\u202e]*$/);
  });
});

test.each([
  '0303-orchestrator',
  'a',
  'A.b_c-d',
  '任务-7',
  'café',
  'task with space',
  'console',
  'com10x',
  'a'.repeat(maxIdBytes),
])('the ordinary id %s is given back unchanged', (id) => {
  expect(sanitizeTaskId(id)).toBe(id);
  expect(sanitizeRunId(id)).toBe(id);
});

test('an id is never changed, and what passes is one safe path component', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (id) => {
      let given: string;
      try {
        given = sanitizeTaskId(id);
      } catch (error) {
        expect(error).toBeInstanceOf(OrchError);
        return;
      }
      expect(given).toBe(id);
      expect(given).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
      expect(['.', '..', '']).not.toContain(given);
      expect(given).toBe(given.trim());
      expect(new TextEncoder().encode(given).length).toBeLessThanOrEqual(maxIdBytes);
    }),
    { numRuns: 2000, seed: 20260101 },
  );
});

test('ids that differ only in case collide', () => {
  expect(findCaseCollision('Task-1', ['task-1', 'other'])).toBe('task-1');
  expect(findCaseCollision('straße', ['STRASSE'])).toBe('STRASSE');
  expect(findCaseCollision('task-1', ['task-1', 'task-2'])).toBeUndefined();
});

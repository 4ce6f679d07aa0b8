import { describe, expect, test } from '@jest/globals';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { realClock } from '../../test-support/fakes.ts';
import { useProgram } from '../../test-support/programs.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { AuditLog, type AuditLogOptions } from './audit-log.ts';
import type { AuditLine } from './audit-line.ts';

const scratch = useScratch();
const auditWriter = useProgram('audit-writer', scratch);
const key = Buffer.from('a key from the broker');

function logIn(outDir: string, options: Partial<AuditLogOptions> = {}): AuditLog {
  return new AuditLog({ outDir, clock: realClock, ...options });
}

/** A log of that many lines; 300 bytes a file make about two lines each. */
async function logOf(lines: number, options: Partial<AuditLogOptions> = {}) {
  const outDir = scratch();
  const log = logIn(outDir, options);
  for (let n = 1; n <= lines; n += 1) await log.append('test.line', { n });
  return { outDir, log, newest: join(outDir, 'audit.log'), head: join(outDir, 'audit.head') };
}

function linesIn(path: string): string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

describe('writing', () => {
  test('I16: two and more processes append one chain, over rotations', async () => {
    const outDir = scratch();
    const writers = ['a', 'b', 'c', 'd'].map((name) => auditWriter([outDir, name, '25', '2000']));
    const exits = await Promise.all(writers.map((writer) => writer.exit));
    expect(exits.every(({ code }) => code === 0)).toBe(true);
    const report = await logIn(outDir).verify();
    expect(report).toMatchObject({ intact: true, misfit: null, assurance: 'unkeyed', notes: [] });
    expect(report.files.length).toBeGreaterThan(3);
    const written = report.files
      .flatMap((file) => linesIn(join(outDir, file)))
      .map((line) => JSON.parse(line) as AuditLine)
      .filter(({ type }) => type === 'test.line');
    expect(written).toHaveLength(100);
    expect(readdirSync(outDir)).not.toContain('audit.lock');
  }, 60_000);

  test('I16: killed at any point, what was acknowledged is there, and the chain goes on', async () => {
    const first = auditWriter([scratch(), 'a', '4', '300']);
    const points = Number((await first.line('points')).split(' ')[1]);
    expect(points).toBeGreaterThan(20);
    for (let point = 1; point <= points; point += 1) {
      const outDir = scratch();
      const victim = auditWriter([outDir, 'a', '4', '300', String(point)]);
      expect((await victim.exit).signal).toBe('SIGKILL');
      const acknowledged = victim.lines.length;
      const log = logIn(outDir, { maxBytes: 300 });
      expect(await log.verify()).toMatchObject({ intact: true });
      await log.append('after.crash', {});
      const report = await log.verify();
      expect(report).toMatchObject({ intact: true, notes: [] });
      expect(report.lines).toBeGreaterThan(acknowledged);
    }
  }, 120_000);

  test('a line that was cut off by a crash is recorded, and the chain goes on', async () => {
    const { log, newest } = await logOf(2);
    appendFileSync(newest, '{"v":1,"seq":3');
    expect((await log.verify()).misfit).toEqual({
      file: 'audit.log',
      line: 3,
      reason: 'the line is unfinished',
    });
    await log.append('after.crash', {});
    expect(await log.verify()).toMatchObject({ intact: true, lines: 4 });
    expect(JSON.parse(linesIn(newest)[2]!)).toMatchObject({ type: 'log.cut', data: { bytes: 14 } });
  });

  test('a rotated file is carried on by name, also where the crash came before the first line or within it', async () => {
    for (const torn of [null, '', '{"v":1,']) {
      const { outDir, log, newest } = await logOf(4, { maxBytes: 300 });
      copyFileSync(newest, join(outDir, 'audit.2.log'));
      rmSync(newest);
      if (torn !== null) writeFileSync(newest, torn);
      await log.append('after.crash', {});
      expect(await log.verify()).toMatchObject({
        intact: true,
        files: ['audit.1.log', 'audit.2.log', 'audit.log'],
      });
      expect(JSON.parse(linesIn(newest)[0]!)).toMatchObject({
        type: 'log.continued',
        data: { previous: 'audit.2.log', cut: torn === '{"v":1,' ? { bytes: 7 } : null },
      });
    }
  });

  test('a log that does not fit its head is not written to', async () => {
    const { log, newest } = await logOf(3);
    const cut = `${linesIn(newest).slice(0, 2).join('\n')}\n`;
    writeFileSync(newest, cut);
    await expect(log.append('more', {})).rejects.toMatchObject({ code: 'ORCH_DATA_DAMAGED' });
    expect(readFileSync(newest, 'utf8')).toBe(cut);
  });

  test('a full disk is said to be full, and the log goes on afterwards', async () => {
    const outDir = scratch();
    let full = true;
    const log = logIn(outDir, {
      onPoint: (name) => {
        if (full && name === 'audit.write.before')
          throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    });
    await expect(log.append('a', {})).rejects.toMatchObject({ code: 'ORCH_STORAGE_FULL' });
    full = false;
    await log.append('b', {});
    expect(await log.verify()).toMatchObject({ intact: true, lines: 1 });
  });
});

describe('verifying names the first line that does not fit', () => {
  const spoils: [string, (outDir: string) => void, object][] = [
    [
      'a changed line',
      (out) =>
        edit(out, 'audit.log', (l) => l.map((x, n) => (n === 1 ? x.replace('test', 'best') : x))),
      { file: 'audit.log', line: 3, reason: /prev/ },
    ],
    [
      'a removed line',
      (out) => edit(out, 'audit.log', (l) => l.filter((_, n) => n !== 1)),
      { file: 'audit.log', line: 2, reason: /line \d+ where \d+ belongs/ },
    ],
    [
      'a cut-off tail',
      (out) => edit(out, 'audit.log', (l) => l.slice(0, -1)),
      { file: 'audit.log', line: null, reason: /the end was cut off: the head tells of line/ },
    ],
    [
      'an emptied newest file',
      (out) => writeFileSync(join(out, 'audit.log'), ''),
      { file: 'audit.log', line: null, reason: /cut off/ },
    ],
    [
      'a removed newest file',
      (out) => rmSync(join(out, 'audit.log')),
      { file: 'audit.log', line: null, reason: /cut off/ },
    ],
    [
      'a removed middle file',
      (out) => rmSync(join(out, 'audit.2.log')),
      { file: 'audit.2.log', line: null, reason: /missing/ },
    ],
    [
      'a removed oldest file',
      (out) => rmSync(join(out, 'audit.1.log')),
      { file: 'audit.1.log', line: null, reason: /missing/ },
    ],
    [
      'a changed last line',
      (out) =>
        edit(out, 'audit.log', (l) =>
          l.map((x, n) => (n === l.length - 1 ? x.replace('test', 'best') : x)),
        ),
      { file: 'audit.head', line: null, reason: /not the last of the log/ },
    ],
    [
      'a forged predecessor',
      (out) => copyFileSync(join(out, 'audit.1.log'), join(out, 'audit.2.log')),
      { file: 'audit.2.log', line: 1, reason: /does not carry on/ },
    ],
    [
      'a line that is no JSON',
      (out) => edit(out, 'audit.2.log', (l) => ['?', ...l]),
      { file: 'audit.2.log', line: 1, reason: /JSON/ },
    ],
    [
      'a deleted head',
      (out) => rmSync(join(out, 'audit.head')),
      { file: 'audit.head', line: null, reason: /missing/ },
    ],
    [
      'a head that is no JSON',
      (out) => writeFileSync(join(out, 'audit.head'), '?'),
      { file: 'audit.head', line: null, reason: /JSON/ },
    ],
  ];
  test.each(spoils)('%s', async (_name, spoil, expected) => {
    const { outDir, log } = await logOf(10, { maxBytes: 600 });
    expect(await log.verify()).toMatchObject({
      intact: true,
      files: ['audit.1.log', 'audit.2.log', 'audit.log'],
    });
    spoil(outDir);
    const { intact, misfit } = await log.verify();
    expect(intact).toBe(false);
    expect(misfit).toMatchObject({
      ...expected,
      reason: expect.stringMatching((expected as { reason: RegExp }).reason) as unknown,
    });
  });

  test('a log and head that were shortened together show against an anchor', async () => {
    const { log, newest, head } = await logOf(3);
    const older = { log: readFileSync(newest), head: readFileSync(head) };
    const anchor = await log.append('anchored', {});
    writeFileSync(newest, older.log);
    writeFileSync(head, older.head);
    expect(await log.verify()).toMatchObject({ intact: true });
    expect((await log.verify([anchor])).misfit?.reason).toMatch(/an anchor tells of line 4/);
  });

  test('a log that was written anew shows against an anchor', async () => {
    const { log, outDir } = await logOf(3);
    const anchor = (await log.head())!;
    for (const name of readdirSync(outDir)) rmSync(join(outDir, name));
    for (let n = 1; n <= 4; n += 1) await log.append('forged', { n });
    expect(await log.verify()).toMatchObject({ intact: true });
    expect((await log.verify([anchor])).misfit).toMatchObject({ file: 'audit.log', line: 3 });
  });

  test('a reader writes nothing, and an empty folder is an empty log', async () => {
    const outDir = scratch();
    expect(await logIn(outDir).verify()).toMatchObject({ intact: true, lines: 0, head: null });
    expect(await logIn(outDir).head()).toBeNull();
    expect(readdirSync(outDir)).toEqual([]);
  });
});

describe('a keyed chain', () => {
  test('holds with its key, and says what it proves', async () => {
    const { log } = await logOf(4, { key, maxBytes: 600 });
    const report = await log.verify();
    expect(report).toMatchObject({ intact: true, assurance: 'keyed' });
    expect(report.statement).toMatch(/Nobody without the key/);
  });

  test('without the key it is checked for accidents, says so, and no key is made', async () => {
    const { outDir } = await logOf(2, { key });
    const before = readdirSync(outDir);
    const report = await logIn(outDir).verify();
    expect(report).toMatchObject({ intact: true, assurance: 'unkeyed' });
    expect(report.statement).toMatch(/says nothing of a forger/);
    expect(readdirSync(outDir)).toEqual(before);
  });

  test('a log that somebody without the key wrote anew, or went on with, does not hold', async () => {
    const forged = await logOf(3);
    expect((await logIn(forged.outDir, { key }).verify()).misfit?.reason).toMatch(
      /no mark of a key/,
    );
    const wrong = await logOf(3, { key: Buffer.from('another key') });
    expect((await logIn(wrong.outDir, { key }).verify()).misfit).toMatchObject({
      line: 1,
      reason: expect.stringMatching(/not made with this key/) as unknown,
    });
    const continued = await logOf(3, { key });
    await logIn(continued.outDir).append('forged', {});
    expect((await continued.log.verify()).intact).toBe(false);
  });

  test('a forger who shortens log and head together is found by the head', async () => {
    const { log, newest, head, outDir } = await logOf(3, { key });
    const lines = linesIn(newest);
    writeFileSync(newest, `${lines.slice(0, 2).join('\n')}\n`);
    rmSync(head);
    // The best that can be done without the key: a head without a mark.
    await logIn(scratch()).append('x', {});
    const second = JSON.parse(lines[2]!) as AuditLine;
    writeFileSync(head, `${JSON.stringify({ v: 1, seq: 2, sha256: second.prev, mac: null })}\n`);
    expect((await log.verify()).misfit).toMatchObject({ file: 'audit.head' });
    expect(existsSync(join(outDir, 'audit.lock'))).toBe(false);
  });

  test('a chain that got its key later holds: a signed line stands for all before it', async () => {
    const { outDir } = await logOf(2);
    await logIn(outDir, { key }).append('keyed', {});
    expect(await logIn(outDir, { key }).verify()).toMatchObject({
      intact: true,
      assurance: 'keyed',
    });
  });
});

function edit(outDir: string, file: string, change: (lines: string[]) => string[]): void {
  const path = join(outDir, file);
  const lines = change(linesIn(path));
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
}

import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { format, inspect } from 'node:util';
import { keepOutOfCoreDumps } from './core-dumps.ts';
import { Secret } from './secret.ts';

const value = 'correct-horse-battery-staple';
const secret = new Secret('TOKEN', value);

describe('I1: no way of printing shows a secret', () => {
  const ways: Record<string, () => unknown> = {
    toString: () => secret.toString(),
    'a template string': () => `${secret.toString()} ${[secret].join()}`,
    concatenation: () => 'x' + String(secret),
    JSON: () => JSON.stringify({ secret, list: [secret] }),
    'util.inspect': () => inspect({ secret }, { depth: 9, showHidden: true }),
    'util.inspect without the custom hook': () =>
      inspect(secret, { customInspect: false, showHidden: true }),
    'util.format': () => format('%s %o %O %j', secret, secret, secret, secret),
    'an error message': () => new Error(`failed with ${String(secret)}`).stack,
    'an error cause': () => inspect(new Error('x', { cause: secret })),
    'structured clone': () => JSON.stringify(structuredClone(secret)),
    'v8.serialize': () =>
      serialize(secret).toString('latin1') + inspect(deserialize(serialize(secret))),
    spread: () => JSON.stringify(Object.assign({}, secret)),
    entries: () => JSON.stringify(Object.entries(secret)),
    'own property names': () =>
      JSON.stringify(Reflect.ownKeys(secret).map((key) => String(Reflect.get(secret, key)))),
    'an array key': () => Object.keys({ [String(secret)]: 1 }).join(),
  };
  test.each(Object.entries(ways))('%s', (_name, print) => {
    const printed = String(print());
    expect(printed).not.toContain(value);
    expect(printed).toContain('redacted');
  });

  test('a failed assertion does not show it either', () => {
    let message = '';
    try {
      expect(secret).toEqual({ other: true });
    } catch (error) {
      message = String(error);
    }
    expect(message).not.toContain(value);
  });

  test('reveal gives the value', () => {
    expect(secret.reveal()).toBe(value);
  });
});

describe('core dumps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'orch-credentials-'));

  test('the setting is written where there is one, and its absence is told', () => {
    const file = join(folder, 'filter');
    writeFileSync(file, '00000033\n');
    expect(keepOutOfCoreDumps(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/^0x0/);
    expect(keepOutOfCoreDumps(join(folder, 'absent'))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  test('on Linux the kernel takes it, and a child has it too', () => {
    if (process.platform !== 'linux') return;
    const program = `require('fs').writeFileSync('/proc/self/coredump_filter','0x0',{flag:'r+'});
      process.stdout.write(require('child_process').execFileSync('cat',['/proc/self/coredump_filter']))`;
    const { stdout } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
    expect(stdout.trim()).toBe('00000000');
  });
});

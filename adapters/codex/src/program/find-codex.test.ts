import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findCodex } from './find-codex.ts';
import { checkCodexVersion, readCodexVersion, supportedVersions } from './codex-version.ts';
import { realCodex, temporaryFolder } from '../test-support/real-codex.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function program(path: string, mode = 0o755): string {
  const file = join(folder.path, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '#!/bin/sh\necho "codex-cli 0.1.2"\n', { mode });
  return file;
}

describe('finding Codex', () => {
  test('what the configuration names goes before PATH', () => {
    const configured = program('somewhere/codex');
    program('bin/codex');
    const path = join(folder.path, 'bin');
    expect(findCodex({ program: configured, path, packageFrom: [] })).toEqual({
      program: configured,
      source: 'config',
    });
  });

  test('a configured program that is not there is an error, and nothing else is taken', () => {
    program('bin/codex');
    const search = { program: '/nothing/here', path: join(folder.path, 'bin'), packageFrom: [] };
    expect(() => findCodex(search)).toThrow(
      expect.objectContaining({ code: 'ORCH_AGENT_UNAVAILABLE', place: '/nothing/here' }),
    );
  });

  test('PATH goes before the package; what may not be executed and relative entries do not count', () => {
    program('a/codex', 0o644);
    const found = program('b/codex');
    const path = `.:relative:${join(folder.path, 'a')}:${join(folder.path, 'b')}`;
    expect(findCodex({ path, packageFrom: [import.meta.dirname] })).toEqual({
      program: found,
      source: 'path',
    });
  });

  test('behind the launcher of the npm package stands its program', () => {
    const real = realCodex();
    const launcher = join(
      real.slice(0, real.lastIndexOf('/node_modules/')),
      'node_modules/@openai/codex/bin/codex.js',
    );
    mkdirSync(join(folder.path, 'bin'));
    symlinkSync(launcher, join(folder.path, 'bin/codex'));
    const found = findCodex({ path: join(folder.path, 'bin'), packageFrom: [] });
    expect(found).toEqual({ program: real, source: 'path' });
  });

  test('where there is none, the error says how to get one', () => {
    expect(() => findCodex({ path: '', packageFrom: [folder.path] })).toThrow(
      expect.objectContaining({
        code: 'ORCH_AGENT_UNAVAILABLE',
        hint: expect.stringContaining('npm install'),
      }),
    );
  });
});

describe('the version of Codex', () => {
  test('the real one is supported', async () => {
    const version = await readCodexVersion(realCodex(), {});
    expect(supportedVersions).toContain(version);
    expect(checkCodexVersion(version, { program: 'codex', allowUntested: false })).toBeNull();
  });

  test('one that is too old is refused, allowed or not', async () => {
    const version = await readCodexVersion(program('codex'), {});
    for (const allowUntested of [false, true]) {
      expect(() => checkCodexVersion(version, { program: 'codex', allowUntested })).toThrow(
        expect.objectContaining({
          message: expect.stringContaining('0.1.2 is too old'),
          hint: expect.stringContaining(`@openai/codex@${supportedVersions.at(-1) ?? ''}`),
        }),
      );
    }
  });

  test('an untested one is refused, or allowed with a remark', () => {
    expect(() => checkCodexVersion('9.0.0', { program: 'codex', allowUntested: false })).toThrow(
      /not tested/,
    );
    expect(checkCodexVersion('9.0.0', { program: 'codex', allowUntested: true })).toMatch(
      /9\.0\.0 is not among/,
    );
  });

  test('a program that is not Codex is refused', async () => {
    await expect(readCodexVersion('/bin/true', {})).rejects.toMatchObject({
      code: 'ORCH_AGENT_UNAVAILABLE',
    });
    await expect(readCodexVersion('/bin/false', {})).rejects.toMatchObject({
      code: 'ORCH_AGENT_UNAVAILABLE',
    });
  });
});

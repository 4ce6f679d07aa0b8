import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OrchError } from '@orch/core';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownPack } from '../../test-support/repository.ts';
import { findSuite, readSuite } from './read-suite.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'orch-suite-')));
  mkdirSync(join(root, 'fixture'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const scenario = {
  id: 'one',
  fixture: 'fixture',
  subject: { command: 'true' },
  fail_to_pass: ['false'],
};

/** The place in the error of a suite. */
function refused(suite: unknown): string | undefined {
  const file = join(root, 'suite.json');
  writeFileSync(file, typeof suite === 'string' ? suite : JSON.stringify(suite));
  try {
    readSuite(file, [ownPack('node-imports')]);
  } catch (error) {
    if (!(error instanceof OrchError)) throw error;
    expect(error.code).toBe('ORCH_CONFIG_INVALID');
    return error.place?.replace(`${file}: `, '').replace(`${file}:`, 'line ');
  }
  return undefined;
}

describe('what is wrong with a suite is found before anything is run, and where', () => {
  test.each<[string, object, string]>([
    ['an unknown key', { surplus: 1 }, '/scenarios/0'],
    ['no command that must pass', { fail_to_pass: [] }, '/scenarios/0/fail_to_pass'],
    ['two subjects', { subject: { command: 'x', pipeline: 'y' } }, '/scenarios/0/subject'],
    ['no subject', { subject: {} }, '/scenarios/0/subject'],
    ['an unknown pack', { subject: { pack: 'node-import' } }, '/scenarios/0/subject/pack'],
    [
      'an option that the pack has not',
      { subject: { pack: 'node-imports', options: { all: true } } },
      '/scenarios/0/subject/options',
    ],
    [
      'an agent without a role',
      { subject: { agent: { prompt: 'x' } } },
      '/scenarios/0/subject/agent',
    ],
    ['a fixture that is not there', { fixture: 'nowhere' }, '/scenarios/0/fixture'],
    ['a fixture elsewhere', { fixture: '../..' }, '/scenarios/0/fixture'],
    ['something to restore elsewhere', { restore: ['a/../../b'] }, '/scenarios/0/restore/0'],
  ])('%s', (_, change, place) => {
    expect(refused({ id: 'suite', scenarios: [{ ...scenario, ...change }] })).toMatch(
      new RegExp(`^${place}(/\\w+)?$`, 'u'),
    );
  });

  test('an id that is there twice', () => {
    expect(refused({ id: 'suite', scenarios: [scenario, scenario] })).toBe('/scenarios/1/id');
  });

  test('text that is not JSON, with its line', () => {
    expect(refused('{\n  "id": suite\n}')).toBe('line 2');
  });
});

test('a sound suite is read, comments and all', () => {
  expect(
    refused(`// A suite.\n${JSON.stringify({ id: 'suite', scenarios: [scenario] })}`),
  ).toBeUndefined();
});

test('a suite is found by its path, by its folder, and by its name in evaluations/', () => {
  const repository = fileURLToPath(new URL('../../../../', import.meta.url));
  const file = join(repository, 'evaluations/packs/suite.json');
  expect(findSuite(repository, root, 'packs')).toBe(file);
  expect(findSuite(root, repository, 'evaluations/packs')).toBe(file);
  expect(findSuite(root, root, file)).toBe(file);
  expect(() => findSuite(root, root, 'packs')).toThrow('There is no suite packs');
});

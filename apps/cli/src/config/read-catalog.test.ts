import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { OrchError } from '@orch/core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';
import { choosePipeline, readCatalog } from './read-catalog.ts';

let repository: Repository;
beforeEach(() => {
  repository = makeRepository();
});
afterEach(() => repository.remove());

const file = 'codex.orchestrator.json';

async function refusal(): Promise<OrchError> {
  try {
    choosePipeline(await readCatalog(repository.root), undefined);
  } catch (error) {
    if (error instanceof OrchError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('reading the configuration', () => {
  test('comments and trailing commas are allowed', async () => {
    repository.write(
      file,
      '{ // one\n "pipelines": [ /* two */ { "id": "p", "stages": [ { "kind": "command", "id": "c", "command": "true", }, ], }, ], }',
    );
    expect([...(await readCatalog(repository.root)).catalog.keys()]).toEqual(['p']);
  });

  test('every problem is named with its pointer, line and column, the first as the place', async () => {
    repository.write(
      file,
      '{\n  "pipelines": [\n    { "id": "p", "stages": [\n      { "kind": "comand", "id": "c" },\n      { "kind": "manual", "id": "m", "aprovers": 2 }\n    ] }\n  ]\n}\n',
    );
    const error = await refusal();
    expect([error.code, error.place, error.data]).toEqual([
      'ORCH_CONFIG_INVALID',
      `${file}: /pipelines/0/stages/0/kind`,
      { line: 4, column: 9 },
    ]);
    expect(error.message).toMatch(/stages\/0\/kind .*did you mean "command".*line 4, column 9/);
    expect(error.message).toMatch(/stages\/1\/aprovers .*did you mean "approvers".*line 5/);
  });

  test('a subpipeline that does not exist is named with its line', async () => {
    repository.configure({ p: [{ kind: 'subpipeline', id: 's', pipeline: 'lnt' }] });
    const error = await refusal();
    expect(error.place).toBe(`${file}: /pipelines/0/stages/0/pipeline`);
    expect(error.message).toMatch(/line \d+, column \d+/);
  });

  test.each([
    ['text that is not JSON', '{ "pipelines": [ }', 'ORCH_CONFIG_INVALID'],
    ['an empty file', '', 'ORCH_CONFIG_INVALID'],
    ['bytes that are no text', '\uFFFD', 'ORCH_CONFIG_INVALID'],
    ['a file of many megabytes', ' '.repeat(2 * 1024 * 1024), 'ORCH_CONFIG_UNREADABLE'],
  ])('%s is refused', async (_name, text, code) => {
    repository.write(file, text);
    expect((await refusal()).code).toBe(code);
  });

  test('a folder in the place of the file is refused', async () => {
    mkdirSync(join(repository.root, file));
    expect(await refusal()).toMatchObject({
      code: 'ORCH_CONFIG_UNREADABLE',
      message: expect.stringContaining('it is a folder'),
    });
  });

  test('a repository with nothing to run says so and names init', async () => {
    expect(await refusal()).toMatchObject({
      code: 'ORCH_PIPELINE_EMPTY',
      hint: expect.stringContaining('orch init'),
    });
  });

  test('a project replaces the default pipeline and adds others', async () => {
    repository.write('package.json', '{"scripts":{"build":"tsc"}}');
    repository.configure({ smoke: [command('s', 'true')] });
    const both = await readCatalog(repository.root);
    expect([...both.catalog.keys()].sort()).toEqual(['diagnostics', 'smoke']);
    repository.configure({ diagnostics: [command('mine', 'true')] });
    const replaced = await readCatalog(repository.root);
    expect(replaced.catalog.get('diagnostics')?.stages.map(({ id }) => id)).toEqual(['mine']);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles, generatedFolder } from '../../scripts/validator-source.ts';
import { ada, makeScratch, passed, type Scratch } from '../../test-support/scratch.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = makeScratch();
});
afterEach(() => scratch.remove());

const request = { title: 'New keys', risk: 'low', lines: null } as const;

describe('tasks/index.json', () => {
  test.each([
    ['a list', [{ id: '0303', status: 'in_progress', execution: { parallel: true } }]],
    ['an object', { owner: 'us', tasks: [{ id: '0303', metadata: { a: [1] } }] }],
  ])('that somebody wrote as %s keeps its shape and all that is in it', async (_what, before) => {
    scratch.write('tasks/index.json', JSON.stringify(before));
    await scratch.sop().create(request, passed, ada);
    const after = JSON.parse(scratch.read('tasks/index.json')) as typeof before;
    const tasks = Array.isArray(after) ? after : after.tasks;
    expect(tasks).toHaveLength(2);
    expect(tasks[1]).toMatchObject({ id: '0304-new-keys', status: 'planned' });
    const kept = Array.isArray(after) ? [after[0]] : { ...after, tasks: [tasks[0]] };
    expect(kept).toEqual(before);
  });

  test.each([
    ['{', '/'],
    ['{"tasks": {}}', '/tasks'],
    ['[1]', '/0'],
    ['[{"id": 7}]', '/0/id'],
    ['[{"id": "a"}, {"id": "A"}]', '/1/id'],
    ['{"tasks": [{"id": "a", "path": "full"}]}', '/tasks/0'],
  ])('that says %s is named with its place, and left as it is', async (text, pointer) => {
    scratch.write('tasks/index.json', text);
    await expect(scratch.sop().create(request, passed, ada)).rejects.toMatchObject({
      code: 'ORCH_CONFIG_INVALID',
      place: `tasks/index.json: ${pointer}`,
    });
    expect(scratch.read('tasks/index.json')).toBe(text);
  });

  test.each([
    ['id', '"id": "0001-new-keys"', '"id": "../../evil"', '/tasks/0/id'],
    ['slug', '"slug": "new-keys"', '"slug": "../evil"', '/tasks/0/slug'],
    ['path upwards', 'tasks/0001-prd-new-keys.md', 'tasks/../../evil.md', '/tasks/0/artifacts/prd'],
    ['absolute path', 'tasks/0001-prd-new-keys.md', '/etc/evil.md', '/tasks/0/artifacts/prd'],
    ['path into .git', 'tasks/0001-prd-new-keys.md', '.git/evil.md', '/tasks/0/artifacts/prd'],
    ['path of a program', 'tasks/0001-prd-new-keys.md', 'build.sh', '/tasks/0/artifacts/prd'],
  ])('with an %s that leads elsewhere writes nothing', async (_what, from, to, pointer) => {
    await scratch.sop().create(request, passed, ada);
    const text = scratch.read('tasks/index.json').replace(from, to);
    scratch.restore({ 'tasks/index.json': text });
    await expect(scratch.sop().sync()).rejects.toMatchObject({
      code: 'ORCH_CONFIG_INVALID',
      place: `tasks/index.json: ${pointer}`,
    });
    expect(scratch.files()).toEqual({ 'tasks/index.json': text });
  });

  test('of a newer version is refused', () => {
    scratch.write('tasks/index.json', '{"v": 2, "tasks": []}');
    expect(() => scratch.sop().register()).toThrow(
      expect.objectContaining({ code: 'ORCH_DATA_VERSION' }),
    );
  });
});

describe('the id of a new task', () => {
  test.each([
    ['Grüße, Welt!', '0001-grusse-welt'],
    ['Con', '0001-con'],
    ['long '.repeat(40), '0001-long-long-long-long-long-long-long-long-long'],
  ])('of %j is %s', async (title, id) => {
    expect((await scratch.sop().create({ ...request, title }, passed, ada)).task.id).toBe(id);
    expect(scratch.sop().task(id)).toMatchObject({ id });
  });

  test('is asked for where a title gives none, and refused where it is no name for a folder', async () => {
    const { sop } = scratch;
    const create = (more: object) => sop().create({ ...request, ...more }, passed, ada);
    await expect(create({ title: '…' })).rejects.toMatchObject({ code: 'ORCH_USAGE' });
    await expect(create({ title: ' ' })).rejects.toMatchObject({ code: 'ORCH_USAGE' });
    await expect(create({ id: '../x' })).rejects.toMatchObject({ code: 'ORCH_INVALID_TASK_ID' });
    expect((await create({ id: '0303-orchestrator' })).task.artifacts.list).toBe(
      'tasks/tasks-0303-orchestrator.md',
    );
  });

  test('of a task that is there already is refused for another one', async () => {
    await scratch.sop().create(request, passed, ada);
    const other = { ...request, title: 'Other', id: '0001-new-keys' };
    await expect(scratch.sop().create(other, passed, ada)).rejects.toMatchObject({
      code: 'ORCH_USAGE',
      hint: expect.stringContaining('orch task show 0001-new-keys'),
    });
  });
});

test('the validator is the one that follows from the schema', () => {
  for (const [name, source] of generatedFiles()) {
    expect(readFileSync(join(generatedFolder, name), 'utf8')).toBe(source);
  }
});

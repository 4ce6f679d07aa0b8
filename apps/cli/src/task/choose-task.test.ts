import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeRepository, type Repository } from '../../test-support/repository.ts';
import { chooseTask } from './choose-task.ts';

let repository: Repository;
beforeEach(() => {
  repository = makeRepository();
});
afterEach(() => repository.remove());

function register(tasks: unknown): void {
  repository.write('tasks/index.json', JSON.stringify(tasks));
}

describe('the task of a run', () => {
  test('the flag, then the variable, then the only task in progress, then "local"', () => {
    const choose = (flag: string | undefined, env: NodeJS.ProcessEnv) => {
      const { taskId, source } = chooseTask(repository.root, flag, env);
      return [taskId, source];
    };
    register({
      tasks: [
        { id: 'a', status: 'in_progress' },
        { id: 'b', status: 'done' },
      ],
    });
    const env = { MCP_RUNNER_TASK_ID: 'v' };
    expect(choose('f', env)).toEqual(['f', 'flag']);
    expect(choose(undefined, env)).toEqual(['v', 'environment']);
    expect(choose(undefined, {})).toEqual(['a', 'index']);
    register([{ id: 'c', status: 'in-progress' }]);
    expect(choose(undefined, {})).toEqual(['c', 'index']);
    register([]);
    expect(choose(undefined, {})).toEqual(['local', 'default']);
  });

  test('of two tasks in progress none is guessed, and both are named', () => {
    register([
      { id: 'a', status: 'in_progress' },
      { id: 'b', status: 'in_progress' },
    ]);
    const { taskId, remark } = chooseTask(repository.root, undefined, {});
    expect([taskId, remark]).toEqual(['local', expect.stringContaining('a, b')]);
  });

  test.each(['a/b', '', '..', 'con', 'local-mcp', 'x\u202Ey', 'a'.repeat(129)])(
    'the variable may not be %j',
    (id) => {
      expect(() => chooseTask(repository.root, undefined, { MCP_RUNNER_TASK_ID: id })).toThrow(
        /^Invalid MCP_RUNNER_TASK_ID: /,
      );
    },
  );

  test.each([
    [{ execution: { parallel: true } }, true],
    [{ metadata: { execution: { parallel: true } } }, true],
    [{ execution: { parallel: 'yes' } }, false],
    [{}, false],
  ])('a task with %j: parallel is %s', (more, parallel) => {
    register({ tasks: [{ id: 'a', status: 'planned', ...more }] });
    expect(chooseTask(repository.root, 'a', {}).parallel).toBe(parallel);
  });

  test.each([['{'], ['{"tasks": {}}'], ['[1]'], ['[{"id": 7}]']])(
    'an index that says %s stops the run with its place',
    (text) => {
      repository.write('tasks/index.json', text);
      expect(() => chooseTask(repository.root, undefined, {})).toThrow(/tasks\/index\.json: /);
    },
  );
});

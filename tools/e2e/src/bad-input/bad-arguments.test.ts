import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errorOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';

let repository: Repository;
beforeAll(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [{ id: 'p', stages: [{ kind: 'command', id: 'ok', command: 'true' }] }],
    },
  });
});
afterAll(() => repository.remove());

describe('what is not declared is an error', () => {
  test.each([
    ['an unknown verb', ['strat'], 'start'],
    ['an unknown verb of a group', ['runs', 'lst'], 'runs list'],
    ['an unknown flag', ['start', 'p', '--taks', 'x'], '--task'],
    ['a flag of another verb', ['start', 'p', '--watch'], ''],
    ['a format that does not exist', ['start', 'p', '--format', 'yaml'], ''],
    ['a second operand', ['start', 'p', 'q'], ''],
    ['a flag without its value', ['start', 'p', '--task'], ''],
    ['a value for a switch', ['resume', '--accept-plan-change=yes', '--run', 'x'], ''],
    ['a flag twice', ['start', 'p', '--task', 'a', '--task', 'b'], ''],
    ['a negative number', ['runs', 'list', '--limit', '-1'], ''],
    ['a number in words', ['runs', 'list', '--limit', 'all'], ''],
    ['no concurrency at all', ['start', 'p', '--parallel', '--max-concurrency', '0'], ''],
    ['a resume of nothing', ['resume'], ''],
  ])('%s', async (_, args, suggestion) => {
    const given = args.includes('--format') ? [] : ['--format', 'json'];
    const result = await repository.orch([...args, ...given]);
    expectExit(result, 2);
    if (args.includes('--format')) {
      expect(result.stderr).toContain('ORCH_USAGE');
      return;
    }
    expect(errorOf(result).code).toBe('ORCH_USAGE');
    expect(`${errorOf(result).message} ${String(errorOf(result).hint)}`).toContain(suggestion);
  });

  test('and nothing was recorded by any of them', async () => {
    expect(await repository.git('status', '--porcelain', '--ignored')).not.toMatch(/\.runs|out\//);
  });

  test('an unknown run is named', async () => {
    const result = await repository.orch(['status', '--run', 'nowhere', '--format', 'json']);
    expectExit(result, 2);
    expect(errorOf(result).code).toBe('ORCH_RUN_UNKNOWN');
    expect(errorOf(result).message).toContain('nowhere');
  });

  test('a text error is said once, on stderr, with its code', async () => {
    const result = await repository.orch(['start', 'nothing-like-it']);
    expectExit(result, 2);
    expect(result.stdout).toBe('');
    expect(result.stderr.match(/ORCH_PIPELINE_UNKNOWN/g)).toHaveLength(1);
    expect(result.stderr).not.toMatch(/ {4}at .*:\d+/);
  });
});

/** The list of DESIGN §5. */
const badIds: readonly [string, string][] = [
  ['empty', ''],
  ['a dot', '.'],
  ['two dots', '..'],
  ['a leading dot', '.hidden'],
  ['a trailing dot', 'task.'],
  ['a leading space', ' task'],
  ['a trailing space', 'task '],
  ['a path', 'a/b'],
  ['a way out', '../../etc/passwd'],
  ['a backslash', 'a\\b'],
  ...Array.from('<>:"|?*').map((each): [string, string] => [`the character ${each}`, `a${each}b`]),
  ['a newline', 'a\nb'],
  ['DEL', 'a\u007fb'],
  ['a C1 control', 'a\u0085b'],
  ['a bidi override', 'a\u202eb'],
  ['a zero-width space', 'a\u200bb'],
  ['a zero-width joiner', 'a\u200db'],
  ['a byte order mark', '\ufeffa'],
  ['a soft hyphen', 'a\u00adb'],
  ['a form that NFC changes', 'e\u0301'],
  ['an Ångström sign', '\u212b'],
  ['a Windows device', 'CON'],
  ['a Windows device with an extension', 'nul.txt'],
  ['a numbered device', 'com1'],
  ['a device with a superscript', 'LPT³.log'],
  ['a leading dash', '-task'],
  ['the reserved name', 'local-mcp'],
  ['the reserved name in capitals', 'LOCAL-MCP'],
  ['the name of a lock', 'task.lock'],
  ['129 bytes', 'x'.repeat(129)],
  ['129 bytes in 65 characters', `${'ö'.repeat(64)}x`],
];

describe('a bad id is refused and never repaired', () => {
  test.each(badIds)('%s', async (_, id) => {
    const [flag, variable, run] = await Promise.all([
      repository.orch(['start', 'p', `--task=${id}`, '--format', 'json']),
      repository.orch(['start', 'p', '--format', 'json'], { env: { MCP_RUNNER_TASK_ID: id } }),
      repository.orch(['status', `--run=${id}`, '--format', 'json']),
    ]);
    expectExit(flag, 2);
    expect(errorOf(flag).code).toBe('ORCH_INVALID_TASK_ID');
    expectExit(variable, 2);
    expect(errorOf(variable).code).toBe('ORCH_INVALID_TASK_ID');
    expect(errorOf(variable).message).toMatch(/^Invalid MCP_RUNNER_TASK_ID: /);
    expectExit(run, 2);
    expect(errorOf(run).code).toBe('ORCH_INVALID_RUN_ID');
  });

  test('and nothing was recorded by any of them', async () => {
    expect(await repository.git('status', '--porcelain', '--ignored')).not.toMatch(/\.runs|out\//);
  });

  test('ids of good standing stay as they are, numbers included', async () => {
    for (const id of ['0303', '1e3', '007.5', 'x'.repeat(128), 'größe-日本', 'a b', 'true']) {
      const started = await repository.orch(['start', 'p', '--task', id, '--format', 'json']);
      expectExit(started, 0);
      expect(JSON.parse(started.stdout)).toMatchObject({ task_id: id });
    }
  });

  test('two task ids that differ in case alone are a collision', async () => {
    expectExit(await repository.orch(['start', 'p', '--task', 'Alpha']), 0);
    const second = await repository.orch(['start', 'p', '--task', 'alpha', '--format', 'json']);
    expectExit(second, 2);
    expect(errorOf(second).code).toBe('ORCH_ID_COLLISION');
  });
});

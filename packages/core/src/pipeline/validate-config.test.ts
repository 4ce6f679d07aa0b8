import { describe, expect, test } from '@jest/globals';
import { buildCatalog, configError, OrchError, validateConfig } from '../index.ts';

function problems(value: unknown): string[] {
  const result = validateConfig(value);
  return result.ok
    ? []
    : result.problems.map(({ pointer, message, suggestion }) =>
        [pointer, message, ...(suggestion === null ? [] : [`→ ${suggestion}`])].join(' '),
      );
}

const stages = (...list: unknown[]) => ({ pipelines: [{ id: 'p', stages: list }] });
const build = { kind: 'command', id: 'build', command: 'make' };

describe('what is wrong in a configuration is named with its place', () => {
  test.each<readonly [string, unknown, string]>([
    ['not an object', [], ' must be an object, not a list'],
    ['an unknown key', { pipeline: [] }, '/pipeline is not a known key → pipelines'],
    [
      'an unknown key of a stage',
      stages({ ...build, timout_ms: 1 }),
      '/pipelines/0/stages/0/timout_ms is not a known key → timeout_ms',
    ],
    [
      'an unknown kind',
      stages({ ...build, kind: 'comand' }),
      '/pipelines/0/stages/0/kind must be one of "command", "subpipeline", "manual", "agent" → command',
    ],
    [
      'no kind',
      stages({ id: 'x', command: 'y' }),
      '/pipelines/0/stages/0 lacks the key "kind" (command, subpipeline, manual, agent)',
    ],
    [
      'no command',
      stages({ kind: 'command', id: 'x' }),
      '/pipelines/0/stages/0 lacks the key "command"',
    ],
    [
      'an empty command',
      stages({ ...build, command: ' ' }),
      '/pipelines/0/stages/0/command must not be empty',
    ],
    [
      'an empty argv',
      stages({ ...build, command: [] }),
      '/pipelines/0/stages/0/command must have at least 1 item',
    ],
    [
      'a mirror outside',
      { sop: { mirrors: { prd: '../PRD.md' } } },
      '/sop/mirrors/prd must be a path inside the repository without "." and "..", or false',
    ],
    [
      'a mirror among the sources',
      { sop: { mirrors: { prd: 'tasks/PRD.md' } } },
      '/sop/mirrors/prd must not be in a folder of which orch keeps the files',
    ],
    [
      'two mirrors in one file',
      { sop: { mirrors: { prd: 'ALL.md', plan: 'all.md' } } },
      '/sop/mirrors/plan is the file of the mirror "prd" already',
    ],
    [
      'a mirror in the usual file of another',
      { sop: { mirrors: { prd: 'docs/TASKS.md' } } },
      '/sop/mirrors/prd is the file of the mirror "list" already',
    ],
    ['no stages', stages(), '/pipelines/0/stages must have at least 1 item'],
    [
      'a folder outside',
      stages({ ...build, cwd: '../x' }),
      '/pipelines/0/stages/0/cwd must be a path inside the repository, relative to its root',
    ],
    [
      'a timeout of zero',
      stages({ ...build, timeout_ms: 0 }),
      '/pipelines/0/stages/0/timeout_ms must be a whole number from 1 to 2147483647',
    ],
    [
      'a timeout that is text',
      stages({ ...build, timeout_ms: '5s' }),
      '/pipelines/0/stages/0/timeout_ms must be a whole number from 1 to 2147483647',
    ],
    [
      'a bad variable',
      stages({ ...build, env: { 'A-B': 'x' } }),
      '/pipelines/0/stages/0/env/A-B is not a name for a variable',
    ],
    [
      'an id twice',
      stages(build, build),
      '/pipelines/0/stages/1/id is the id of stage 0 of this pipeline',
    ],
    [
      'ids that differ in case',
      stages(build, { ...build, id: 'Build' }),
      '/pipelines/0/stages/1/id differs only in case from the id of stage 0 of this pipeline',
    ],
    [
      'a need that is not there',
      stages(build, { ...build, id: 'b', needs: ['biuld'] }),
      '/pipelines/0/stages/1/needs/0 names no stage of this pipeline: "biuld" → build',
    ],
    [
      'a stage that needs itself',
      stages({ ...build, needs: ['build'] }),
      '/pipelines/0/stages/0/needs/0 names the stage itself',
    ],
    [
      'a circle',
      stages({ ...build, id: 'a', needs: ['b'] }, { ...build, id: 'b', needs: ['a'] }),
      '/pipelines/0/stages/0/needs goes in a circle: a → b → a',
    ],
    [
      'a circle by order',
      stages({ ...build, id: 'a', needs: ['c'] }, { ...build, id: 'b' }, { ...build, id: 'c' }),
      '/pipelines/0/stages/0/needs goes in a circle: a → c → a',
    ],
    [
      'a pipeline twice',
      {
        pipelines: [
          { id: 'p', stages: [build] },
          { id: 'p', stages: [build] },
        ],
      },
      '/pipelines/1/id is the id of /pipelines/0 already',
    ],
    [
      'an agent without a prompt',
      stages({ kind: 'agent', id: 'x', role: 'builder' }),
      '/pipelines/0/stages/0 must have either "prompt" or "prompt_file"',
    ],
    ['a prototype key', JSON.parse('{"__proto__": {}}'), '/__proto__ is not a known key'],
  ])('%s', (_name, value, expected) => {
    expect(problems(value)).toContain(expected);
  });

  test('all of it at once, not only the first', () => {
    expect(
      problems({
        x: 1,
        pipelines: [{ id: '', stages: [{ kind: 'manual', id: 'm', approvers: 0 }] }],
      }),
    ).toHaveLength(3);
  });
});

test('the example of the design is accepted', () => {
  const value = {
    $schema: './node_modules/@orch/cli/schemas/codex.orchestrator.schema.json',
    defaultPipeline: 'smoke',
    pipelines: [
      {
        id: 'smoke',
        title: 'Smoke',
        stages: [
          {
            kind: 'command',
            id: 'build',
            title: 'Build',
            command: 'npm run build',
            timeout_ms: 600000,
          },
          {
            kind: 'command',
            id: 'probe',
            command: ['node', 'probe.js', '--fast'],
            needs: ['build'],
            allow_failure: true,
            retry: { max_attempts: 3, backoff_ms: 200 },
            env: { CI: '1' },
            cwd: '.',
          },
          { kind: 'subpipeline', id: 'lint', pipeline: 'lint-only' },
          {
            kind: 'manual',
            id: 'sign-off',
            title: 'Release sign-off',
            instructions: 'Look.',
            approvers: 1,
          },
        ],
      },
      { id: 'lint-only', stages: [{ kind: 'command', id: 'lint', command: 'npm run lint' }] },
    ],
  };
  expect(problems(value)).toEqual([]);
});

describe('pipelines that name each other', () => {
  const sub = (id: string, pipeline: string) => ({
    id,
    stages: [{ kind: 'subpipeline' as const, id: 's', pipeline }],
  });

  test('a subpipeline that does not exist is refused with its place', () => {
    expect(() => buildCatalog([], { pipelines: [sub('main', 'inner')] }, 'c.json')).toThrow(
      'c.json: /pipelines/0/stages/0/pipeline names no pipeline: "inner"',
    );
  });

  test('a subpipeline that contains itself, directly or through others, is refused', () => {
    expect(() => buildCatalog([], { pipelines: [sub('a', 'a')] }, 'c.json')).toThrow(
      'contains itself: a → a',
    );
    const circle = { pipelines: [sub('a', 'b'), sub('b', 'c'), sub('c', 'a')] };
    expect(() => buildCatalog([], circle, 'c.json')).toThrow('contains itself: a → b → c → a');
  });

  test('a project replaces a default pipeline of the same id', () => {
    const own = {
      id: 'diagnostics',
      stages: [{ kind: 'command' as const, id: 'x', command: 'true' }],
    };
    const catalog = buildCatalog(
      [{ id: 'diagnostics', stages: [] }],
      { pipelines: [own] },
      'c.json',
    );
    expect(catalog.get('diagnostics')).toBe(own);
  });

  test('a default pipeline that does not exist is refused', () => {
    expect(() => buildCatalog([], { defaultPipeline: 'x' }, 'c.json')).toThrow(OrchError);
  });
});

test('an error for many problems says all of them and places the first', () => {
  const error = configError('c.json', [
    { pointer: '/a', message: 'is bad', suggestion: null },
    { pointer: '', message: 'is worse', suggestion: 'b' },
  ]);
  expect(error.message).toBe('c.json: /a is bad\nc.json: / is worse (did you mean "b"?)');
  expect(error.place).toBe('c.json: /a');
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';

const configFile = 'codex.orchestrator.json';
const ok = { kind: 'command', id: 'ok', command: 'true' };
const good = { pipelines: [{ id: 'p', stages: [ok] }] };

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({ [configFile]: good });
});
afterEach(() => repository.remove());

/** Nothing may have run or been recorded. */
async function expectNothingRan(): Promise<void> {
  expect(await repository.git('status', '--porcelain', '--ignored')).not.toMatch(/\.runs|out\//);
}

async function expectRefused(args: readonly string[], code: string, exitCode = 2) {
  const result = await repository.orch([...args, '--format', 'json']);
  expect({ exitCode: result.exitCode, code: errorOf(result).code }).toEqual({ exitCode, code });
  return errorOf(result);
}

const pipeline = (stages: readonly unknown[], more = {}) => ({
  pipelines: [{ id: 'p', stages, ...more }],
});

describe('a bad configuration is an error before anything runs', () => {
  const cases: [string, unknown, RegExp, RegExp?][] = [
    ['an unknown key', { ...good, pipelins: [] }, /\/pipelins/, /pipelines/],
    [
      'an unknown key of a stage',
      pipeline([{ ...ok, timeout: 5 }]),
      /\/pipelines\/0\/stages\/0\/timeout/,
    ],
    [
      'an unknown key of a pipeline',
      pipeline([ok], { stage: [] }),
      /\/pipelines\/0\/stage/,
      /stages/,
    ],
    [
      'an unknown kind',
      pipeline([{ ...ok, kind: 'comand' }]),
      /\/pipelines\/0\/stages\/0\/kind/,
      /command/,
    ],
    ['no kind', pipeline([{ id: 'x', command: 'true' }]), /\/pipelines\/0\/stages\/0/],
    ['a duplicate stage id', pipeline([ok, { ...ok }]), /\/pipelines\/0\/stages\/1\/id/],
    [
      'stage ids that differ in case alone',
      pipeline([ok, { ...ok, id: 'OK' }]),
      /\/pipelines\/0\/stages\/1\/id/,
    ],
    [
      'a duplicate pipeline id',
      {
        pipelines: [
          { id: 'p', stages: [ok] },
          { id: 'p', stages: [ok] },
        ],
      },
      /\/pipelines\/1\/id/,
    ],
    [
      'a need that is no stage',
      pipeline([ok, { ...ok, id: 'b', needs: ['okk'] }]),
      /\/stages\/1\/needs\/0/,
      /ok/,
    ],
    ['a need of itself', pipeline([{ ...ok, needs: ['ok'] }]), /\/stages\/0\/needs\/0/],
    [
      'a cycle',
      pipeline([
        { ...ok, id: 'a', needs: ['c'] },
        { ...ok, id: 'b', needs: ['a'] },
        { ...ok, id: 'c', needs: ['b'] },
      ]),
      /\/pipelines\/0\/stages\/\d\/needs/,
      /circle/,
    ],
    [
      'a subpipeline that contains itself',
      pipeline([{ kind: 'subpipeline', id: 'x', pipeline: 'p' }]),
      /\/pipelines\/0/,
      /contains itself/,
    ],
    [
      'subpipelines that contain each other',
      {
        pipelines: [
          { id: 'p', stages: [{ kind: 'subpipeline', id: 'x', pipeline: 'q' }] },
          { id: 'q', stages: [{ kind: 'subpipeline', id: 'y', pipeline: 'p' }] },
        ],
      },
      /\/pipelines\/\d/,
      /contains itself/,
    ],
    [
      'a subpipeline that is not there',
      pipeline([{ kind: 'subpipeline', id: 'x', pipeline: 'pp' }]),
      /\/stages\/0\/pipeline/,
    ],
    ['an empty pipeline', pipeline([]), /\/pipelines\/0\/stages/],
    [
      'a default pipeline that is not there',
      { ...good, defaultPipeline: 'q' },
      /\/defaultPipeline/,
    ],
    ['an empty command', pipeline([{ ...ok, command: '' }]), /\/stages\/0\/command/],
    ['an empty argv', pipeline([{ ...ok, command: [] }]), /\/stages\/0\/command/],
    ['a NUL in a command', pipeline([{ ...ok, command: 'a\u0000b' }]), /\/stages\/0\/command/],
    ['a folder outside of the repository', pipeline([{ ...ok, cwd: '../x' }]), /\/stages\/0\/cwd/],
    ['a timeout of nothing', pipeline([{ ...ok, timeout_ms: 0 }]), /\/stages\/0\/timeout_ms/],
    ['a timeout in words', pipeline([{ ...ok, timeout_ms: '5s' }]), /\/stages\/0\/timeout_ms/],
    [
      'a timeout that no timer can count',
      pipeline([{ ...ok, timeout_ms: 2 ** 31 }]),
      /\/stages\/0\/timeout_ms/,
    ],
    [
      'a key that means something to JavaScript',
      JSON.parse('{"__proto__": {"x": 1}}'),
      /__proto__/,
    ],
    ['a list', [], /must be an object/],
    ['null', null, /must be an object/],
  ];

  test.each(cases)('%s', async (_, config, place, words = /./) => {
    await repository.write({ [configFile]: JSON.stringify(config) });
    const refusals = ['start', 'plan'].map((verb) =>
      expectRefused([verb, 'p'], 'ORCH_CONFIG_INVALID'),
    );
    for (const { message, place: where } of await Promise.all(refusals)) {
      expect(`${String(where)}\n${message}`).toMatch(place);
      expect(message).toMatch(words);
      expect(message).toContain(configFile);
    }
    await expectNothingRan();
  });

  test('all problems are told at once', async () => {
    const bad = pipeline(
      [
        { ...ok, timeout: 5 },
        { ...ok, id: 'b', needs: ['x'] },
      ],
      { stage: [] },
    );
    await repository.write({ [configFile]: bad });
    const { message } = await expectRefused(['start', 'p'], 'ORCH_CONFIG_INVALID');
    expect(message).toMatch(/timeout/);
    expect(message).toMatch(/\/pipelines\/0\/stage /);
  });

  test('JSON that does not parse is told with its place', async () => {
    await repository.write({ [configFile]: '{\n  "pipelines": [\n    { "id": }\n  ]\n}' });
    const { message, place } = await expectRefused(['start', 'p'], 'ORCH_CONFIG_INVALID');
    expect(`${String(place)} ${message}`).toMatch(/3\b/);
    await expectNothingRan();
  });

  test.each([
    ['binary', Buffer.from([0x89, 0x50, 0, 0xff, 0xfe, 0x0a, 0xc3])],
    ['UTF-16', Buffer.from('\ufeff{"pipelines": []}', 'utf16le')],
    ['empty', Buffer.alloc(0)],
    ['huge', Buffer.alloc(200 * 1024 * 1024, ' ')],
  ])('a configuration that is %s is an error, and a quick one', async (_, bytes) => {
    await writeFile(repository.path(configFile), bytes);
    const result = await repository.orch(['start', '--format', 'json'], { timeoutMs: 10_000 });
    expectExit(result, 2);
    expect(errorOf(result).code).toMatch(/^ORCH_CONFIG_(INVALID|UNREADABLE)$/);
    expect(`${errorOf(result).message}${String(errorOf(result).place)}`).toContain(configFile);
    await expectNothingRan();
  });

  test('deeply nested JSON is an error, not a crash', async () => {
    await repository.write({ [configFile]: '['.repeat(200_000) + ']'.repeat(200_000) });
    const result = await repository.orch(['start', '--format', 'json']);
    expectExit(result, 2);
    expect(errorOf(result).code).toMatch(/^ORCH_CONFIG_(INVALID|UNREADABLE)$/);
  });

  test('a configuration that is a folder is an error', async () => {
    await rm(repository.path(configFile));
    await mkdir(repository.path(configFile));
    await expectRefused(['start'], 'ORCH_CONFIG_UNREADABLE');
    await expectNothingRan();
  });

  test('a pipeline that is not there is an error with a suggestion', async () => {
    await repository.write({ [configFile]: { pipelines: [{ id: 'smoke', stages: [ok] }] } });
    const { message, hint } = await expectRefused(['start', 'smoek'], 'ORCH_PIPELINE_UNKNOWN');
    expect(message + String(hint)).toContain('smoke');
  });

  test('a repository in which nothing can be detected says so and names the way out', async () => {
    await rm(repository.path(configFile));
    const { hint } = await expectRefused(['start'], 'ORCH_PIPELINE_EMPTY');
    expect(hint).toContain('orch init');
  });
});

describe('a configuration is found', () => {
  test('in a parent folder, and its stages run from there', async () => {
    await repository.write({
      'deep/er/.keep': '',
      [configFile]: { pipelines: [{ id: 'p', stages: [{ ...ok, command: 'pwd' }] }] },
    });
    const cwd = repository.path('deep/er');
    const started = await repository.orch(['start', 'p', '--format', 'json'], { cwd });
    expectExit(started, 0);
    const runId = String(documentOf(started)['run_id']);
    expect(await repository.runIds('local')).toEqual([runId]);
    const logs = await repository.orch(['runs', 'logs', '--run', runId, '--raw'], { cwd });
    expect(logs.stdout).toBe(`${repository.folder}\n`);
  });

  test('with comments and a trailing comma', async () => {
    const text = `{\n  // what runs\n  "pipelines": [${JSON.stringify(good.pipelines[0])},],\n}\n`;
    await repository.write({ [configFile]: text });
    expectExit(await repository.orch(['plan', 'p']), 0);
  });
});

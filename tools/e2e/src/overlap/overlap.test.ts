import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { expectExit } from '../rig/expect-exit.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { Repository } from '../rig/repository.ts';

const sum = `export function sum(values) {
  let total = 0;
  for (const value of values) {
    if (Number.isNaN(value)) throw new Error('not a number');
    total += value;
  }
  return total;
}
`;
/** The tokens of that function: 7 + 4 + 8 + 15 + 3 + 1 + 2 + 1. */
const sumTokens = 41;
const queue = `export class Queue {
  waiting = [];
  push(item) {
    this.waiting.push(item);
    this.onChange(this.waiting.length, 'push');
  }
}
`;

const stage = (id: string, command: string) => ({ kind: 'command', id, command });
/** Adds the function to a file, whatever is in it. */
const addTo = (file: string) => `cat samples/sum.txt >> src/${file}`;
const orch = 'node "$ORCH_ENTRY"';
const flaky = `cp samples/sum.txt src/flaky.js; test -e scratch/seen || { touch scratch/seen; exit 1; }`;
const config = {
  pipelines: [
    { id: 'into-a', stages: [stage('edit', addTo('a.js'))] },
    { id: 'into-b', stages: [stage('edit', addTo('b.js'))] },
    { id: 'other', stages: [stage('edit', 'cat samples/queue.txt >> src/c.js')] },
    { id: 'nested', stages: [stage('outer', `${orch} start into-a --task inner`)] },
    {
      id: 'composed',
      stages: [{ kind: 'subpipeline', id: 'part', pipeline: 'into-a' }, stage('after', 'true')],
    },
    {
      id: 'retried',
      stages: [{ ...stage('edit', flaky), retry: { max_attempts: 2, backoff_ms: 1 } }],
    },
    { id: 'merge', stages: [stage('merge', 'git merge --quiet --no-edit orch/goal')] },
  ],
};

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': config,
    'samples/sum.txt': sum,
    'samples/queue.txt': queue,
    'src/a.js': '',
    'src/b.js': '',
    'src/c.js': '',
  });
});
afterEach(() => repository.remove());

async function start(pipeline: string): Promise<string> {
  const env = { ORCH_ENTRY: repository.entry };
  const args = ['start', pipeline, '--task', 't', '--format', 'json'];
  const result = await repository.orch(args, { env });
  expectExit(result, 0);
  return String(documentOf(result)['run_id']);
}

interface Document {
  readonly runs: { readonly read: number; readonly contained: number; readonly counted: number };
  readonly tokens: Readonly<Record<string, number>>;
  readonly problems: readonly Readonly<Record<string, unknown>>[];
  readonly comparison: Readonly<Record<string, unknown>> | null;
}

async function overlap(...flags: readonly string[]): Promise<Document> {
  const result = await repository.orch(['metrics', 'overlap', ...flags, '--format', 'json']);
  expectExit(result, 0);
  return documentOf(result) as unknown as Document;
}

test('without runs it says so', async () => {
  const result = await repository.orch(['metrics', 'overlap']);
  expect([result.exitCode, result.stdout]).toEqual([0, 'No runs.\n']);
  expect(await overlap()).toMatchObject({ runs: { read: 0 }, problems: [] });
});

test('an edit that two runs made is reported with both places, and drawn', async () => {
  const first = await start('into-a');
  await start('other');
  const second = await start('into-b');
  const document = await overlap('--svg', 'scratch/overlap.svg');
  expect(document).toMatchObject({
    runs: { read: 3, counted: 3 },
    tokens: { across_runs: sumTokens, within_run: 0, again: 0 },
    repeats: [
      {
        tokens: sumTokens,
        first: { run_id: first, path: 'src/a.js', line: 1 },
        again: [{ run_id: second, path: 'src/b.js', line: 1 }],
      },
    ],
  });
  expect(await repository.read('scratch/overlap.svg')).toContain('<svg');
  const { stdout } = await repository.orch(['metrics', 'overlap']);
  const added = document.tokens['added'] ?? 0;
  expect(stdout).toContain(`Diff overlap: ${((100 * sumTokens) / added).toFixed(1)} %`);
  expect(stdout).toContain(`41 tokens, once: first at src/a.js:1 (run ${first})`);
  expect(stdout).toContain(`again at src/b.js:1 (run ${second})`);
}, 60_000);

describe('a change is counted once', () => {
  test('that a run made which a stage of another run began', async () => {
    await start('nested');
    expect(await overlap()).toMatchObject({
      runs: { read: 2, contained: 1, counted: 1 },
      tokens: { added: sumTokens, across_runs: 0 },
    });
  }, 60_000);

  test('that a subpipeline made', async () => {
    await start('composed');
    expect(await overlap()).toMatchObject({
      runs: { read: 2, contained: 0, counted: 1 },
      tokens: { added: sumTokens, across_runs: 0 },
    });
  }, 60_000);

  test('that the first of two attempts made', async () => {
    await start('retried');
    expect(await overlap()).toMatchObject({ tokens: { added: sumTokens, across_runs: 0 } });
  }, 60_000);

  test('that a goal made, and a later run merged', async () => {
    const goals = [{ task: 'goal', pipeline: 'into-a' }];
    await writeFile(repository.path('scratch', 'goals.json'), JSON.stringify(goals));
    expectExit(await repository.orch(['goals', 'run', 'scratch/goals.json']), 0);
    await start('merge');
    expect(await overlap()).toMatchObject({
      runs: { read: 3, counted: 2 },
      tokens: { added: 2 * sumTokens, carried: sumTokens, across_runs: 0 },
    });
  }, 60_000);
});

test('a patch that is not what was recorded is named and not used', async () => {
  const first = await start('into-a');
  await start('into-b');
  const folder = repository.path('.runs', 't', 'cli', first);
  const [name = ''] = await readdir(`${folder}/diffs`);
  const intact = await readFile(`${folder}/diffs/${name}`);
  await appendFile(`${folder}/diffs/${name}`, ' ');
  const cited = { task_id: 't', run_id: first, path: `diffs/${name}` };
  expect(await overlap()).toMatchObject({
    tokens: { added: sumTokens, across_runs: 0 },
    problems: [{ ...cited, kind: 'altered' }],
    problems_total: 1,
  });
  await rm(`${folder}/diffs/${name}`);
  expect(await overlap()).toMatchObject({ problems: [{ ...cited, kind: 'missing' }] });
  await writeFile(`${folder}/diffs/${name}`, intact);
  expect(await overlap()).toMatchObject({ tokens: { across_runs: sumTokens }, problems: [] });
  const journal = await readFile(`${folder}/runner.ndjson`, 'utf8');
  await writeFile(`${folder}/runner.ndjson`, journal.replace('"attempt":1', '"attempt":7'));
  expect(await overlap()).toMatchObject({
    tokens: { across_runs: 0 },
    problems: [{ run_id: first, path: null, kind: 'journal' }],
  });
  const { stdout } = await repository.orch(['metrics', 'overlap']);
  expect(stdout).toContain(`run ${first}: its journal is damaged`);
  await rm(folder, { recursive: true });
  expect(await overlap()).toMatchObject({ runs: { read: 1, gone: 1 }, problems: [] });
}, 60_000);

test('what a patch left out is said', async () => {
  await repository.write({ 'samples/large.txt': `${'x'.repeat(99)}\n`.repeat(60_000) });
  await repository.write({
    'codex.orchestrator.json': {
      pipelines: [
        {
          id: 'large',
          stages: [stage('edit', `${addTo('a.js')}; cp samples/large.txt src/large.js`)],
        },
      ],
    },
  });
  await start('large');
  expect(await overlap()).toMatchObject({
    patches: { read: 1, incomplete: 1 },
    tokens: { added: sumTokens },
  });
}, 60_000);

test('runs are chosen by task and day, and too few of them are compared with nothing', async () => {
  await start('into-a');
  await start('into-b');
  const all = { across_runs: sumTokens };
  expect(await overlap('--task', 't', '--since', '2020-01-01')).toMatchObject({ tokens: all });
  expect(await overlap('--task', 'other')).toMatchObject({ runs: { read: 2, counted: 0 } });
  const none = await repository.orch(['metrics', 'overlap', '--task', 'other']);
  expect(none.stdout).toBe('No run that was asked for added to code.\n');
  expect(await overlap('--since', '2999-01-01')).toMatchObject({ runs: { counted: 0 } });
  expect((await overlap('--split', '2020-01-01')).comparison).toMatchObject({
    at: '2020-01-01',
    halved: 'too_few_runs',
  });
  const wrong = await repository.orch(['metrics', 'overlap', '--since', 'May', '--format', 'json']);
  expect([wrong.exitCode, errorOf(wrong).code]).toEqual([2, 'ORCH_USAGE']);
}, 60_000);

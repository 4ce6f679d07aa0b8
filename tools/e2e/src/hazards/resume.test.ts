import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';

const stage = (id: string, more = {}) => ({
  kind: 'command',
  id,
  command: `echo ${id} >> scratch/ran; test ! -e scratch/stop-${id}`,
  ...more,
});
const config = (...stages: readonly unknown[]) => ({
  'codex.orchestrator.json': { pipelines: [{ id: 'p', stages }] },
});

let repository: Repository;
let runId: string;
beforeEach(async () => {
  repository = await Repository.make(config(stage('a'), stage('b'), stage('c')));
  await repository.write({ 'scratch/stop-b': '' });
  const started = await repository.orch(['start', 'p', '--task', 't', '--format', 'json']);
  runId = String(documentOf(started)['run_id']);
  await repository.git('clean', '--quiet', '--force', '-x', 'scratch/stop-b');
});
afterEach(() => repository.remove());

const resume = (...more: string[]) =>
  repository.orch(['resume', '--run', runId, '--format', 'json', ...more]);

describe('resume', () => {
  test('goes on with the stage that failed and runs no finished stage again', async () => {
    expectExit(await resume(), 0);
    expect(await repository.read('scratch/ran')).toBe('a\nb\nb\nc\n');
  });

  test.each([
    ['a stage put in front', config(stage('new'), stage('a'), stage('b'), stage('c'))],
    ['another order', config(stage('b'), stage('a'), stage('c'))],
    ['a stage taken out', config(stage('b'), stage('c'))],
    ['another command', config(stage('a'), stage('b', { command: 'echo other' }), stage('c'))],
    ['another timeout', config(stage('a', { timeout_ms: 5 }), stage('b'), stage('c'))],
  ])('is refused after an edit of the pipeline: %s', async (_, edited) => {
    await repository.write(edited);
    const refused = await resume();
    expectExit(refused, 4);
    expect(errorOf(refused).code).toBe('ORCH_PLAN_CHANGED');
    expect(errorOf(refused).hint).toContain('--accept-plan-change');
    expect(await repository.read('scratch/ran')).toBe('a\nb\n');
  });

  test('an accepted edit is recorded, and stages are matched by their ids, not their positions', async () => {
    await repository.write(config(stage('c'), stage('new'), stage('b'), stage('a')));
    const resumed = await resume('--accept-plan-change');
    expectExit(resumed, 0);
    const ran = (await repository.read('scratch/ran')).trimEnd().split('\n');
    expect(ran.slice(0, 2)).toEqual(['a', 'b']);
    expect(ran.slice(2).sort()).toEqual(['b', 'c', 'new']);
    const journal = await repository.read('.runs/t/cli', runId, 'runner.ndjson');
    expect(journal).toMatch(/"type":"plan.changed"/);
  });

  test('an edit of another pipeline, of comments and of white space is no edit of this one', async () => {
    const { pipelines } = JSON.parse(await repository.read('codex.orchestrator.json')) as {
      pipelines: unknown[];
    };
    const text = JSON.stringify({ pipelines: [...pipelines, { id: 'q', stages: [stage('x')] }] });
    await repository.write({ 'codex.orchestrator.json': `// edited\n\n${text}` });
    expectExit(await resume(), 0);
  });

  test('of a run that has succeeded is refused', async () => {
    expectExit(await resume(), 0);
    const again = await resume();
    expectExit(again, 4);
    expect(errorOf(again).code).toBe('ORCH_RUN_FINISHED');
    expect(await repository.read('scratch/ran')).toBe('a\nb\nb\nc\n');
  });

  test('without a configuration is an error, and the run stays as it is', async () => {
    await repository.write({ 'codex.orchestrator.json': '{}' });
    const refused = await resume();
    expectExit(refused, 2);
    expect(errorOf(refused).code).toBe('ORCH_PIPELINE_UNKNOWN');
    const status = documentOf(
      await repository.orch(['status', '--run', runId, '--format', 'json']),
    );
    expect(status).toMatchObject({ status: 'failed' });
  });
});

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';

const suite = {
  id: 'tiny',
  scenarios: [
    {
      id: 'touch',
      fixture: 'fixture',
      subject: { command: 'touch made' },
      fail_to_pass: ['test -e made'],
    },
    {
      id: 'cobol',
      fixture: 'fixture',
      subject: { command: 'true' },
      fail_to_pass: ['false'],
      needs: ['no-such-compiler'],
    },
  ],
};
const stage = (id: string, command: string) => ({ kind: 'command', id, command });
/** Copies the report of an honest evaluation and says that nothing was skipped. */
const forge = [
  'orch eval run suite.json',
  'cp -r "$ORCH_EVALUATIONS_DIR"/tiny-* "$ORCH_EVALUATIONS_DIR/better"',
  'sed -i \'s/"skipped": 1/"resolved": 9/\' "$ORCH_EVALUATIONS_DIR/better/report.json"',
  'mkdir "$ORCH_EVALUATIONS_DIR/empty"',
].join(' && ');

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'suite.json': suite,
    'fixture/README.md': 'Nothing is made yet.\n',
    'codex.orchestrator.json': {
      pipelines: [
        {
          id: 'evaluate',
          stages: [stage('plain', 'true'), stage('tiny', 'orch eval run suite.json')],
        },
        { id: 'forge', stages: [stage('forge', forge)] },
      ],
    },
  });
});
afterEach(() => repository.remove());

async function start(pipeline: string) {
  const result = await repository.orch(['start', pipeline, '--format', 'json']);
  expectExit(result, 0);
  const runId = String(documentOf(result)['run_id']);
  return { runId, manifest: documentOf(await show(runId)) };
}
const show = (runId: string) =>
  repository.orch(['runs', 'show', '--run', runId, '--format', 'json']);
const verify = (runId: string) =>
  repository.orch(['runs', 'verify', '--run', runId, '--format', 'json']);

test('an evaluation in a stage is cited in the manifest, and an edited report is found out', async () => {
  const { runId, manifest } = await start('evaluate');
  expect(manifest['evaluations']).toEqual([
    {
      stage: 'tiny',
      attempt: 1,
      suite: 'tiny',
      evaluation: expect.any(String),
      report: expect.stringMatching(/^evaluations\/02-tiny-1\/tiny-[\w-]+\/report\.json$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      passed: true,
      verdicts: { resolved: 1, skipped: 1 },
    },
  ]);
  const whole = await verify(runId);
  expectExit(whole, 0);
  expect(documentOf(whole)).toMatchObject({ checked: { evaluations: 1 } });

  const [cited] = manifest['evaluations'] as { report: string }[];
  const report = repository.path('.runs/local/cli', runId, cited?.report ?? '');
  const text = readFileSync(report, 'utf8');
  writeFileSync(report, text.replace('"verdict": "skipped"', '"verdict": "resolved"'));
  const edited = await verify(runId);
  expectExit(edited, 5);
  expect(documentOf(edited)).toMatchObject({
    intact: false,
    misfit: { file: cited?.report, reason: expect.stringContaining('not what was recorded') },
  });
});

test('a report that does not follow from its own trials is not cited, and the run says so', async () => {
  const { manifest } = await start('forge');
  expect(manifest['evaluations']).toMatchObject([{ suite: 'tiny', verdicts: { skipped: 1 } }]);
  const [{ notes = [] } = {}] = manifest['stages'] as { notes?: string[] }[];
  expect(notes.join('\n')).toMatch(/better is not cited: its counts are not those of its trials/);
  expect(notes.join('\n')).toMatch(/empty is not cited: there is no report/);
});

test('outside of a stage nothing is cited, and a place that is not of a run is refused', async () => {
  const args = ['eval', 'run', 'suite.json', '--format', 'json'];
  const result = await repository.orch(args);
  expectExit(result, 0);
  expect(documentOf(result)['report']).toMatch(/^out\/evaluations\/tiny\//);
  const env = { ORCH_EVALUATIONS_DIR: repository.path('elsewhere') };
  expectExit(await repository.orch(args, { env }), 2);
});

test('where the records cannot be written nothing is tried, and the error says so', async () => {
  await repository.write({ 'in-the-way': 'A file where a folder should be.\n' });
  const env = { CODEX_ORCHESTRATOR_OUT_DIR: 'in-the-way' };
  const result = await repository.orch(['eval', 'run', 'suite.json', '--format', 'json'], { env });
  expectExit(result, 1);
  expect(errorOf(result).code).toMatch(/^ORCH_STORAGE_/);
});

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFakeCodexCloud, type FakeCodexCloud } from '@orch/adapter-codex/testing';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';

const diff = `diff --git a/a.txt b/a.txt
--- a/a.txt
+++ b/a.txt
@@ -1 +1 @@
-one
+two
`;
const config = {
  defaultPipeline: 'work',
  agents: { codex_cloud: { environment: 'env-1', branch: 'main', poll_ms: 20 } },
  pipelines: [
    {
      id: 'work',
      stages: [
        {
          kind: 'agent',
          id: 'build',
          role: 'builder',
          prompt: 'Please make it two.',
          sandbox: 'workspace-write',
        },
        { kind: 'command', id: 'test', command: 'grep -q two a.txt' },
      ],
    },
  ],
};
const task = { id: 'cloudy', title: 'In the cloud', execution: { parallel: true } };

let repository: Repository;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orch-e2e-cloud-'));
  repository = await Repository.make({
    'codex.orchestrator.json': config,
    'tasks/index.json': { tasks: [task] },
    'a.txt': 'one\n',
  });
});
afterEach(async () => {
  await repository.remove();
  await rm(folder, { recursive: true, force: true });
});

function cloud(signedIn: boolean): { readonly fake: FakeCodexCloud; readonly env: object } {
  const fake = writeFakeCodexCloud(join(folder, 'bin'), {
    environments: ['env-1'],
    diffs: { 'make it two': diff },
    signedIn,
  });
  return { fake, env: { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` } };
}

const verbsOf = (fake: FakeCodexCloud) => fake.calls().map(({ args }) => args[1]);

test('a goal of a parallel task goes out to Codex Cloud, and its diff is applied, tested and committed here', async () => {
  const { fake, env } = cloud(true);
  const orch = (...args: string[]) =>
    repository.orch([...args, '--format', 'json'], { env: { ...env }, timeoutMs: 120_000 });
  const asked = await orch('goals', 'run', 'cloudy');
  expectExit(asked, 3);
  const parent = String(documentOf(asked)['run_id']);
  expect(verbsOf(fake)).not.toContain('exec');
  expectExit(await orch('approve', '--run', `${parent}.1`, '--reason', 'It may write.'), 0);
  expectExit(await orch('goals', 'run', '--resume', parent), 0);
  expect(verbsOf(fake).filter((verb) => verb === 'exec' || verb === 'apply')).toEqual([
    'exec',
    'apply',
  ]);
  expect(await repository.git('show', 'orch/cloudy:a.txt')).toBe('two\n');
  expect(await repository.read('a.txt')).toBe('one\n');
  const manifest = await readFile(
    repository.path('.runs/cloudy/cli', `${parent}.1`, 'manifest.json'),
    'utf8',
  );
  expect(JSON.parse(manifest)).toMatchObject({
    status: 'succeeded',
    stages: [{ id: 'build', agent: { role: 'builder' }, diff: { files: 1 } }, { id: 'test' }],
  });
});

test('without a login nothing begins, and nothing falls back to this machine', async () => {
  const { fake, env } = cloud(false);
  const refused = await repository.orch(['goals', 'run', 'cloudy', '--format', 'json'], {
    env: { ...env },
  });
  expectExit(refused, 4);
  expect(errorOf(refused).code).toBe('ORCH_CREDENTIAL_UNAVAILABLE');
  expect(verbsOf(fake)).not.toContain('exec');
  expect(await repository.runIds('goals')).toEqual([]);
  expect(await repository.runIds('cloudy')).toEqual([]);
});

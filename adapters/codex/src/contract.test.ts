import { afterEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { supportedVersions } from './program/codex-version.ts';
import { createCodexExecRunner, createCodexRunner } from './runner/codex-runner.ts';
import { makeRig } from './test-support/codex-rig.ts';
import type { CodexRig } from './test-support/codex-rig.ts';
import { replayingCodex, replayingExec } from './test-support/stand-in-codex.ts';
import { rootPlaceholder, streamScenarios } from './test-support/stream-scenarios.ts';
import type { RecordedMessage, StreamScenario } from './test-support/stream-scenarios.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const read = (path: string): string => readFileSync(join(fixtures, path), 'utf8');

let rig: CodexRig;
afterEach(async () => rig.close());

/** The thread that a recorded stream goes on with. */
function resumedThread(stream: string): string | null {
  for (const line of stream.trim().split('\n')) {
    const { message } = JSON.parse(line) as RecordedMessage;
    if (message.method !== 'thread/resume') continue;
    return (message.params as { readonly threadId: string }).threadId;
  }
  return null;
}

/** What every version must come to, to the byte. */
const expected: Readonly<Record<string, object>> = {
  work: {
    kind: 'completed',
    observed: {
      usage: { turns: 6, input_tokens: 150, output_tokens: 45 },
      asserted: 'All is well.',
      commands: [
        { command: 'sleep 0.1; cat hello.txt', exit_code: 0 },
        { command: 'sleep 0.1; exit 3', exit_code: 3 },
        { command: 'echo x >> ../outside', exit_code: 0 },
      ],
      notes: ['declined: echo y >> ../outside', '1 of 3 commands did not succeed'],
    },
  },
  patch: { kind: 'completed', observed: { asserted: 'Written.', commands: [] } },
  wait: { kind: 'awaiting', ask: { title: 'run outside of the sandbox: echo x >> ../outside' } },
  resume: {
    kind: 'completed',
    observed: { asserted: 'Done.', usage: { turns: 2, input_tokens: 20 } },
  },
};

async function replay(version: string, scenario: StreamScenario): Promise<string[]> {
  rig = await makeRig([], scenario.answers);
  const stream = read(`app-server/${version}/${scenario.name}.ndjson`).replaceAll(
    rootPlaceholder,
    rig.work,
  );
  const program = replayingCodex(rig.folder, version, stream);
  const search = { program, path: '', packageFrom: [] };
  const session = resumedThread(stream);
  const result = await createCodexRunner(rig.runner({ search })).run(
    rig.request({ ...scenario.request, session }),
  );
  expect(result).toMatchObject(expected[scenario.name] ?? {});
  expect(result).toMatchObject({ observed: { agent: `codex ${version}` } });
  return rig.asks.map(({ digest }) => digest);
}

describe('recorded streams of the supported versions', () => {
  test('every supported version has all of them, and they are as they were recorded', async () => {
    rig = await makeRig([]);
    const sums = read('SHA256SUMS')
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    for (const [sum, path = ''] of sums) {
      expect([path, createHash('sha256').update(read(path)).digest('hex')]).toEqual([path, sum]);
    }
    const files = supportedVersions.flatMap((version) =>
      readdirSync(join(fixtures, 'app-server', version)).map(
        (name) => `app-server/${version}/${name}`,
      ),
    );
    expect(files).toHaveLength(supportedVersions.length * streamScenarios.length);
    files.push(...supportedVersions.map((version) => `exec/${version}.ndjson`));
    expect(sums.map(([, path]) => path).sort()).toEqual(files.sort());
  });

  test.each(streamScenarios.map((scenario) => [scenario.name, scenario] as const))(
    'mean the same in each version: %s',
    async (_name, scenario) => {
      const digests: string[][] = [];
      for (const version of supportedVersions) {
        digests.push(await replay(version, scenario));
        await rig.close();
      }
      // I4: an answer that was given to one version's question holds for the same one of another.
      for (const digest of digests) expect(digest).toEqual(digests[0]);
    },
  );

  test('mean the same in each version: a one-shot turn', async () => {
    for (const version of supportedVersions) {
      rig = await makeRig([]);
      const stream = read(`exec/${version}.ndjson`).replaceAll(rootPlaceholder, rig.work);
      const program = replayingExec(rig.folder, version, stream);
      const search = { program, path: '', packageFrom: [] };
      const result = await createCodexExecRunner(rig.runner({ search })).run(rig.request());
      expect(result).toMatchObject({
        kind: 'completed',
        observed: {
          agent: `codex ${version}`,
          usage: { input_tokens: 140, output_tokens: 40 },
          asserted: 'All is well.',
          commands: [
            { command: 'sleep 0.1; cat hello.txt', exit_code: 0 },
            { command: 'sleep 0.1; exit 3', exit_code: 3 },
          ],
        },
      });
      await rig.close();
    }
  });

  test('a stream that is answered otherwise than it was recorded is noticed', async () => {
    rig = await makeRig([], ['decline', 'decline']);
    const version = supportedVersions[0] ?? '';
    const stream = read(`app-server/${version}/work.ndjson`).replaceAll(rootPlaceholder, rig.work);
    const search = {
      program: replayingCodex(rig.folder, version, stream),
      path: '',
      packageFrom: [],
    };
    const result = await createCodexRunner(rig.runner({ search })).run(rig.request());
    expect(result).toMatchObject({ kind: 'failed' });
  });
});

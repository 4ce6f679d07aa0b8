import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectExit } from '../rig/expect-exit.ts';
import type { OrchResult } from '../rig/orch.ts';
import { Repository } from '../rig/repository.ts';
import { byScale } from '../rig/scale.ts';
import { Collector } from './collector.ts';

/** Every point in the soak, some of them otherwise. */
const step = byScale({ ci: 6, soak: 1 });
const maxPoints = 200;

let repository: Repository;
let collector: Collector;
let token = '';
/** Runs that were made, each of a task of its own. */
const runs = new Map<string, string>();

beforeAll(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      defaultPipeline: 'p',
      pipelines: [{ id: 'p', stages: [{ kind: 'command', id: 'a', command: 'echo built' }] }],
      sync: { workspace: 'acme', retry: { max_attempts: 2, first_delay_ms: 1 } },
    },
  });
  collector = new Collector(repository);
  await collector.start();
  const grant = ['sync', 'grant', '--store', 'collected', '--workspace', 'acme'];
  const granted = await repository.orch([...grant, '--format', 'json']);
  token = (JSON.parse(granted.stdout) as { token: string }).token;
});
afterAll(async () => {
  await collector.stop();
  await repository.remove();
});

function environment(more: Readonly<Record<string, string>> = {}): {
  env: Readonly<Record<string, string>>;
} {
  return { env: { CLOUD_SYNC_URL: collector.url, CLOUD_SYNC_TOKEN: token, ...more } };
}

async function makeRun(task: string): Promise<void> {
  expectExit(await repository.orch(['start', '--task', task], environment()), 0);
  const [run = ''] = await repository.runIds(task);
  runs.set(task, run);
}

function push(more: Readonly<Record<string, string>> = {}): Promise<OrchResult> {
  return repository.orch(['sync', 'push', '--now'], environment(more));
}

/** What is collected, read without any of the product's own code. */
async function collected(): Promise<readonly string[]> {
  const folder = repository.path('collected', 'acme', '.runs');
  const found: string[] = [];
  for (const [task, run] of runs) {
    const there = await readFile(join(folder, task, 'cli', run, 'runner.ndjson'));
    const here = await readFile(repository.path('.runs', task, 'cli', run, 'runner.ndjson'));
    expect([task, there.equals(here)]).toEqual([task, true]);
    await readFile(join(folder, task, 'cli', run, 'manifest.json'));
    found.push(task);
  }
  return found;
}

/** Lines of the audit log about attempts, of all its files. */
async function attempts(): Promise<
  readonly { attempt_id: string; run_id: string; outcome: string }[]
> {
  const names = (await readdir(repository.path('out'))).filter((name) => /^audit.*log$/.test(name));
  const texts = await Promise.all(names.map((name) => repository.read('out', name)));
  return texts
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; data: never })
    .filter(({ type }) => type === 'sync.attempt')
    .map(({ data }) => data);
}

async function filesWith(text: string): Promise<readonly string[]> {
  const entries = await readdir(repository.folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const held = await Promise.all(files.map(async (file) => (await readFile(file)).includes(text)));
  return files.filter((_file, position) => held[position]);
}

describe('sending, killed at any point', () => {
  test(
    'SIGKILL of the sender: every run arrives, and every attempt has one line',
    async () => {
      let kills = 0;
      for (let n = 1; n <= maxPoints; n += step) {
        await makeRun(`sender-${n}`);
        const { signal } = await push({ ORCH_FAULT_AT: `*:${n}` });
        expectExit(await push(), 0);
        if (signal !== 'SIGKILL') break;
        kills += 1;
      }
      expect(kills).toBeGreaterThanOrEqual(24 / step);
      expect(await collected()).toHaveLength(runs.size);
      const lines = await attempts();
      expect(new Set(lines.map((line) => line.attempt_id)).size).toBe(lines.length);
      expect(new Set(lines.map((line) => line.run_id)).size).toBe(runs.size);
      await collector.stop();
      expect(lines.length).toBeGreaterThanOrEqual(collector.answered);
      expect(lines.length - collector.answered).toBeLessThanOrEqual(kills);
      expectExit(await repository.orch(['audit', 'verify']), 0);
      await collector.start();
    },
    byScale({ ci: 300_000, soak: 1_200_000 }),
  );

  test(
    'SIGKILL of the receiver: what it acknowledged is there, and what it did not comes again',
    async () => {
      let kills = 0;
      for (let n = 1; n <= maxPoints; n += step) {
        await makeRun(`receiver-${n}`);
        await collector.stop();
        await collector.start(`*:${n}`);
        const first = await push();
        if (first.exitCode === 0) break;
        await collector.died();
        kills += 1;
        await collector.start();
        expectExit(await push(), 0);
      }
      expect(kills).toBeGreaterThanOrEqual(12 / step);
      expect(await collected()).toHaveLength(runs.size);
      const list = [
        'runs',
        'list',
        '--limit',
        '0',
        '--store',
        'collected/acme',
        '--format',
        'json',
      ];
      const { runs: listed } = JSON.parse((await repository.orch(list)).stdout) as {
        runs: object[];
      };
      expect(listed).toHaveLength(runs.size);
    },
    byScale({ ci: 300_000, soak: 1_200_000 }),
  );

  test('no token is in any file, killed or not', async () => {
    expect(await filesWith(token)).toEqual([]);
    expect(await filesWith(token.split('_')[2] ?? 'absent')).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { expectExit } from '../rig/expect-exit.ts';
import type { Gate } from '../rig/gate.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf } from '../rig/result-json.ts';

const preload = fileURLToPath(new URL('../rig/jumping-clock.cjs', import.meta.url));
const day = 24 * 60 * 60 * 1000;

const command = (id: string, text: string) => ({ kind: 'command', id, command: text });

let repository: Repository;
let gate: Gate;
let env: Readonly<Record<string, string>>;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        {
          id: 'p',
          stages: [
            command('a', 'echo a >> scratch/ran'),
            command('wait', 'test -e scratch/go || cat scratch/gate'),
            command('b', 'echo b >> scratch/ran'),
          ],
        },
        { id: 'quick', stages: [command('ok', 'true')] },
      ],
    },
  });
  gate = await repository.makeGate();
  await setClock(0);
  env = {
    ORCH_E2E_CLOCK: repository.path('scratch/clock'),
    NODE_OPTIONS: `--require=${preload}`,
  };
});
afterEach(() => repository.remove());

const setClock = (offsetMs: number) => repository.write({ 'scratch/clock': String(offsetMs) });
const orch = (...args: readonly string[]) =>
  repository.orch([...args, '--format', 'json'], { env });

describe('a clock that jumps in the middle of a run', () => {
  test.each([
    ['a day back', -day],
    ['a day ahead', day],
  ])(
    '%s: the run is live for others, ends well, verifies, and no time is negative',
    async (_, to) => {
      const running = repository.start(['start', 'p', '--task', 't', '--format', 'json'], { env });
      await gate.reached();
      await setClock(to);
      expect(documentOf(await orch('status'))).toMatchObject({ status: 'running' });
      await gate.open();
      const ended = await running.ended;
      expectExit(ended, 0);
      const runId = String(documentOf(ended)['run_id']);
      expectExit(await orch('runs', 'verify', '--run', runId), 0);
      expectExit(await orch('audit', 'verify'), 0);
      const journal = await repository.read('.runs/t/cli', runId, 'runner.ndjson');
      const durations = [...journal.matchAll(/"duration_ms":(-?\d+)/g)].map((hit) =>
        Number(hit[1]),
      );
      expect(durations).toHaveLength(3);
      for (const duration of durations) expect(duration).toBeGreaterThanOrEqual(0);
    },
  );

  test('a run that was killed before the jump is seen as interrupted after it, and is resumed', async () => {
    const running = repository.start(['start', 'p', '--task', 't'], { env });
    await gate.reached();
    running.child.kill('SIGKILL');
    await running.ended;
    await setClock(-day);
    const status = documentOf(await orch('status'));
    expect(status).toMatchObject({ status: 'interrupted' });
    await repository.write({ 'scratch/go': '' });
    expectExit(await orch('resume', '--run', String(status['run_id'])), 0);
    expect(await repository.read('scratch/ran')).toBe('a\nb\n');
  });

  test('the run that was started last is the newest, although its time is the older one', async () => {
    expectExit(await orch('start', 'quick', '--task', 't'), 0);
    await setClock(-day);
    const second = documentOf(await orch('start', 'quick', '--task', 't'));
    expect(documentOf(await orch('status'))).toMatchObject({ run_id: second['run_id'] });
    expectExit(await orch('runs', 'repair'), 0);
    expectExit(await orch('audit', 'verify'), 0);
  });
});

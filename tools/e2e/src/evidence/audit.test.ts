import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { documentOf, errorOf } from '../rig/result-json.ts';
import { seededRandom } from '../rig/seeded-random.ts';

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      audit: { max_bytes: 4096 },
      pipelines: [
        {
          id: 'gated',
          stages: [
            { kind: 'command', id: 'work', command: 'true' },
            { kind: 'manual', id: 'sign-off' },
          ],
        },
        {
          id: 'peek',
          stages: [
            {
              kind: 'command',
              id: 'peek',
              command: 'test -z "$ORCH_AUDIT_KEY$ORCH_SIGNING_KEY$ORCH_FAULT_AT"',
            },
          ],
        },
      ],
    },
  });
});
afterEach(() => repository.remove());

const key = { ORCH_AUDIT_KEY: 'a key that only this test has' };
const call = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  repository.orch([...args, '--format', 'json'], { env });

async function pausedRun(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const started = await call(['start', 'gated', '--task', 't'], env);
  expectExit(started, 3);
  return String(documentOf(started)['run_id']);
}

async function decidedRun(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const run = await pausedRun(env);
  expectExit(await call(['approve', '--run', run, '--reason', 'Fine.'], env), 0);
  expectExit(await call(['resume', '--run', run], env), 0);
  return run;
}

/** The types of a run's lines, over all files of the log. */
function linesOf(run: string): string[] {
  return readdirSync(repository.path('out'))
    .filter((name) => /^audit(\.\d+)?\.log$/.test(name))
    .sort((a, b) => numberIn(a) - numberIn(b))
    .flatMap((name) => readFileSync(repository.path('out', name), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as { type: string; data: Record<string, unknown> })
    .filter(({ data }) => data['run_id'] === run)
    .map(({ type }) => type);
}

/** The newest file has no number. */
function numberIn(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? Infinity);
}

describe('the audit log of a repository', () => {
  test('has each question and each answer once, and says in the run that it does', async () => {
    const run = await decidedRun();
    expect(linesOf(run)).toEqual(['approval.requested', 'approval.decided', 'approval.granted']);
    const shown = documentOf(await call(['runs', 'show', '--run', run]));
    expect(JSON.stringify(shown['guardrail_summary'])).toMatch(/Audit log: .*recorded; the head/);
  });

  test('loses and doubles nothing where orch is killed at any point', async () => {
    const random = seededRandom(Number(process.env['ORCH_E2E_SEED'] ?? 4_711));
    for (let kill = 0; kill < 8; kill += 1) {
      const run = await pausedRun();
      const point = { ORCH_FAULT_AT: `*:${random.whole(1, 30)}` };
      await call(['approve', '--run', run, '--reason', 'Fine.'], point);
      const again = await call(['approve', '--run', run, '--reason', 'Fine.']);
      // Where the answer had been recorded before the kill, there is nothing left to ask.
      if (again.exitCode !== 0) expect(errorOf(again).code).toBe('ORCH_APPROVAL_REFUSED');
      expectExit(await call(['resume', '--run', run]), 0);
      expectExit(await call(['audit', 'verify']), 0);
      expect(linesOf(run)).toEqual(['approval.requested', 'approval.decided', 'approval.granted']);
    }
  });

  test('a changed line is named, with exit 5', async () => {
    await decidedRun();
    const path = repository.path('out', 'audit.log');
    writeFileSync(path, readFileSync(path, 'utf8').replace('Fine.', 'Well.'));
    const verified = await call(['audit', 'verify']);
    expectExit(verified, 5);
    expect(documentOf(verified)).toMatchObject({
      intact: false,
      misfit: { file: 'audit.log', line: 3, reason: expect.stringContaining('prev') },
    });
  });

  test('a log that was shortened together with its head shows against the anchor in git', async () => {
    await decidedRun();
    expectExit(await call(['audit', 'anchor']), 0);
    expectExit(await call(['audit', 'verify']), 0);
    rmSync(repository.path('out', 'audit.log'));
    rmSync(repository.path('out', 'audit.head'));
    expectExit(await call(['audit', 'verify']), 5);
    // An anchor does not move onto a log that lost its end.
    const anchored = await call(['audit', 'anchor']);
    expectExit(anchored, 5);
    expect(errorOf(anchored).code).toBe('ORCH_DATA_DAMAGED');
  });

  test('a keyed log holds with its key; without it that is said, with exit 4, and no key is made', async () => {
    await decidedRun(key);
    expectExit(await call(['audit', 'verify'], key), 0);
    const without = await call(['audit', 'verify']);
    expectExit(without, 4);
    expect(documentOf(without)).toMatchObject({ key_missing: true, assurance: 'unkeyed' });
    const wrong = await call(['audit', 'verify'], { ORCH_AUDIT_KEY: 'another key entirely' });
    expectExit(wrong, 5);
  });

  test('no stage is given the keys', async () => {
    const env = { ...key, ORCH_SIGNING_KEY: 'no key at all', ORCH_FAULT_AT: 'nowhere:1' };
    expectExit(await call(['start', 'peek', '--task', 't'], env), 0);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, openSync, closeSync, constants, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { begin, orch, orchJson, program, type OrchOptions } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';

let repository: Repository;
let here: OrchOptions;
beforeEach(() => {
  repository = makeRepository();
  here = { cwd: repository.root };
});
afterEach(() => repository.remove());

/** A stage that says that it runs, and then stays until the test writes to a pipe. */
function held(): object {
  execFileSync('mkfifo', [join(repository.root, 'gate')]);
  return command('held', 'echo $$ > pid.tmp && mv pid.tmp pid; read line < gate');
}

/** Waits until the stage stands at the pipe: what is written before would be lost. */
async function openGate(): Promise<void> {
  const gate = await found(() => openIfRead(join(repository.root, 'gate')));
  writeSync(gate, 'go\n');
  closeSync(gate);
}

function openIfRead(file: string): number | null {
  try {
    return openSync(file, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return null;
    throw error;
  }
}

async function found<T>(look: () => T | null): Promise<T> {
  for (let tries = 0; tries <= 400; tries += 1) {
    const what = look();
    if (what !== null) return what;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to be within 20 s.');
}

async function until(holds: () => boolean): Promise<void> {
  await found(() => (holds() ? true : null));
}

const path = (name: string): string => join(repository.root, name);

function stagePid(): number {
  return Number(readFileSync(path('pid'), 'utf8'));
}

function isRunning(pid: number): boolean {
  return (
    existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  );
}

describe('a signal', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends the stage, and the run is recorded as cancelled',
    async (signal) => {
      repository.configure({ p: [held(), command('later', 'true')] });
      const running = begin(['start', '--format', 'json'], here);
      await until(() => existsSync(path('pid')));
      running.child.kill(signal);
      const { status, stdout } = await running.outcome;
      expect([status, JSON.parse(stdout)]).toEqual([
        130,
        expect.objectContaining({ status: 'cancelled', summary: expect.stringContaining(signal) }),
      ]);
      expect(isRunning(stagePid())).toBe(false);
    },
  );

  test('a second one does not wait for a stage that ignores the first', async () => {
    repository.configure({
      p: [command('deaf', "trap '' TERM INT HUP; echo x > pid; while :; do sleep 1; done")],
    });
    const running = begin(['start'], here);
    await until(() => existsSync(path('pid')));
    const begunMs = Date.now();
    running.child.kill('SIGINT');
    await running.says('being cancelled');
    running.child.kill('SIGINT');
    expect((await running.outcome).status).toBe(130);
    expect(Date.now() - begunMs).toBeLessThan(4_500); // the grace period alone is 5 s
    const { document } = await orchJson(['status'], here);
    expect(document).toMatchObject({ status: 'cancelled' });
  });
});

describe('two terminals', () => {
  test('resume of a live run is refused with its owner, and cancel ends it', async () => {
    repository.configure({ p: [held()] });
    const running = begin(['start', '--format', 'json'], here);
    await until(() => existsSync(path('pid')));
    const { document } = await orchJson(['status'], here);
    const run = String(document['run_id']);
    expect(document).toMatchObject({ status: 'running', owner: { pid: running.child.pid } });
    const resumed = await orchJson(['resume', '--run', run], here);
    expect([resumed.status, resumed.document]).toMatchObject([
      4,
      { error: { code: 'ORCH_LEASE_HELD', data: { pid: running.child.pid } } },
    ]);
    const cancelled = await orchJson(['cancel', '--run', run, '--reason', 'enough'], here);
    expect([cancelled.status, cancelled.document['status']]).toEqual([0, 'cancelled']);
    expect((await running.outcome).status).toBe(130);
    expect(isRunning(stagePid())).toBe(false);
  });

  test('watch follows a run of another process to its end', async () => {
    repository.configure({ p: [held()] });
    const running = begin(['start'], here);
    await until(() => existsSync(path('pid')));
    const watching = begin(['status', '--watch', '--format', 'json'], here);
    await watching.says('now held');
    await openGate();
    expect((await running.outcome).status).toBe(0);
    const { status, stdout } = await watching.outcome;
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { status: 'succeeded' }]);
  });
});

describe('a run whose process was killed', () => {
  test('is called interrupted, ends a watch, and is gone on with', async () => {
    repository.configure({ p: [command('first', 'echo x >> first'), held()] });
    const running = begin(['start'], here);
    await until(() => existsSync(path('pid')));
    const watching = begin(['status', '--watch', '--format', 'json'], here);
    await watching.says('now held');
    running.child.kill('SIGKILL');
    await running.outcome;
    const watched = JSON.parse((await watching.outcome).stdout) as { run_id: string };
    expect(watched).toMatchObject({ status: 'interrupted' });
    const resumed = begin(['resume', '--run', watched.run_id], here);
    const old = stagePid();
    await until(() => existsSync(path('pid')) && stagePid() !== old);
    expect(isRunning(old)).toBe(false);
    await openGate();
    expect((await resumed.outcome).status).toBe(0);
    expect(readFileSync(path('first'), 'utf8')).toBe('x\n');
  });

  test('the crash hook kills at its point and nowhere else', async () => {
    repository.configure({ p: [command('a', 'true')] });
    const env = { ORCH_FAULT_AT: 'journal.sync.after:2' };
    const { status } = await orch(['start'], { ...here, env });
    expect(status).toBeNull();
    const { document } = await orchJson(['status'], here);
    expect(document).toMatchObject({ status: 'interrupted' });
    const run = String(document['run_id']);
    expect((await orch(['resume', '--run', run], here)).status).toBe(0);
    expect((await orch(['start'], { ...here, env: { ORCH_FAULT_AT: 'here' } })).status).toBe(2);
  });
});

test('a plan that was edited is refused until it is accepted', async () => {
  repository.configure({ p: [command('a', 'exit 1')] });
  const { document } = await orchJson(['start'], here);
  const run = ['--run', String(document['run_id'])];
  repository.configure({ p: [command('a', 'true')] });
  const refused = await orchJson(['resume', ...run], here);
  expect([refused.status, refused.document]).toMatchObject([
    4,
    { error: { code: 'ORCH_PLAN_CHANGED' } },
  ]);
  expect((await orch(['resume', ...run, '--accept-plan-change'], here)).status).toBe(0);
});

test('logs come back byte for byte', async () => {
  const bytes = Buffer.from([0, 255, 10, 195, 40, 13, 10, 240, 159, 146]);
  repository.write('blob', '');
  execFileSync('dd', ['of=blob', 'status=none'], { cwd: repository.root, input: bytes });
  repository.configure({ p: [command('cat', 'cat blob; echo aside >&2')] });
  await orch(['start'], here);
  const raw = execFileSync(
    process.execPath,
    [program, 'runs', 'logs', '--stage', 'cat', '--stream', 'stdout', '--raw'],
    { cwd: repository.root },
  );
  expect(raw).toEqual(bytes);
});

test('a reader that goes away is no crash', async () => {
  repository.configure({ p: [command('loud', 'seq 1 200000')] });
  await orch(['start'], here);
  const line = `"${process.execPath}" "${program}" runs logs | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const text = execFileSync('bash', ['-c', line], { cwd: repository.root, encoding: 'utf8' });
  expect(text).toBe('1\n0\n');
});

test('the place from which orch is called does not matter, and the variables do', async () => {
  repository.configure({ p: [command('where', 'pwd')] });
  repository.write('deep/er/file', '');
  const env = { CODEX_ORCHESTRATOR_RUNS_DIR: 'records', CODEX_ORCHESTRATOR_OUT_DIR: 'state' };
  const { document } = await orchJson(['start'], { cwd: path('deep/er'), env });
  expect(document).toMatchObject({
    status: 'succeeded',
    last_output: { stdout: `${repository.root}\n` },
  });
  expect(existsSync(path(`records/local/cli/${String(document['run_id'])}/manifest.json`))).toBe(
    true,
  );
  expect(existsSync(path('state/local/state.json'))).toBe(true);
  expect(existsSync(path('.runs'))).toBe(false);
  const bad = { CODEX_ORCHESTRATOR_ROOT: path('nowhere') };
  expect((await orch(['start'], { ...here, env: bad })).status).toBe(2);
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { orch } from '../../test-support/orch.ts';
import { command } from '../../test-support/repository.ts';
import { ServedRepository } from '../../test-support/served-repository.ts';

let here: ServedRepository;
beforeEach(() => {
  here = new ServedRepository();
});
afterEach(() => here.remove());

const manual = { kind: 'manual', id: 'sign-off', instructions: 'Look at the diff.' };

describe('what a server offers', () => {
  test('is what reads, what starts, and what asks: nothing that decides', async () => {
    const { client } = await here.serving({ p: [command('build', 'true')] });
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    expect(names).toEqual([
      'plan',
      'start',
      'status',
      'runs_list',
      'runs_show',
      'runs_logs',
      'approval_request',
      'tasks_list',
      'tasks_show',
      'patterns_search',
      'patterns_show',
    ]);
    for (const { name, inputSchema, outputSchema, annotations, description } of tools) {
      expect([name, inputSchema['additionalProperties'], outputSchema?.type]).toEqual([
        name,
        false,
        'object',
      ]);
      expect(description).toBeTruthy();
      expect(annotations?.readOnlyHint).toBe(!['start', 'approval_request'].includes(name));
    }
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'orch://runs/{task_id}/{run_id}',
      'orch://runs/{task_id}/{run_id}/manifest',
      'orch://runs/{task_id}/{run_id}/logs/{stage}',
      'orch://tasks/{task_id}',
      'orch://patterns/{pack_id}',
    ]);
  });

  test('with --read-only changes nothing', async () => {
    const server = await here.serving({ p: [manual] }, { args: ['--read-only'] });
    const { tools } = await server.client.listTools();
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
    await expect(server.call('start')).rejects.toThrow('There is no tool "start"');
    expect(existsSync(here.path('.runs'))).toBe(false);
  });
});

describe('a run that a client starts', () => {
  test('has its id at once, and goes on when client and server are gone', async () => {
    const server = await here.serving({ p: [here.held(), command('later', 'echo later')] });
    const started = await server.call('start', { task_id: 't' });
    expect(started).toMatchObject({ task_id: 't', status: 'running' });
    await here.until(() => existsSync(here.path('begun')));
    process.kill(server.pid, 'SIGKILL');
    here.openGate();
    await here.until(async () => (await here.statusOf(started['run_id'])) === 'succeeded');
    const again = await here.serve();
    const manifest = await again.call('runs_show', { run_id: started['run_id'] });
    expect(manifest).toMatchObject({
      status: 'succeeded',
      started_by: { name: 'Ada Lovelace <ada@example.org>, through MCP (tester 1.2.3)' },
    });
  });

  test('can be gone on with after it was killed itself', async () => {
    const server = await here.serving({ p: [here.held()] });
    const { run_id: run } = await server.call('start');
    await here.until(() => existsSync(here.path('begun')));
    const { owner } = await server.call('status');
    process.kill((owner as { pid: number }).pid, 'SIGKILL');
    await here.until(async () => (await server.call('status'))['status'] === 'interrupted');
    here.repository.write('go', '');
    const resumed = await orch(['resume', '--run', String(run)], { cwd: here.root });
    expect(resumed.status).toBe(0);
  });

  test('that is followed tells of its progress, and answers when a human must decide', async () => {
    const server = await here.serving({ p: [command('build', 'true'), manual] });
    const told: string[] = [];
    const result = await server.client.callTool(
      { name: 'start', arguments: { follow: true } },
      undefined,
      { onprogress: ({ message }) => told.push(message ?? '') },
    );
    expect(result.structuredContent).toMatchObject({
      status: 'paused',
      reason: 'approval',
      waits_for: ['sign-off'],
    });
    expect(told.slice(0, 2)).toEqual(['starting p', expect.stringMatching(/^run .* has begun$/)]);
    expect(told).toContain('stage build started');
  });

  test('is not ended when the call that follows it is cancelled', async () => {
    const server = await here.serving({ p: [here.held()] });
    const cancel = new AbortController();
    const call = server.client.callTool({ name: 'start', arguments: { follow: true } }, undefined, {
      signal: cancel.signal,
    });
    const outcome = call.then(() => 'answered', String);
    await here.until(() => existsSync(here.path('begun')));
    cancel.abort('enough');
    expect(await outcome).toContain('enough');
    here.openGate();
    const { runs } = await server.call('runs_list');
    const [run] = runs as { run_id: string }[];
    await here.until(async () => (await here.statusOf(run?.run_id)) === 'succeeded');
  });

  test('is one of eight at most, also when many are asked for at once', async () => {
    const server = await here.serving({ p: [here.held()] });
    const calls = Array.from({ length: 12 }, (_, at) =>
      server.call('start', { task_id: `t${at}` }).then(
        () => 'started',
        (error: unknown) => String(error),
      ),
    );
    const outcomes = await Promise.all(calls);
    expect(outcomes.filter((outcome) => outcome === 'started')).toHaveLength(8);
    expect(outcomes.filter((outcome) => outcome.includes('ORCH_POLICY_DENIED'))).toHaveLength(4);
    here.repository.write('go', '');
    await here.until(async () => {
      const { runs } = await server.call('runs_list');
      const standing = (runs as { status: string }[]).map(({ status }) => status);
      // Those that stood at the gate already are let go one by one.
      if (standing.includes('running')) here.openGate();
      return standing.length === 8 && standing.every((each) => each === 'succeeded');
    });
    const later = await server.call('start', { task_id: 'later', follow: true });
    expect(later).toMatchObject({ status: 'succeeded' });
  });

  test('is refused with the words of the command line, and begins nothing', async () => {
    const server = await here.serving({ p: [command('build', 'true')] });
    for (const [input, code] of [
      [{ pipeline: '--help' }, 'ORCH_PIPELINE_UNKNOWN'],
      [{ pipeline: 'q' }, 'ORCH_PIPELINE_UNKNOWN'],
      [{ task_id: '../x' }, 'ORCH_INVALID_TASK_ID'],
      [{ task_id: '--as=root' }, 'ORCH_INVALID_TASK_ID'],
    ] as const) {
      expect(await server.refusal('start', input)).toContain(code);
    }
    expect(existsSync(here.path('.runs'))).toBe(false);
  });

  test('of a configuration that is not as it was committed is refused, unless a human allows it', async () => {
    const server = await here.serving({ p: [command('build', 'true')] });
    here.repository.configure({ p: [command('build', 'touch written')] });
    expect(await server.refusal('start')).toContain('codex.orchestrator.json is not as it was');
    here.git('checkout', '--', '.');
    here.repository.write('orch.policy.json', '{"v":1}');
    expect(await server.refusal('start')).toContain('orch.policy.json is not as it was committed');
    renameSync(here.path('.git'), here.path('no-git'));
    expect(await server.refusal('start')).toContain('git could not say');
    const allowed = await here.serve({ args: ['--allow-uncommitted'] });
    expect(await allowed.refusal('start')).toContain('orch.policy.json');
    expect(existsSync(here.path('.runs'))).toBe(false);
  });
});

describe('a decision', () => {
  test('is asked for, once of those whom the configuration names, and never given', async () => {
    const notify = { command: ['sh', '-c', 'cat >> told'] };
    const server = await here.serving({ p: [manual] }, { more: { notify } });
    const { run_id: run } = await server.call('start', { follow: true });
    const told = (): string =>
      existsSync(here.path('told')) ? readFileSync(here.path('told'), 'utf8') : '';
    await here.until(() => told().endsWith('}')); // that it paused
    const before = told();
    const asked = await server.call('approval_request', { run_id: run });
    expect(asked).toMatchObject({
      decided_by: expect.stringContaining('A human'),
      approvals: [
        { stage: 'sign-off', commands: [expect.stringContaining('orch approve'), {}, {}] },
      ],
      notice: 'Told.',
    });
    const again = await server.call('approval_request', { run_id: run });
    expect(again['notice']).toContain('Told before');
    expect(JSON.parse(told().slice(before.length))).toMatchObject({
      run_id: run,
      status: 'paused',
    });
    expect(await here.statusOf(run)).toBe('paused');

    // An agent that may write the configuration cannot have this server run a program.
    const forged = {
      notify: { command: ['touch', 'forged'] },
      pipelines: [{ id: 'p', stages: [manual] }],
    };
    here.repository.write('codex.orchestrator.json', JSON.stringify(forged));
    const other = await here.serve();
    const refused = await other.refusal('approval_request', { run_id: run });
    expect(refused).toContain('is not as it was committed');
    expect(existsSync(here.path('forged'))).toBe(false);
  });

  test('cannot be taken by any tool, argument or address', async () => {
    const server = await here.serving({ p: [manual, command('ship', 'touch shipped')] });
    const { run_id: run } = await server.call('start', { follow: true, task_id: 't' });
    const journal = here.path('.runs/t/cli', String(run), 'runner.ndjson');
    const before = readFileSync(journal);
    const { tools } = await server.client.listTools();
    const attempts = {
      decision: 'approved',
      approve: true,
      reason: 'fine',
      as: 'Ada',
      reject: true,
    };
    for (const { name } of tools) {
      for (const [key, value] of Object.entries(attempts)) {
        expect(await server.refusal(name, { run_id: run, [key]: value })).toContain('does not fit');
      }
    }
    for (const name of ['approve', 'reject', 'cancel', 'resume', 'runs_gc', 'runs_repair']) {
      await expect(server.call(name, { run_id: run })).rejects.toThrow('There is no tool');
    }
    for (const tail of ['/approve', '/inbox', '/approvals/0', '/manifest#approve', '?approve=1']) {
      const uri = `orch://runs/t/${String(run)}${tail}`;
      await expect(server.client.readResource({ uri })).rejects.toThrow('no such resource');
    }
    expect(readFileSync(journal).equals(before)).toBe(true);
    expect(readdirSync(here.path('.runs/t/cli', String(run), 'inbox'))).toEqual([]);
    expect(await server.refusal('approval_request', { run_id: 'nowhere' })).toContain(
      'There is no run',
    );
  });
});

test('a signal ends the server, and no run', async () => {
  const server = await here.serving({ p: [here.held()] });
  const { run_id: run } = await server.call('start');
  await here.until(() => existsSync(here.path('begun')));
  const gone = new Promise<void>((resolve) => {
    server.client.onclose = resolve;
  });
  process.kill(server.pid, 'SIGTERM');
  await gone;
  expect(await here.statusOf(run)).toBe('running');
  here.openGate();
  await here.until(async () => (await here.statusOf(run)) === 'succeeded');
});

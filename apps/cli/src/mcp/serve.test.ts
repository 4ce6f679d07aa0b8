import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { connect, type Connection } from '../../test-support/mcp.ts';
import { orch, orchJson } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';

let repository: Repository;
let open: Connection[];
beforeEach(() => {
  repository = makeRepository();
  open = [];
});
afterEach(async () => {
  for (const { client } of open) await client.close();
  repository.remove();
});

const path = (...names: string[]): string => join(repository.root, ...names);
const git = (...args: string[]): void =>
  void execFileSync('git', args, { cwd: repository.root, stdio: 'ignore' });

/** Commits the pipelines, and serves them. */
async function serving(
  pipelines: Parameters<Repository['configure']>[0],
  { args = [] as string[], env = {} as Record<string, string>, more = {} as object } = {},
): Promise<Connection> {
  repository.configure(pipelines);
  const config = JSON.parse(readFileSync(path('codex.orchestrator.json'), 'utf8')) as object;
  repository.write('codex.orchestrator.json', JSON.stringify({ ...config, ...more }));
  git('add', '.');
  git('commit', '--quiet', '--message=x');
  return await serve(args, env);
}

async function serve(args: string[] = [], env: Record<string, string> = {}): Promise<Connection> {
  const connection = await connect({ cwd: repository.root, args: ['serve', ...args], env });
  open.push(connection);
  return connection;
}

/** A stage that stays until the test opens its gate. */
function held(): object {
  execFileSync('mkfifo', [path('gate')]);
  return command('held', 'echo x > begun; [ -f go ] || read line < gate; echo ended');
}

function openGate(): void {
  const gate = openSync(path('gate'), 'r+');
  writeSync(gate, 'go\n');
  closeSync(gate);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 400) throw new Error('It did not come to be within 20 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const statusOf = async (run: unknown): Promise<unknown> =>
  (await orchJson(['status', '--run', String(run)], { cwd: repository.root })).document['status'];

const manual = { kind: 'manual', id: 'sign-off', instructions: 'Look at the diff.' };

describe('what a server offers', () => {
  test('is what reads, what starts, and what asks: nothing that decides', async () => {
    const { client } = await serving({ p: [command('build', 'true')] });
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
    const server = await serving({ p: [manual] }, { args: ['--read-only'] });
    const { tools } = await server.client.listTools();
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
    await expect(server.call('start')).rejects.toThrow('There is no tool "start"');
    expect(existsSync(path('.runs'))).toBe(false);
  });
});

describe('a run that a client starts', () => {
  test('has its id at once, and goes on when client and server are gone', async () => {
    const server = await serving({ p: [held(), command('later', 'echo later')] });
    const started = await server.call('start', { task_id: 't' });
    expect(started).toMatchObject({ task_id: 't', status: 'running' });
    await until(() => existsSync(path('begun')));
    process.kill(server.pid, 'SIGKILL');
    openGate();
    await until(async () => (await statusOf(started['run_id'])) === 'succeeded');
    const again = await serve();
    const manifest = await again.call('runs_show', { run_id: started['run_id'] });
    expect(manifest).toMatchObject({
      status: 'succeeded',
      started_by: { name: 'Ada Lovelace <ada@example.org>, through MCP (tester 1.2.3)' },
    });
  });

  test('can be gone on with after it was killed itself', async () => {
    const server = await serving({ p: [held()] });
    const { run_id: run } = await server.call('start');
    await until(() => existsSync(path('begun')));
    const { owner } = await server.call('status');
    process.kill((owner as { pid: number }).pid, 'SIGKILL');
    await until(async () => (await server.call('status'))['status'] === 'interrupted');
    repository.write('go', '');
    const resumed = await orch(['resume', '--run', String(run)], { cwd: repository.root });
    expect(resumed.status).toBe(0);
  });

  test('that is followed tells of its progress, and answers when a human must decide', async () => {
    const server = await serving({ p: [command('build', 'true'), manual] });
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
    const server = await serving({ p: [held()] });
    const cancel = new AbortController();
    const call = server.client.callTool({ name: 'start', arguments: { follow: true } }, undefined, {
      signal: cancel.signal,
    });
    const failed = expect(call).rejects.toThrow('enough');
    await until(() => existsSync(path('begun')));
    cancel.abort('enough');
    await failed;
    openGate();
    const { runs } = await server.call('runs_list');
    const [run] = runs as { run_id: string }[];
    await until(async () => (await statusOf(run?.run_id)) === 'succeeded');
  });

  test('is refused with the words of the command line, and begins nothing', async () => {
    const server = await serving({ p: [command('build', 'true')] });
    for (const [input, code] of [
      [{ pipeline: '--help' }, 'ORCH_PIPELINE_UNKNOWN'],
      [{ pipeline: 'q' }, 'ORCH_PIPELINE_UNKNOWN'],
      [{ task_id: '../x' }, 'ORCH_INVALID_TASK_ID'],
      [{ task_id: '--as=root' }, 'ORCH_INVALID_TASK_ID'],
    ] as const) {
      expect(await server.refusal('start', input)).toContain(code);
    }
    expect(existsSync(path('.runs'))).toBe(false);
  });

  test('of a configuration that is not as it was committed is refused, unless a human allows it', async () => {
    const server = await serving({ p: [command('build', 'true')] });
    repository.configure({ p: [command('build', 'touch written')] });
    expect(await server.refusal('start')).toContain('codex.orchestrator.json is not as it was');
    git('checkout', '--', '.');
    repository.write('orch.policy.json', '{"v":1}');
    expect(await server.refusal('start')).toContain('orch.policy.json is not as it was committed');
    renameSync(path('.git'), path('no-git'));
    expect(await server.refusal('start')).toContain('git could not say');
    const allowed = await serve(['--allow-uncommitted']);
    expect(await allowed.refusal('start')).toContain('orch.policy.json');
    expect(existsSync(path('.runs'))).toBe(false);
  });
});

describe('a decision', () => {
  test('is asked for, once of those whom the configuration names, and never given', async () => {
    const notify = { command: ['sh', '-c', 'cat >> told'] };
    const server = await serving({ p: [manual] }, { more: { notify } });
    const { run_id: run } = await server.call('start', { follow: true });
    const told = (): string => (existsSync(path('told')) ? readFileSync(path('told'), 'utf8') : '');
    await until(() => told().endsWith('}')); // that it paused
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
    expect(await statusOf(run)).toBe('paused');
  });

  test('cannot be taken by any tool, argument or address', async () => {
    const server = await serving({ p: [manual, command('ship', 'touch shipped')] });
    const { run_id: run } = await server.call('start', { follow: true, task_id: 't' });
    const journal = path('.runs/t/cli', String(run), 'runner.ndjson');
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
    expect(readdirSync(path('.runs/t/cli', String(run), 'inbox'))).toEqual([]);
    expect(await server.refusal('approval_request', { run_id: 'nowhere' })).toContain(
      'There is no run',
    );
  });
});

describe('what a server reads', () => {
  test('is redacted, whatever it comes from', async () => {
    const value = ['horse', 'battery', 'staple', '77'].join('-');
    const token = `ghp_${'0a1B2c3D4e'.repeat(3)}5F6g7H`;
    const server = await serving(
      { p: [command('leak', `echo $DEPLOY_PASSWORD; echo ${token}`), manual] },
      { env: { DEPLOY_PASSWORD: value } },
    );
    repository.write(
      'tasks/index.json',
      JSON.stringify({ tasks: [{ id: 't', title: `use ${token}`, note: value }] }),
    );
    repository.write(
      'patterns/index.json',
      JSON.stringify({ packs: [{ id: 'x', summary: token, env: value }] }),
    );
    const { run_id: run } = await server.call('start', { follow: true, task_id: 't' });
    // A log that was written by other means, or before the secret was known.
    const log = path('.runs/t/cli', String(run), 'commands/01-leak.ndjson');
    const late = { t: '2026-01-01T00:00:00.000Z', s: 'stdout', d: `late ${value} ${token}\n` };
    writeFileSync(log, `${readFileSync(log, 'utf8')}${JSON.stringify(late)}\n`);
    const answers = [
      await server.call('plan'),
      await server.call('status', { run_id: run }),
      await server.call('runs_show', { run_id: run }),
      await server.call('runs_logs', { run_id: run, stage: 'leak' }),
      await server.call('runs_logs', { run_id: run, stage: 'leak', from: 'end' }),
      await server.call('approval_request', { run_id: run }),
      await server.call('tasks_list'),
      await server.call('tasks_show', { task_id: 't' }),
      await server.call('patterns_search'),
      await server.call('patterns_show', { pack_id: 'x' }),
      await server.refusal('status', { run_id: `${token}` }),
    ];
    for (const uri of [
      'orch://runs',
      'orch://tasks',
      'orch://tasks/t',
      'orch://patterns',
      'orch://patterns/x',
      `orch://runs/t/${String(run)}`,
      `orch://runs/t/${String(run)}/manifest`,
      `orch://runs/t/${String(run)}/logs/leak`,
    ]) {
      answers.push(await server.client.readResource({ uri }));
    }
    const all = JSON.stringify(answers);
    expect(all).toContain('late [redacted:');
    expect(all.includes(value)).toBe(false);
    expect(all.includes(token)).toBe(false);
  });

  test('stays inside the records: neither ids nor links lead out', async () => {
    const server = await serving({ p: [command('build', 'echo out')] });
    const { run_id: run } = await server.call('start', { follow: true, task_id: 't' });
    const folder = path('.runs/t/cli', String(run));
    repository.write('outside/manifest.json', '{"stolen":1}');
    for (const id of ['..', '../..', '/etc', 'a/b', '%2e%2e', '.', 'x\u0000y']) {
      await server.refusal('status', { run_id: id });
      await server.refusal('runs_logs', { run_id: run, stage: id });
      await server.refusal('tasks_show', { task_id: id });
      for (const uri of [
        `orch://runs/${id}/${String(run)}`,
        `orch://runs/t/${id}/manifest`,
        `orch://runs/t/${encodeURIComponent(id)}/manifest`,
        `orch://runs/t/${String(run)}/logs/${encodeURIComponent(id)}`,
        `file://${folder}/manifest.json`,
      ]) {
        await expect(server.client.readResource({ uri })).rejects.toThrow(/-32002/);
      }
    }
    renameSync(join(folder, 'commands/01-build.ndjson'), path('outside/log'));
    symlinkSync(path('outside/log'), join(folder, 'commands/01-build.ndjson'));
    expect(await server.refusal('runs_logs', { stage: 'build' })).toContain('symbolic link');
    mkdirSync(path('elsewhere'));
    renameSync(folder, path('elsewhere/run'));
    symlinkSync(path('elsewhere/run'), folder);
    for (const tool of ['status', 'runs_show', 'approval_request']) {
      expect(await server.refusal(tool, { run_id: run })).toContain('symbolic link');
    }
    symlinkSync('/etc/passwd', path('secret'));
    mkdirSync(path('tasks'));
    symlinkSync('/etc/passwd', path('tasks/index.json'));
    const refused = await server.refusal('tasks_list');
    expect(refused).toContain('symbolic link');
    expect(refused).not.toContain('root:');
  });

  test('comes in pages, also while a stage still writes', async () => {
    const server = await serving({
      p: [command('much', 'for i in $(seq 1 2000); do echo "line $i of the output"; done')],
    });
    await server.call('start', { follow: true });
    let text = '';
    let pages = 0;
    for (let cursor: unknown; ; pages += 1) {
      const page = await server.call('runs_logs', {
        stage: 'much',
        max_bytes: 5_000,
        ...(cursor !== undefined && { cursor }),
      });
      expect(Buffer.byteLength(String(page['text']))).toBeLessThanOrEqual(5_000);
      text += String(page['text']);
      if (page['at_end'] === true) break;
      cursor = page['next_cursor'];
    }
    const lines = Array.from({ length: 2000 }, (_, at) => `line ${at + 1} of the output\n`);
    expect(text).toBe(lines.join(''));
    expect(pages).toBeGreaterThan(5);
    const end = await server.call('runs_logs', { stage: 'much', from: 'end', max_bytes: 64 });
    expect(end['text']).toBe(lines.join('').slice(-64));
    expect(end['omitted_bytes']).toBe(text.length - 64);
    for (const cursor of ['x', '5.1.0', '999999999.1.0']) {
      expect(await server.refusal('runs_logs', { stage: 'much', cursor })).toContain('ORCH_USAGE');
    }
  });

  test('names runs newest first, a page at a time, each of which can be read', async () => {
    const server = await serving({ p: [command('build', 'true')] });
    await server.call('start', { follow: true, task_id: 'älter & x' });
    const { run_id: newest } = await server.call('start', { follow: true, task_id: 't' });
    const { resources, nextCursor } = await server.client.listResources();
    expect(resources.slice(0, 4).map(({ uri }) => uri)).toEqual([
      'orch://runs',
      'orch://tasks',
      'orch://patterns',
      `orch://runs/t/${String(newest)}/manifest`,
    ]);
    expect(nextCursor).toBeUndefined();
    for (const { uri } of resources) {
      const { contents } = await server.client.readResource({ uri });
      const [content] = contents as { text: string }[];
      expect(JSON.parse(content?.text ?? '')).toBeTruthy();
    }
  });

  test('says that there is nothing, where there is nothing', async () => {
    const server = await serving({ p: [manual] });
    expect(await server.call('runs_list')).toEqual({ runs: [], damaged_lines: 0 });
    expect(await server.call('tasks_list')).toEqual({ tasks: [] });
    expect(await server.call('patterns_search', { query: 'x' })).toEqual({
      packs: [],
      note: expect.stringContaining('no patterns/index.json'),
    });
    expect(await server.refusal('status')).toContain('There is no run');
  });

  test('of packs is what all the words stand in', async () => {
    const server = await serving({ p: [manual] });
    const packs = [
      { id: 'no-console', kind: 'lint-rule' },
      { id: 'to-esm', kind: 'codemod', summary: 'From CommonJS to ES modules' },
    ];
    repository.write('patterns/index.json', JSON.stringify({ packs }));
    expect(await server.call('patterns_search', { query: 'CODEMOD modules' })).toEqual({
      packs: [packs[1]],
      note: null,
    });
    expect(await server.call('patterns_show', { pack_id: 'no-console' })).toEqual({
      pack: packs[0],
    });
    repository.write('patterns/index.json', '{"packs":[7]}');
    expect(await server.refusal('patterns_search')).toContain('ORCH_DATA_DAMAGED');
  });
});

test('a signal ends the server, and no run', async () => {
  const server = await serving({ p: [held()] });
  const { run_id: run } = await server.call('start');
  await until(() => existsSync(path('begun')));
  const gone = new Promise<void>((resolve) => {
    server.client.onclose = resolve;
  });
  process.kill(server.pid, 'SIGTERM');
  await gone;
  expect(await statusOf(run)).toBe('running');
  openGate();
  await until(async () => (await statusOf(run)) === 'succeeded');
});

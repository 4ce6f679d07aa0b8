import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../../test-support/repository.ts';
import { ServedRepository } from '../../test-support/served-repository.ts';

let here: ServedRepository;
beforeEach(() => {
  here = new ServedRepository();
});
afterEach(() => here.remove());

const manual = { kind: 'manual', id: 'sign-off', instructions: 'Look at the diff.' };

describe('what a server reads', () => {
  test('is redacted, whatever it comes from', async () => {
    const value = ['horse', 'battery', 'staple', '77'].join('-');
    const token = `ghp_${'0a1B2c3D4e'.repeat(3)}5F6g7H`;
    const server = await here.serving(
      { p: [command('leak', `echo $DEPLOY_PASSWORD; echo ${token}`), manual] },
      { env: { DEPLOY_PASSWORD: value } },
    );
    here.repository.write(
      'tasks/index.json',
      JSON.stringify({ tasks: [{ id: 't', title: `use ${token}`, note: value }] }),
    );
    here.repository.write(
      'patterns/index.json',
      JSON.stringify({ packs: [{ id: 'x', summary: token, env: value }] }),
    );
    const { run_id: run } = await server.call('start', { follow: true, task_id: 't' });
    // A log that was written by other means, or before the secret was known.
    const log = here.path('.runs/t/cli', String(run), 'commands/01-leak.ndjson');
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
      await server.refusal('status', { run_id: token }),
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
    const server = await here.serving({ p: [command('build', 'echo out')] });
    const { run_id: run } = await server.call('start', { follow: true, task_id: 't' });
    const folder = here.path('.runs/t/cli', String(run));
    here.repository.write('outside/manifest.json', '{"stolen":1}');
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
    renameSync(join(folder, 'commands/01-build.ndjson'), here.path('outside/log'));
    symlinkSync(here.path('outside/log'), join(folder, 'commands/01-build.ndjson'));
    expect(await server.refusal('runs_logs', { stage: 'build' })).toContain('symbolic link');
    mkdirSync(here.path('elsewhere'));
    renameSync(folder, here.path('elsewhere/run'));
    symlinkSync(here.path('elsewhere/run'), folder);
    for (const tool of ['status', 'runs_show', 'approval_request']) {
      expect(await server.refusal(tool, { run_id: run })).toContain('symbolic link');
    }
    symlinkSync('/etc/passwd', here.path('secret'));
    mkdirSync(here.path('tasks'));
    symlinkSync('/etc/passwd', here.path('tasks/index.json'));
    const refused = await server.refusal('tasks_list');
    expect(refused).toContain('symbolic link');
    expect(refused).not.toContain('root:');
  });

  test('comes in pages, also while a stage still writes', async () => {
    const server = await here.serving({
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
    const server = await here.serving({ p: [command('build', 'true')] });
    await server.call('start', { follow: true, task_id: 'älter & x' });
    await here.until(async () => {
      const { runs } = await server.call('runs_list');
      return (runs as { status: string }[])[0]?.status === 'succeeded';
    });
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
    const server = await here.serving({ p: [manual] });
    expect(await server.call('runs_list')).toEqual({ runs: [], damaged_lines: 0 });
    expect(await server.call('tasks_list')).toEqual({ tasks: [] });
    expect(await server.call('patterns_search', { query: 'x' })).toEqual({
      packs: [],
      note: expect.stringContaining('no patterns/index.json'),
    });
    expect(await server.refusal('status')).toContain('There is no run');
  });

  test('of packs is what all the words stand in', async () => {
    const server = await here.serving({ p: [manual] });
    const own = readFileSync(join(import.meta.dirname, '../../../../patterns/index.json'), 'utf8');
    here.repository.write('patterns/index.json', own);
    const { packs: known } = JSON.parse(own) as { packs: unknown[] };
    expect(await server.call('patterns_search')).toEqual({ packs: known, note: null });
    const packs = [
      { id: 'no-console', kind: 'lint-rule' },
      { id: 'to-esm', kind: 'codemod', summary: 'From CommonJS to ES modules' },
    ];
    here.repository.write('patterns/index.json', JSON.stringify({ packs }));
    expect(await server.call('patterns_search', { query: 'CODEMOD modules' })).toEqual({
      packs: [packs[1]],
      note: null,
    });
    expect(await server.call('patterns_show', { pack_id: 'no-console' })).toEqual({
      pack: packs[0],
    });
    here.repository.write('patterns/index.json', '{"packs":[7]}');
    expect(await server.refusal('patterns_search')).toContain('ORCH_DATA_DAMAGED');
  });
});

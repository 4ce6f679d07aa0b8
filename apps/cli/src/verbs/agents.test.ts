import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { misfits } from '../../test-support/schemas.ts';
import { orch, orchJson } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';

const builder = {
  kind: 'agent',
  id: 'build',
  role: 'builder',
  prompt_file: 'prompt.md',
  sandbox: 'workspace-write',
  budget: { max_turns: 5 },
  paths: ['src/**'],
};

/** A Codex that is nowhere: no test begins to work with a model. */
const codex = { binary: '/nowhere/codex' };

let repository: Repository;
beforeEach(() => {
  repository = makeRepository();
  writeFileSync(join(repository.root, 'prompt.md'), 'Make it work.\n');
  repository.configure({
    plain: [command('a', 'true')],
    agent: [{ kind: 'agent', id: 'look', role: 'reviewer', prompt: 'Look.' }, builder],
  });
});
afterEach(() => repository.remove());

/** The names of the program's own files that a call loaded. */
async function loaded(...args: readonly string[]): Promise<readonly string[]> {
  const recorder = join(repository.root, '..', `${basename(repository.root)}-recorder.cjs`);
  const list = `${recorder}.json`;
  writeFileSync(
    recorder,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(Object.keys(require.cache))));`,
  );
  const env = { NODE_OPTIONS: `--require ${recorder}`, PATH: '/usr/bin:/bin' };
  await orch(args, { cwd: repository.root, env });
  return (JSON.parse(readFileSync(list, 'utf8')) as string[]).map((path) => basename(path));
}

describe('nothing of an agent is loaded', () => {
  test.each([['start', 'plain', '--task', 't'], ['status'], ['plan', 'agent'], ['doctor']])(
    'by orch %s',
    async (...args) => {
      if (args[0] === 'status') await orch(['start', 'plain'], { cwd: repository.root });
      if (args[0] === 'doctor') repository.configure({ plain: [command('a', 'true')] });
      const names = await loaded(...args);
      expect(names).toContain('main.js');
      for (const part of ['codex.js', 'manager.js', 'mcp-serve.js', 'mcp-codex.js']) {
        expect(names).not.toContain(part);
      }
    },
  );

  test('and by a stage that has one it is', async () => {
    repository.configure({ agent: [builder] }, { agents: { codex } });
    expect(await loaded('start', 'agent', '--task', 't')).toContain('codex.js');
  });
});

describe('orch plan', () => {
  test('shows what an agent would be given, and that a person is asked', async () => {
    const { status, document } = await orchJson(['plan', 'agent'], { cwd: repository.root });
    expect(status).toBe(0);
    expect(misfits('plan', document)).toEqual([]);
    expect(document).toMatchObject({
      stages: [
        { id: 'look', guard: { effect: 'allow', profile: 'read-only' } },
        {
          id: 'build',
          agent: {
            agent: 'codex',
            role: 'builder',
            prompt_file: { path: 'prompt.md' },
            budget: { max_turns: 5, max_tokens: 5_000_000 },
            paths: ['src/**'],
          },
          guard: { effect: 'ask', rules: ['orch:agent-profile'] },
        },
      ],
    });
    const { stdout } = await orch(['plan', 'agent'], { cwd: repository.root });
    for (const words of ['agent codex as builder', 'budget: 5 turns', 'src/**', 'ASKS']) {
      expect(stdout).toContain(words);
    }
  });

  test('is another plan once the prompt file was edited', async () => {
    const digest = async () =>
      (await orchJson(['plan', 'agent'], { cwd: repository.root })).document['digest'];
    const before = await digest();
    writeFileSync(join(repository.root, 'prompt.md'), 'Make it fast.\n');
    expect(await digest()).not.toBe(before);
  });

  test.each([
    ['missing.md', 'ENOENT'],
    ['../outside.md', 'inside the repository'],
  ])('names the prompt file that is not there: %s', async (prompt_file, why) => {
    repository.configure({ agent: [{ ...builder, prompt_file }] });
    const { status, stderr, stdout } = await orch(['plan', 'agent'], { cwd: repository.root });
    expect(status).toBe(2);
    expect(stderr + stdout).toContain(why);
  });
});

describe('an agent that is not here', () => {
  test('keeps a run from beginning, and is named by the doctor', async () => {
    repository.configure({ agent: [builder] }, { agents: { codex } });
    const started = await orchJson(['start', 'agent', '--task', 't'], { cwd: repository.root });
    expect(started.status).toBe(2);
    expect(started.document).toMatchObject({ error: { code: 'ORCH_AGENT_UNAVAILABLE' } });
    const { status, document } = await orchJson(['doctor'], { cwd: repository.root });
    expect(status).toBe(1);
    expect(document['checks']).toContainEqual(
      expect.objectContaining({ id: 'agent-codex', standing: 'fail' }),
    );
  });

  test('of a name that nobody knows is refused with the names that are known', async () => {
    repository.configure({ agent: [{ ...builder, agent: 'nobody' }] });
    const { status, document } = await orchJson(['start', 'agent', '--task', 't'], {
      cwd: repository.root,
    });
    expect([status, document['error']]).toEqual([
      2,
      expect.objectContaining({
        code: 'ORCH_AGENT_UNAVAILABLE',
        hint: 'Known agents: codex, codex-cloud, manager.',
      }),
    ]);
  });
});

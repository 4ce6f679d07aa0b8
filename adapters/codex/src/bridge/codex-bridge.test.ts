import { afterEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBridgeRig, silence } from '../test-support/bridge-rig.ts';
import type { BridgeRig, BridgeRigOptions } from '../test-support/bridge-rig.ts';
import { addFile, exec, fail, say } from '../testing/index.ts';
import type { ModelReply, ScriptStep } from '../testing/index.ts';

const removedServer = JSON.parse(
  readFileSync(new URL('fixtures/mcp-server-0.153.4.json', import.meta.url), 'utf8'),
) as {
  readonly tools: readonly {
    readonly name: string;
    readonly inputSchema: { readonly properties: object; readonly required: string[] };
    readonly outputSchema: object;
  }[];
  readonly elicitations: readonly Readonly<Record<string, unknown>>[];
};

const rigs: BridgeRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

async function start(
  steps: readonly (ScriptStep | ModelReply)[],
  options: BridgeRigOptions = {},
): Promise<BridgeRig> {
  const rig = await makeBridgeRig(steps, options);
  rigs.push(rig);
  return rig;
}

const writing = { sandbox: 'workspace-write', 'approval-policy': 'on-request' } as const;
const threadOf = ({ structuredContent }: { structuredContent?: unknown }): string =>
  (structuredContent as { threadId: string }).threadId;

/** Processes of this user with the text in their environment. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`CODEX_HOME=${folder}`);
      } catch {
        return false; // It ended, or is somebody else's.
      }
    });
}

describe('the tools', () => {
  test('take everything that the removed server took, and give what it gave', async () => {
    const rig = await start([]);
    const { tools } = await rig.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(removedServer.tools.map(({ name }) => name));
    for (const [at, { inputSchema, outputSchema }] of removedServer.tools.entries()) {
      const ours = tools[at];
      expect(Object.keys(ours?.inputSchema.properties ?? {})).toEqual(
        expect.arrayContaining(Object.keys(inputSchema.properties)),
      );
      expect([ours?.inputSchema.required, ours?.outputSchema]).toEqual([
        inputSchema.required,
        outputSchema,
      ]);
    }
    // What versions before the last one took besides.
    expect(Object.keys(tools[0]?.inputSchema.properties ?? {})).toEqual(
      expect.arrayContaining(['profile', 'include-plan-tool']),
    );
  });

  test('begin a session, and go on with it under either name of its id', async () => {
    const rig = await start([
      say('Good day.'),
      { reply: say('Still here.'), expect: ({ input }) => expect(input).toContain('Good day.') },
      say('Third.'),
    ]);
    const first = await rig.call('codex', { prompt: 'hello', 'include-plan-tool': true });
    const threadId = threadOf(first);
    expect(first).toEqual({
      content: [{ type: 'text', text: 'Good day.' }],
      structuredContent: { threadId, content: 'Good day.' },
    });
    expect(await rig.call('codex-reply', { threadId, prompt: 'and?' })).toMatchObject({
      structuredContent: { threadId, content: 'Still here.' },
    });
    const later = await rig.again();
    rigs.push(later);
    const third = await later.call('codex-reply', { conversationId: threadId, prompt: 'and?' });
    expect(third).toMatchObject({ structuredContent: { threadId, content: 'Third.' } });
    await rig.model.finish();
    expect(processesOf(rig.codexHome)).toEqual([]);
  });

  test('hand every input to Codex', async () => {
    const rig = await start([
      {
        reply: exec('cat marker'),
        expect({ body, input }) {
          expect(body).toMatchObject({ model: 'another-model' });
          expect(JSON.stringify(body)).toContain('BASE');
          expect(input).toContain('DEVELOPER');
          expect(body).toMatchObject({ reasoning: { effort: 'low' } });
        },
      },
      { reply: say('ok'), expect: ({ input }) => expect(input).toContain('of the subfolder') },
    ]);
    mkdirSync(join(rig.work, 'sub'));
    writeFileSync(join(rig.work, 'sub/marker'), 'of the subfolder');
    writeFileSync(join(rig.codexHome, 'work.config.toml'), 'model_reasoning_effort = "low"\n');
    const result = await rig.call('codex', {
      prompt: 'go',
      cwd: 'sub',
      model: 'another-model',
      profile: 'work',
      sandbox: 'read-only',
      'approval-policy': 'never',
      'base-instructions': 'BASE',
      'developer-instructions': 'DEVELOPER',
      'compact-prompt': 'SHORT',
      config: { model_reasoning_summary: 'none' },
      'something-new': 1,
    });
    expect(result).toMatchObject({ structuredContent: { content: 'ok' } });
    await rig.model.finish();
  });

  test('say what is wrong with their input, and begin nothing', async () => {
    const rig = await start([]);
    for (const [name, input, words] of [
      ['codex', {}, 'prompt'],
      ['codex', { prompt: 'x', sandbox: 'none' }, 'sandbox'],
      ['codex', { prompt: 'x', cwd: 'nowhere' }, 'is no folder'],
      ['codex', { prompt: 'x', profile: '../x' }, 'no name of a profile'],
      ['codex', { prompt: 'x', profile: 'nope' }, 'profile nope cannot be used'],
      ['codex-reply', { prompt: 'x' }, 'threadId or conversationId'],
      ['codex-reply', { prompt: 'x', threadId: 'nope' }, 'Codex failed'],
    ] as const) {
      const result = await rig.call(name, input);
      expect(result.isError).toBe(true);
      expect(JSON.stringify(result.content)).toContain(words);
    }
    await expect(rig.call('codex-reboot', {})).rejects.toThrow('There is no tool');
    await rig.model.finish();
  });

  test('tell of progress, and of a model that fails', async () => {
    const rig = await start([exec('true'), fail(500, 'out of order')]);
    const told: string[] = [];
    const result = await rig.call(
      'codex',
      { prompt: 'go', ...writing },
      { onprogress: ({ message }) => told.push(message ?? '') },
    );
    expect(told).toContainEqual(expect.stringContaining('runs /bin/bash -lc'));
    expect(result.isError).toBe(true);
    expect(JSON.stringify(result.content)).toContain('turn failed');
    expect(threadOf(result)).toBeTruthy();
  });
});

describe('B4: an approval', () => {
  const asking = [exec('touch made', { escalate: 'need it' }), say('done')];

  test('is asked for as the removed server asked, and in the standard form', async () => {
    const rig = await start([
      exec('touch made', { escalate: 'need it' }),
      addFile('../out.txt', 'x\n'),
      say('done'),
    ]);
    const result = await rig.call('codex', { prompt: 'go', ...writing });
    expect(result).toMatchObject({ structuredContent: { content: 'done' } });
    expect(rig.read('made')).toBe('');
    expect(rig.read('../out.txt')).toBe('x\n');
    const [command, patch] = rig.asked;
    const [oldCommand = {}, oldPatch = {}] = removedServer.elicitations;
    for (const [now, old] of [
      [command, oldCommand],
      [patch, oldPatch],
    ]) {
      expect(Object.keys(now ?? {})).toEqual(expect.arrayContaining(Object.keys(old ?? {})));
      expect(now).toMatchObject({
        requestedSchema: { type: 'object', properties: {} },
        codex_elicitation: old?.['codex_elicitation'],
        threadId: threadOf(result),
      });
    }
    expect(command).toMatchObject({
      message: expect.stringContaining(`run \`/bin/bash -lc 'touch made'\` in \`${rig.work}\`?`),
      codex_command: oldCommand['codex_command'],
      codex_parsed_cmd: oldCommand['codex_parsed_cmd'],
      codex_cwd: rig.work,
    });
    expect(patch).toMatchObject({
      message: expect.stringContaining('out.txt'),
      codex_changes: { [join(rig.folder, 'out.txt')]: { type: 'add', content: 'x\n' } },
    });
    await rig.model.finish();
  });

  test.each([
    ['a standard yes', { action: 'accept', content: {} }, true],
    ['the yes of old clients', { decision: 'approved' }, true],
    ['an old yes for the session', { decision: 'approved_for_session' }, true],
    ['a standard no', { action: 'decline' }, false],
    ['the no of old clients', { decision: 'denied' }, false],
    ['a yes that is a no as well', { action: 'accept', decision: 'denied' }, false],
    ['an answer that is none', { action: 'sure' }, false],
    ['nothing in it', {}, false],
    ['an error', new Error('no user here'), false],
  ])('that is answered with %s', async (_name, answer, allowed) => {
    const rig = await start(asking, { answers: () => answer });
    const result = await rig.call('codex', { prompt: 'go', ...writing });
    expect(result).toMatchObject({ structuredContent: { content: 'done' } });
    expect(rig.read('made') !== null).toBe(allowed);
    await rig.model.finish();
  });

  test('that is cancelled ends the turn', async () => {
    const rig = await start([asking[0] ?? say('')], { answers: () => ({ action: 'cancel' }) });
    const result = await rig.call('codex', { prompt: 'go', ...writing });
    expect(result.isError).toBe(true);
    expect(JSON.stringify(result.content)).toContain('interrupted');
    expect(rig.read('made')).toBeNull();
  });

  test('that nobody answers is a no after a while, and says so', async () => {
    const rig = await start(asking, {
      answers: () => silence,
      bridge: { approvalTimeoutMs: 300 },
    });
    const result = await rig.call('codex', { prompt: 'go', ...writing });
    expect(result).toMatchObject({
      structuredContent: {
        content: 'done',
        refused: [expect.stringContaining('nobody answered')],
      },
    });
    expect(rig.read('made')).toBeNull();
  });

  test.each([[{}], [{ elicitation: { url: {} } }]])(
    'is refused, and said to be, where the client has %j alone',
    async (capabilities) => {
      const rig = await start(asking, { capabilities });
      const result = await rig.call('codex', { prompt: 'go', ...writing });
      expect(rig.asked).toEqual([]);
      expect(rig.read('made')).toBeNull();
      const words = expect.stringMatching(/Refused, because this client cannot ask.*touch made/);
      expect(result.content).toEqual([
        { type: 'text', text: 'done' },
        { type: 'text', text: words },
      ]);
      await rig.model.finish();
    },
  );
});

describe('B1: the folder of a session', () => {
  test('is not trusted by that, and its own programs are not started', async () => {
    const rig = await start([say('one'), say('two')]);
    mkdirSync(join(rig.work, '.codex'));
    const stolen = join(rig.folder, 'stolen');
    writeFileSync(
      join(rig.work, '.codex/config.toml'),
      `[mcp_servers.evil]\ncommand = "touch"\nargs = [${JSON.stringify(stolen)}]\n`,
    );
    const config = readFileSync(join(rig.codexHome, 'config.toml'), 'utf8');
    const threadId = threadOf(await rig.call('codex', { prompt: 'go', ...writing }));
    const later = await rig.again();
    rigs.push(later);
    await later.call('codex-reply', { threadId, prompt: 'go' });
    expect(existsSync(stolen)).toBe(false);
    expect(readFileSync(join(rig.codexHome, 'config.toml'), 'utf8')).toBe(config);
  });
});

describe('B2: what can start programs or widen what Codex may do', () => {
  const wish = (rig: BridgeRig) => ({
    mcp_servers: { own: { command: 'touch', args: [join(rig.folder, 'stolen')] } },
  });

  test('is asked for before Codex is told of it', async () => {
    const rig = await start([], { answers: () => ({ action: 'decline' }) });
    for (const input of [{ config: wish(rig) }, { sandbox: 'danger-full-access' }]) {
      const result = await rig.call('codex', { prompt: 'go', ...input });
      expect(result.isError).toBe(true);
      expect(JSON.stringify(result.content)).toContain('The user said no');
    }
    expect(rig.asked.map(({ message }) => message)).toEqual([
      expect.stringContaining('mcp_servers'),
      expect.stringContaining('danger-full-access'),
    ]);
    expect(existsSync(join(rig.folder, 'stolen'))).toBe(false);
    await rig.model.finish();
  });

  test('is refused where the client cannot ask', async () => {
    const rig = await start([], { capabilities: {} });
    const result = await rig.call('codex', { prompt: 'go', config: wish(rig) });
    expect(JSON.stringify(result.content)).toContain('this client cannot ask');
    expect(existsSync(join(rig.folder, 'stolen'))).toBe(false);
  });

  test('is done where the user allows it', async () => {
    const rig = await start([exec('touch ../made'), say('done')]);
    const result = await rig.call('codex', {
      prompt: 'go',
      sandbox: 'danger-full-access',
      'approval-policy': 'never',
    });
    expect(result).toMatchObject({ structuredContent: { content: 'done' } });
    expect(rig.read('../made')).toBe('');
  });
});

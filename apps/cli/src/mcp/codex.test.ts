import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, initialize, rawServer, request } from '../../test-support/mcp.ts';
import { makeRepository, type Repository } from '../../test-support/repository.ts';

// The lint rule about libraries that are loaded on demand counts tests in.
const { findCodex } = await import('@orch/adapter-codex');
const { addFile, makeGate, say, startScriptedModel, writeCodexHome } =
  await import('@orch/adapter-codex/testing');
type ScriptedModel = Awaited<ReturnType<typeof startScriptedModel>>;

const { program: codex } = findCodex({ path: '', packageFrom: [import.meta.dirname] });
const tables =
  '[sandbox_workspace_write]\nexclude_slash_tmp = true\nexclude_tmpdir_env_var = true\n';

let repository: Repository;
let model: ScriptedModel;
beforeEach(async () => {
  repository = makeRepository();
  model = await startScriptedModel({});
});
afterEach(async () => {
  await model.close();
  repository.remove();
});

const serverOptions = () => ({
  cwd: repository.root,
  args: ['codex', '--codex', codex],
  env: writeCodexHome(join(repository.root, 'home'), { baseUrl: model.baseUrl, tables }),
});

function processesWith(entry: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(entry);
    } catch {
      return false; // It ended, or is somebody else's.
    }
  });
}

describe('orch mcp codex', () => {
  test('serves both tools to a standard client, and asks its user', async () => {
    model.push(addFile('../outside.txt', 'x\n'), say('done'), say('again'));
    const server = await connect(serverOptions(), { elicitation: {} });
    const asked: string[] = [];
    server.client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      asked.push(params.message);
      return { action: 'accept', content: {} };
    });
    const input = { prompt: 'go', sandbox: 'workspace-write', 'approval-policy': 'on-request' };
    const { threadId, content } = await server.call('codex', { ...input, cwd: 'home' });
    expect([content, asked]).toEqual(['done', [expect.stringContaining('outside.txt')]]);
    expect(existsSync(join(repository.root, 'outside.txt'))).toBe(true);
    const again = await server.call('codex-reply', { threadId, prompt: 'more' });
    expect(again).toEqual({ threadId, content: 'again' });
    await server.client.close();
    await model.finish();
  });

  test('ends in mid-turn when its client does, and leaves no Codex behind', async () => {
    const gate = makeGate();
    model.push({ reply: say('never seen'), gate });
    const options = serverOptions();
    const server = await connect(options);
    const call = server.call('codex', { prompt: 'go' }).catch(String);
    await model.requested(0);
    await server.client.close();
    expect(await call).toContain('closed');
    const left = (): string[] => processesWith(`CODEX_HOME=${options.env.CODEX_HOME}`);
    for (let tries = 0; left().length > 0; tries += 1) {
      if (tries > 400) throw new Error(`Left behind: ${left().join(', ')}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    gate.open();
  });

  test('speaks the protocol alone on stdout, and says on stderr where there is no Codex', async () => {
    const fine = await rawServer(serverOptions(), [
      initialize('2025-06-18'),
      request(2, 'tools/call', { name: 'codex', arguments: 7 }),
      '{',
    ]);
    expect(fine.messages).toHaveLength(3);
    const expected = [
      expect.objectContaining({ error: expect.objectContaining({ code: -32700 }) }),
      expect.objectContaining({ id: 'init', result: expect.anything() }),
      expect.objectContaining({ id: 2, error: expect.objectContaining({ code: -32602 }) }),
    ];
    expect(fine.messages).toEqual(expect.arrayContaining(expected));
    expect(fine.status).toBe(0);
    const none = await rawServer(
      { ...serverOptions(), args: ['codex', '--codex', '/nowhere'] },
      [],
    );
    expect([none.status, none.messages]).toEqual([2, []]);
    expect(none.stderr).toContain('ORCH_AGENT_UNAVAILABLE');
  });
});

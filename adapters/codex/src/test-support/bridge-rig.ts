import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type {
  CallToolResult,
  ClientCapabilities,
  JSONRPCMessage,
} from '@modelcontextprotocol/sdk/types.js';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCodexBridge } from '../bridge/codex-bridge.ts';
import type { CodexBridgeOptions } from '../bridge/codex-bridge.ts';
import { startScriptedModel, writeCodexHome } from '../testing/index.ts';
import type { ModelReply, ScriptedModel, ScriptStep } from '../testing/index.ts';
import { realCodex, temporaryFolder } from './real-codex.ts';

/** What the client of a test answers to an elicitation: the result, whatever it is, or nothing at all. */
export type Answers = (params: Readonly<Record<string, unknown>>) => unknown;

/** No answer ever comes. */
export const silence = Symbol('silence');

export interface BridgeRig {
  readonly client: Client;
  readonly model: ScriptedModel;
  readonly folder: string;
  /** The folder in which Codex works. */
  readonly work: string;
  readonly codexHome: string;
  /** The elicitations as they came over the wire. */
  readonly asked: Readonly<Record<string, unknown>>[];
  /** Everything that the server has sent. */
  readonly sent: JSONRPCMessage[];
  call(
    name: string,
    input: object,
    options?: Parameters<Client['callTool']>[2],
  ): Promise<CallToolResult>;
  read(name: string): string | null;
  /** Another bridge and client over the same Codex home, as after a restart. */
  again(): Promise<BridgeRig>;
  close(): Promise<void>;
}

export interface BridgeRigOptions {
  readonly capabilities?: ClientCapabilities;
  readonly answers?: Answers;
  readonly bridge?: Partial<CodexBridgeOptions>;
  readonly program?: string;
}

export async function makeBridgeRig(
  steps: readonly (ScriptStep | ModelReply)[],
  options: BridgeRigOptions = {},
): Promise<BridgeRig> {
  const folder = temporaryFolder();
  const work = join(folder.path, 'work');
  mkdirSync(work);
  const model = await startScriptedModel({ steps });
  const rig = await connect(folder.path, work, model, options);
  return {
    ...rig,
    async close() {
      await rig.close();
      await model.close();
      folder.remove();
    },
  };
}

async function connect(
  folder: string,
  work: string,
  model: ScriptedModel,
  options: BridgeRigOptions,
): Promise<BridgeRig> {
  const { capabilities = { elicitation: {} }, answers = () => ({ action: 'accept' }) } = options;
  const tables =
    '[sandbox_workspace_write]\nexclude_slash_tmp = true\nexclude_tmpdir_env_var = true\n';
  const home = writeCodexHome(folder, { baseUrl: model.baseUrl, tables });
  const env = { PATH: process.env['PATH'] ?? '', ...home };
  const program = options.program ?? realCodex();
  const bridge = createCodexBridge({
    codex: { program, cwd: work, env, graceMs: 2_000 },
    version: '0.0.0',
    ...options.bridge,
  });
  const [near, far] = InMemoryTransport.createLinkedPair();
  const asked: Readonly<Record<string, unknown>>[] = [];
  const sent: JSONRPCMessage[] = [];
  const client = new Client({ name: 'tester', version: '1' }, { capabilities });
  await bridge.connect(far);
  await client.connect(near);
  // Elicitations are answered on the wire: the client's own handler would correct wrong answers.
  const deliver = near.onmessage?.bind(near);
  near.onmessage = (message, extra) => {
    sent.push(message);
    if (!('method' in message) || message.method !== 'elicitation/create' || !('id' in message)) {
      deliver?.(message, extra);
      return;
    }
    const params = message.params ?? {};
    asked.push(params);
    const answer = answers(params);
    if (answer === silence) return;
    const { id } = message;
    const reply =
      answer instanceof Error
        ? { error: { code: -32000, message: answer.message } }
        : { result: answer };
    void near.send({ jsonrpc: '2.0', id, ...reply } as JSONRPCMessage);
  };
  return {
    client,
    model,
    folder,
    work,
    codexHome: home.CODEX_HOME,
    asked,
    sent,
    call: async (name, input, more) =>
      (await client.callTool({ name, arguments: { ...input } }, undefined, more)) as CallToolResult,
    read(name) {
      const file = join(work, name);
      return existsSync(file) ? readFileSync(file, 'utf8') : null;
    },
    again: () => connect(folder, work, model, options),
    close: () => client.close(),
  };
}

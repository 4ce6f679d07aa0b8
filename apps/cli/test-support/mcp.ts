import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { ClientCapabilities } from '@modelcontextprotocol/sdk/types.js';
import { spawn } from 'node:child_process';
import { cleanEnvironment, program } from './orch.ts';

export interface ServerOptions {
  readonly cwd: string;
  /** The words after `mcp`. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A server of ours with the protocol's official client. */
export interface Connection {
  readonly client: Client;
  readonly pid: number;
  /** What the server said on stderr. */
  said(): string;
  /** Calls a tool; rejects where the result is an error, with what it says. */
  call(name: string, input?: object): Promise<Readonly<Record<string, unknown>>>;
  /** Calls a tool that is to refuse, and gives what it says. */
  refusal(name: string, input?: object): Promise<string>;
}

export async function connect(
  { cwd, args, env = {} }: ServerOptions,
  capabilities: ClientCapabilities = {},
): Promise<Connection> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, 'mcp', ...args],
    cwd,
    env: defined(cleanEnvironment(env)),
    stderr: 'pipe',
  });
  let stderr = '';
  transport.stderr?.on('data', (bytes: Buffer) => (stderr += bytes.toString('utf8')));
  const client = new Client({ name: 'tester', version: '1.2.3' }, { capabilities });
  await client.connect(transport);
  const said = async (name: string, input: object) => {
    const result = await client.callTool({ name, arguments: { ...input } });
    const [first] = result.content as { text?: string }[];
    return { failed: result.isError === true, text: first?.text ?? '', result };
  };
  return {
    client,
    pid: transport.pid ?? 0,
    said: () => stderr,
    async call(name, input = {}) {
      const { failed, text, result } = await said(name, input);
      if (failed) throw new Error(`${name}: ${text}`);
      return result.structuredContent as Readonly<Record<string, unknown>>;
    },
    async refusal(name, input = {}) {
      const { failed, text } = await said(name, input);
      if (!failed) throw new Error(`${name} did not refuse: ${text}`);
      return text;
    },
  };
}

function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What a server wrote for lines that were given to it, and how it ended. */
export interface RawOutcome {
  readonly status: number | null;
  /** Every line of stdout, which has to be a message. */
  readonly messages: readonly Readonly<Record<string, unknown>>[];
  readonly stderr: string;
}

/** Gives a server some input as it is, ends the input, and waits for the server's end. */
export function rawServer(
  { cwd, args, env = {} }: ServerOptions,
  input: readonly (object | string)[],
): Promise<RawOutcome> {
  const child = spawn(process.execPath, [program, 'mcp', ...args], {
    cwd,
    env: cleanEnvironment(env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // A server that refuses the input may be gone before all of it is written.
  child.stdin.once('error', () => undefined);
  for (const line of input) {
    child.stdin.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  }
  child.stdin.end();
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.once('error', reject);
    child.once('close', (status) => {
      clearTimeout(limit);
      const lines = stdout.split('\n').filter((line) => line !== '');
      const messages = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
      resolve({ status, messages, stderr });
    });
  });
}

export const initialize = (protocolVersion = '2025-11-25', id: number | string = 'init') => ({
  jsonrpc: '2.0',
  id,
  method: 'initialize',
  params: { protocolVersion, capabilities: {}, clientInfo: { name: 'raw', version: '0' } },
});
export const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' };
export const request = (id: number | string, method: string, params: object = {}) => ({
  jsonrpc: '2.0',
  id,
  method,
  params,
});

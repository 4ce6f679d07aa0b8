import { describeThrown, type NotifyConfig } from '@orch/core';
import { spawn } from 'node:child_process';
import type { Notice } from './notice.ts';

/** Nobody waits longer than this for a notice to be taken. */
const deliveryTimeoutMs = 5_000;

interface DeliveryOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

/**
 * Tells the command and the webhook that are configured, at the same time.
 *
 * @returns what failed, in words that cite no URL; never rejects
 */
export async function deliver(
  notice: Notice,
  { command, webhook }: NotifyConfig,
  options: DeliveryOptions,
): Promise<readonly string[]> {
  const text = JSON.stringify(notice);
  const ways: Promise<string | null>[] = [];
  if (command !== undefined) ways.push(runCommand(command, text, options));
  if (webhook !== undefined) ways.push(post(webhook, text, options));
  return (await Promise.all(ways)).filter((failure) => failure !== null);
}

function runCommand(
  argv: readonly string[],
  text: string,
  { cwd, env, timeoutMs = deliveryTimeoutMs }: DeliveryOptions,
): Promise<string | null> {
  const [program = '', ...args] = argv;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    child.once('error', (error) => resolve(`the command could not be run: ${error.message}`));
    child.once('exit', (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(`the command ended with ${signal ?? `status ${code}`}`);
    });
    // A command that does not read what it is told is judged by how it ends.
    child.stdin.once('error', () => undefined);
    child.stdin.end(text);
  });
}

async function post(
  url: string,
  body: string,
  { timeoutMs = deliveryTimeoutMs }: DeliveryOptions,
): Promise<string | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.ok ? null : `the webhook answered with status ${response.status}`;
  } catch (error) {
    return `the webhook could not be reached: ${describeThrown(error).replaceAll(url, 'its URL')}`;
  }
}

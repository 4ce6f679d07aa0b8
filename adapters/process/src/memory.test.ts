import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { StageRig } from './test-support/stage-rig.ts';

let rig: StageRig;
beforeEach(() => {
  rig = new StageRig();
});
afterEach(() => rig.remove());

const host = join(import.meta.dirname, 'test-support', 'host.ts');

async function grownMib(command: string): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--conditions=@orch/source', '--import', 'tsx', host, rig.root, command, 'memory'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const closed = once(child, 'close');
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await closed;
  const { kind, grownKib } = JSON.parse(text) as { kind: string; grownKib: number };
  expect(kind).toBe('exited');
  return grownKib / 1024;
}

test.each([
  ['plain text', 'yes "a plain line of output, again and again" | head -c 104857600'],
  ['text that needs escapes', `yes '{"level":"info","path":"a\\\\b"}' | head -c 104857600`],
  ['zero bytes', 'head -c 104857600 /dev/zero'],
])('I5: memory stays flat under 100 MiB of %s', async (_what, command) => {
  expect(await grownMib(command)).toBeLessThan(40);
});

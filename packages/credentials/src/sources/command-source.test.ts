import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { commandSource, type CommandSourceOptions } from './command-source.ts';

function source(program: string, more: Partial<CommandSourceOptions> = {}) {
  return commandSource({
    argv: [process.execPath, '-e', program],
    names: ['TOKEN', 'OTHER'],
    env: {},
    cwd: tmpdir(),
    ...more,
  });
}

const echo = `let t='';process.stdin.on('data',d=>t+=d).on('end',()=>process.stdout.write(
  JSON.stringify({v:1,values:{TOKEN:t+Object.keys(process.env).sort().join()},ttl_ms:1000})))`;

describe('a command is asked on stdin and answers on stdout', () => {
  test('it is told the names that it may be asked for, and given the named environment alone', async () => {
    const reading = await source(echo, { env: { ONLY: 'this' } }).read([
      'TOKEN',
      'SECRET_OF_ANOTHER',
    ]);
    expect(reading).toEqual({
      kind: 'read',
      values: new Map([['TOKEN', '{"v":1,"names":["TOKEN"]}ONLY']]),
      ttlMs: 1000,
    });
  });

  test('it is not run for names that are not its own', async () => {
    const never = source('process.exit(1)');
    expect(await never.read(['ELSE'])).toMatchObject({ kind: 'read', values: new Map() });
  });

  test.each([
    ['it fails', `console.error('hunter2');process.exit(3)`, 'ended with status 3'],
    ['no JSON', `process.stdout.write('hunter2')`, 'not JSON'],
    ['another shape', `process.stdout.write('{"TOKEN":"hunter2"}')`, 'another shape'],
    [
      'no string',
      `process.stdout.write('{"v":1,"values":{"TOKEN":{"x":"hunter2"}}}')`,
      'no string',
    ],
    ['too much', `process.stdout.write('hunter2'.repeat(1e5))`, 'more than 262144 bytes'],
    ['a bad time', `process.stdout.write('{"v":1,"values":{},"ttl_ms":"hunter2"}')`, 'no number'],
  ])('%s: the reason is told, and nothing of what it said', async (_name, program, reason) => {
    const reading = await source(program).read(['TOKEN']);
    expect(reading).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining(reason) });
    expect(JSON.stringify(reading).replace(JSON.stringify(process.execPath), '')).not.toContain(
      'hunter2',
    );
  });

  test('a program that is not there', async () => {
    const reading = await source('', { argv: ['/nonexistent/program'] }).read(['TOKEN']);
    expect(reading).toMatchObject({ reason: expect.stringContaining('could not be run') });
  });

  test('one that hangs is ended with what it started', async () => {
    const program = `const c=require('child_process').spawn('sleep',['600'],{stdio:'ignore'});
      require('fs').writeFileSync(process.env.PIDS,String(c.pid))`;
    const pids = `${tmpdir()}/orch-command-source-${process.pid}`;
    const hanging = `${program};setInterval(()=>{},1000)`;
    const options = { env: { PIDS: pids, PATH: process.env['PATH'] ?? '' }, timeoutMs: 1_500 };
    const reading = await source(hanging, options).read(['TOKEN']);
    expect(reading).toMatchObject({ reason: expect.stringContaining('within 1500 ms') });
    const pid = Number(readFileSync(pids, 'utf8'));
    await gone(pid);
  });
});

/** Polls, because nobody is told when somebody else's child ends. */
async function gone(pid: number): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if (!isRunning(pid)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`process ${pid} is still running`);
}

function isRunning(pid: number): boolean {
  try {
    return !/^\S+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // There is no such process.
  }
}

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bench } from '../bench.ts';
import { atLeast, atMost } from '../finding.ts';
import { multiplyRuns } from '../many-runs.ts';
import { measure, peakMemoryMib, type Program } from '../measure.ts';
import type { Row } from '../row.ts';
import { trueStages, writeConfig } from '../scratch-repository.ts';
import { spreadOf } from '../statistics.ts';

const run = promisify(execFile);
const maxSaid = 4_096;
const perSecondLimit = 20;
const memoryLimitMib = 110;

interface Receiver {
  readonly child: ChildProcess;
  readonly url: string;
}

async function serve(program: Program): Promise<Receiver> {
  const [file = '', ...args] = program.argv;
  const child = spawn(file, args, { ...program, stdio: ['ignore', 'ignore', 'pipe'] });
  child.once('error', () => undefined); // The loop below ends, and says so.
  let said = '';
  for await (const chunk of child.stderr as AsyncIterable<Buffer>) {
    said = (said + chunk.toString()).slice(-maxSaid);
    const url = /Serving (\S+),/.exec(said)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`the receiver ended: ${said}`);
}

/** What a program prints. */
async function output({ argv, cwd, env }: Program): Promise<string> {
  const [file = '', ...args] = argv;
  return (await run(file, args, { cwd, env, maxBuffer: 16 * 1024 * 1024 })).stdout;
}

async function race(
  bench: Bench,
  count: number,
): Promise<{ wrong: number; perSecond: number; senderMib: number; receiverMib: number }> {
  const racing = 20;
  const folder = bench.folder('sync');
  writeConfig(folder, { one: trueStages(1) });
  await measure(bench.orch(folder, 'start', 'one', '--task', 'bench'));
  multiplyRuns(folder, count - racing - 1);
  const grant = ['sync', 'grant', '--store', 'store', '--workspace', 'acme', '--format', 'json'];
  const { token } = JSON.parse(await output(bench.orch(folder, ...grant))) as { token: string };
  const listen = ['--listen', '127.0.0.1:0'];
  const receiver = await serve(bench.orch(folder, 'sync', 'serve', '--store', 'store', ...listen));
  const target = {
    CLOUD_SYNC_URL: receiver.url,
    CLOUD_SYNC_TOKEN: token,
    CODEX_CLOUD_WORKSPACE_ID: 'acme',
  };
  const sending = (...args: readonly string[]): Program => {
    const program = bench.orch(folder, ...args);
    return { ...program, env: { ...program.env, ...target } };
  };
  const startedMs = performance.now();
  const senders = [
    peakMemoryMib(sending('sync', 'drain')),
    peakMemoryMib(sending('sync', 'drain')),
  ];
  const ending = async (): Promise<void> => {
    for (let n = 0; n < racing; n += 1) {
      await measure(bench.orch(folder, 'start', 'one', '--task', `racing-${n % 4}`));
    }
  };
  const sent = Promise.all(senders).then((mib) => ({
    senderMib: Math.max(...mib),
    seconds: (performance.now() - startedMs) / 1000,
  }));
  const [{ senderMib, seconds }] = await Promise.all([sent, ending()]);
  await measure(sending('sync', 'drain'));
  const list = ['runs', 'list', '--limit', '0', '--store', 'store/acme', '--format', 'json'];
  const listed = JSON.parse(await output(bench.orch(folder, ...list))) as { runs: object[] };
  const audit = readFileSync(join(folder, 'out/audit.log'), 'utf8');
  const attempts = audit.split('\n').filter((line) => line.includes('"outcome":"accepted"')).length;
  const status = readFileSync(`/proc/${String(receiver.child.pid)}/status`, 'utf8');
  const receiverMib = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  receiver.child.kill('SIGTERM');
  await once(receiver.child, 'exit');
  const wrong = Math.abs(count - listed.runs.length) + Math.abs(count - attempts);
  return { wrong, perSecond: count / seconds, senderMib, receiverMib };
}

/** Many runs sent by two processes that race, while further runs end. */
export const sync: Row = {
  id: 'sync',
  seconds: 120,
  async measure(bench) {
    const count = bench.quick ? 100 : 1_000;
    const rounds = [];
    for (let round = 0; round < (bench.quick ? 1 : 3); round += 1) {
      bench.say(`${count} runs to a receiver, round ${round + 1}`);
      rounds.push(await race(bench, count));
    }
    const what = `${count.toLocaleString('en')} runs sent by two processes, 20 of them ending meanwhile`;
    const detail =
      'over loopback to `orch sync serve`, each attempt in the audit log; until nothing waits, beside the starts of the 20';
    const lookAt = 'the outbox, the audit log, the receiver';
    return [
      atMost(0, spreadOf(rounds.map(({ wrong }) => wrong)), {
        what: `${what}: lost or sent twice`,
        detail,
        lookAt,
      }),
      atLeast(perSecondLimit, spreadOf(rounds.map(({ perSecond }) => perSecond)), {
        what: `${what}: runs in a second`,
        detail,
        lookAt,
      }),
      atMost(memoryLimitMib, spreadOf(rounds.map(({ senderMib }) => senderMib)), {
        what: `${what}: memory of a sender`,
        detail,
        lookAt,
        unit: ' MiB',
      }),
      atMost(memoryLimitMib, spreadOf(rounds.map(({ receiverMib }) => receiverMib)), {
        what: `${what}: memory of the receiver`,
        detail,
        lookAt,
        unit: ' MiB',
      }),
    ];
  },
};

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { documentOf } from '../rig/result-json.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Gate } from '../rig/gate.ts';
import { Repository } from '../rig/repository.ts';

const step = (id: string, command: string, more = {}) => ({
  kind: 'command',
  id,
  command,
  ...more,
});
const manual = { kind: 'manual', id: 'sign-off' };
const run = '.runs/t/cli/$ORCH_RUN_ID';

/** Writes a yes into the inbox of its own run as a program of its own, and stays alive to be looked at. */
const forgeInbox = `cat > scratch/forge.mjs <<'END'
import { mkdirSync, readFileSync, readlinkSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
const inbox = process.argv[2];
const stat = readFileSync('/proc/self/stat', 'latin1');
const start = 'proc:' + stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
const machine = boot + '/' + readlinkSync('/proc/self/ns/pid');
const writer = { pid: process.pid, start, host: hostname(), machine };
const actor = { name: 'Mallory', source: 'git' };
const decision = { request_id: 'sign-off#1', decision: 'approved', actor, reason: 'forged', channel: 'cli' };
const request = { kind: 'decide', decision };
mkdirSync(inbox, { recursive: true });
const at = new Date().toISOString();
for (const [name, file] of [
  ['a', { v: 1, at, request }],
  ['b', { v: 1, at, request, writer }],
  ['c', { v: 1, at, request, writer: { ...writer, pid: 1 } }],
  ['d', { v: 1, at, request, writer: { ...writer, host: 'elsewhere' } }],
]) {
  writeFileSync(inbox + '/draft-' + name, JSON.stringify(file));
  renameSync(inbox + '/draft-' + name, inbox + '/000-' + name + '.json');
}
// Stays until the owner has dealt with them, and the test lets it go.
readFileSync('scratch/gate');
END
"$NODE" scratch/forge.mjs "${run}/inbox"`;

/** Changes a byte in place, once the question stands there. */
const editJournal = `f="${run}/runner.ndjson"
until grep -q '"type":"approval.requested"' "$f"; do :; done
at=$(grep -abo '"approvers":1' "$f" | head -1 | cut -d: -f1)
printf '"approvers":0' | dd of="$f" bs=1 seek="$at" conv=notrunc 2>/dev/null`;

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        {
          id: 'inbox',
          stages: [
            manual,
            step('forge', forgeInbox, { needs: [] }),
            step('ship', 'echo shipped > scratch/shipped', { needs: ['sign-off'] }),
          ],
        },
        {
          id: 'journal',
          stages: [
            manual,
            step('forge', editJournal, {
              needs: [],
            }),
            step('ship', 'echo shipped > scratch/shipped', { needs: ['sign-off'] }),
          ],
        },
        {
          id: 'manifest',
          stages: [
            manual,
            step(
              'forge',
              `sed -i 's/"pending"/"approved"/' "${run}/manifest.json"; echo '{}' > .runs/gates.json`,
              { needs: [] },
            ),
            step('ship', 'echo shipped > scratch/shipped', { needs: ['sign-off'] }),
          ],
        },
        {
          id: 'held',
          stages: [
            step('forge', `touch "${run}/forged" || echo kept`, { profile: 'workspace-write' }),
          ],
        },
      ],
    },
  });
});
afterEach(() => repository.remove());

const call = (...args: string[]) => repository.orch([...args, '--format', 'json']);
const shipped = () => repository.read('scratch/shipped').catch(() => null);
const options = { env: { NODE: process.execPath } };
const startArgs = (name: string) => [
  'start',
  name,
  '--task',
  't',
  '--parallel',
  '--max-concurrency',
  '2',
  '--format',
  'json',
];

describe('a program inside a stage', () => {
  test('that writes answers into the inbox of its own run is refused, each time with why', async () => {
    const gate = await Gate.make(repository.path('scratch/gate'));
    const running = repository.start(startArgs('inbox'), options);
    await repository.until(async () => {
      const [runId = ''] = await repository.runIds('t');
      const read = repository.read('.runs/t/cli', runId, 'runner.ndjson');
      const journal = await read.catch(() => '');
      return (journal.match(/approval\.refused/g) ?? []).length === 4;
    });
    await gate.open();
    const started = await running.ended;
    expectExit(started, 3);
    const [runId = ''] = await repository.runIds('t');
    const { approvals } = documentOf(await call('status', '--run', runId)) as {
      approvals: { status: string; decisions: unknown[] }[];
    };
    expect(approvals).toMatchObject([{ status: 'pending', decisions: [] }]);
    const journal = await repository.read('.runs/t/cli', runId, 'runner.ndjson');
    for (const why of [
      'does not say which process',
      'inside a stage',
      'is gone',
      'another machine',
    ]) {
      expect(journal).toContain(why);
    }
    expectExit(await call('resume', '--run', runId), 3);
    expect(await shipped()).toBeNull();
  });

  test('that edits the journal breaks its chain: nothing goes on', async () => {
    await repository.orch(startArgs('journal'), options);
    const [runId = ''] = await repository.runIds('t');
    expectExit(await call('approve', '--run', runId, '--reason', 'fine'), 5);
    expectExit(await call('resume', '--run', runId), 5);
    expect(await shipped()).toBeNull();
  });

  test('that edits the manifest and the gate proofs decides nothing', async () => {
    expectExit(await repository.orch(startArgs('manifest'), options), 3);
    const [runId = ''] = await repository.runIds('t');
    expectExit(await call('resume', '--run', runId), 3);
    expect(await shipped()).toBeNull();
  });

  test('that is held to the worktree cannot write the records at all', async () => {
    const started = await repository.orch(startArgs('held'), options);
    expectExit(started, 0);
    const [runId = ''] = await repository.runIds('t');
    const journal = await repository.read('.runs/t/cli', runId, 'runner.ndjson');
    const mechanism = /"mechanism":("bubblewrap"|null)/.exec(journal)?.[1];
    const log = await repository.orch(['runs', 'logs', '--run', runId, '--raw']);
    // Where nothing can hold it, that is what is recorded, and nothing more is claimed.
    expect(log.stdout.includes('kept\n')).toBe(mechanism !== 'null');
  });
});

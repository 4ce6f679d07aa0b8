import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectExit } from '../rig/expect-exit.ts';
import { Gate } from '../rig/gate.ts';
import { readJournalFile } from '../rig/journal-file.ts';
import { documentOf } from '../rig/result-json.ts';
import { Repository } from '../rig/repository.ts';
import { byScale } from '../rig/scale.ts';

/** Notes that it began, waits at the gate of its task where there is one, and works on. */
const held = [
  'echo "$1" >> "$E2E_SCRATCH/$MCP_RUNNER_TASK_ID.ledger"',
  'if [ -p "$E2E_SCRATCH/$MCP_RUNNER_TASK_ID.gate" ]; then cat "$E2E_SCRATCH/$MCP_RUNNER_TASK_ID.gate"; fi',
  'echo "passed by $MCP_RUNNER_TASK_ID in $PWD"',
  'echo second >> "own/$MCP_RUNNER_TASK_ID"',
].join('\n');
const edit = [
  'echo edit >> "$E2E_SCRATCH/$MCP_RUNNER_TASK_ID.ledger"',
  'mkdir own',
  'echo first > "own/$MCP_RUNNER_TASK_ID"',
  'case "$MCP_RUNNER_TASK_ID" in *0|*1) echo "$MCP_RUNNER_TASK_ID" > folder-0/file-0;; esac',
].join('\n');

const config = {
  defaultPipeline: 'work',
  pipelines: [
    {
      id: 'work',
      stages: [
        { kind: 'command', id: 'edit', command: edit },
        { kind: 'command', id: 'held', command: ['sh', '-c', held, 'held', 'held'] },
      ],
    },
  ],
};

function twoThousandFiles(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 2_000 }, (_, n) => [
      `folder-${n % 40}/file-${n}`,
      `the text of file ${n}\n`,
    ]),
  );
}

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({ 'codex.orchestrator.json': config, ...twoThousandFiles() });
}, 60_000);
afterEach(() => repository.remove());

/** Every file of the main checkout with its content, the index byte for byte, and where HEAD stands. */
async function mainCheckout(): Promise<string> {
  const hash = createHash('sha256');
  const skipped = new Set(['.git', '.runs', 'out', 'scratch']);
  const visit = async (folder: string): Promise<void> => {
    for (const entry of (await readdir(folder, { withFileTypes: true })).sort(byName)) {
      const path = join(folder, entry.name);
      if (folder === repository.folder && skipped.has(entry.name)) continue;
      if (entry.isDirectory()) await visit(path);
      else hash.update(`${path}\0`).update(await readFile(path));
    }
  };
  await visit(repository.folder);
  for (const name of ['index', 'HEAD', 'config']) {
    hash.update(await readFile(repository.path('.git', name)));
  }
  hash.update(await repository.git('rev-parse', 'refs/heads/main'));
  hash.update(await repository.git('stash', 'list'));
  return hash.digest('hex');
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

interface GoalLine {
  readonly task_id: string;
  readonly run_id: string;
  readonly branch: string;
  readonly status: string;
  readonly worktree: string;
}

async function statusNow(): Promise<{
  readonly document: Readonly<Record<string, unknown>>;
  readonly goals: readonly GoalLine[];
}> {
  const document = documentOf(await repository.orch(['goals', 'status', '--format', 'json']));
  return { document, goals: document['goals'] as GoalLine[] };
}

async function ownerOf(runId: string): Promise<number> {
  const document = documentOf(
    await repository.orch(['status', '--run', runId, '--format', 'json']),
  );
  return (document['owner'] as { pid: number }).pid;
}

async function ledgerOf(task: string): Promise<string[]> {
  return (await repository.read('scratch', `${task}.ledger`)).trim().split('\n');
}

const counts = byScale({ ci: [12], soak: [12, 100] });

test.each(counts)(
  '%i goals at once, some killed, the parent killed, all resumed: all end, nothing mixes, the main checkout stays',
  async (count) => {
    const tasks = Array.from({ length: count }, (_, n) => `goal-${String(n).padStart(3, '0')}`);
    const dying = 'goal-002';
    const adopted = ['goal-005', 'goal-008'];
    const gates = new Map<string, Gate>();
    for (const task of [dying, ...adopted]) {
      gates.set(task, await Gate.make(repository.path('scratch', `${task}.gate`)));
    }
    const env = { E2E_SCRATCH: repository.path('scratch') };
    const call = { env, timeoutMs: 900_000 };
    const before = await mainCheckout();

    const first = repository.start(['goals', 'run', ...tasks, '--max-concurrency', '6'], call);
    for (const gate of gates.values()) await gate.reached({ timeoutMs: 300_000 });
    const [parentId = ''] = await repository.runIds('goals');
    const runOf = new Map((await statusNow()).goals.map((goal) => [goal.task_id, goal.run_id]));
    process.kill(await ownerOf(runOf.get(dying) ?? ''), 'SIGKILL');
    first.child.kill('SIGKILL');
    await first.ended;

    const cut = await statusNow();
    expect(cut.document).toMatchObject({ run_id: parentId, status: 'interrupted' });
    const standing = new Map(cut.goals.map((goal) => [goal.task_id, goal.status]));
    expect(standing.get(dying)).toBe('interrupted');
    for (const task of adopted) expect([task, standing.get(task)]).toEqual([task, 'running']);

    const second = repository.start(['resume', '--run', parentId, '--format', 'json'], call);
    await repository.until(async () => (await ledgerOf(dying)).length === 3);
    for (const gate of gates.values()) await gate.close();
    const ended = await second.ended;
    expectExit(ended, 0);

    const result = documentOf(ended);
    const goals = result['goals'] as GoalLine[];
    expect(result).toMatchObject({ run_id: parentId, status: 'succeeded' });
    expect(goals.map(({ task_id: task, status }) => [task, status])).toEqual(
      tasks.map((task) => [task, 'succeeded']),
    );
    await expectNoCrossTalk(goals, dying);
    expectOverlapsNamed(result, tasks);
    expect(await mainCheckout()).toBe(before);
    expect(await repository.leftovers()).toEqual([]);
  },
  900_000,
);

/** Worktrees, branches, commits, logs, journals and task states each hold what is their goal's alone. */
async function expectNoCrossTalk(goals: readonly GoalLine[], killed: string): Promise<void> {
  for (const { task_id: task, run_id: runId, branch, worktree } of goals) {
    const touched = task.endsWith('0') || task.endsWith('1') ? ['folder-0/file-0'] : [];
    const changed = await repository.git('diff', '--name-only', `main..${branch}`);
    expect(changed.trim().split('\n')).toEqual([...touched, `own/${task}`]);
    expect(await readFile(join(worktree, 'own', task), 'utf8')).toBe('first\nsecond\n');
    expect(await repository.git('-C', worktree, 'status', '--porcelain')).toBe('');
    const commits = await repository.git(
      'log',
      '--format=%(trailers:key=Orch-Run,valueonly,separator=%x2C) %(trailers:key=Orch-Stage,valueonly,separator=%x2C) %an',
      `main..${branch}`,
    );
    expect(commits.trim().split('\n')).toEqual([
      `${runId} held Ada Tester`,
      `${runId} edit Ada Tester`,
    ]);

    const folder = repository.path('.runs', task, 'cli', runId);
    const log = await readFile(join(folder, 'commands', '02-held.ndjson'), 'utf8');
    expect(log).toContain(`passed by ${task}`);
    expect(log.match(/passed by [\w-]+/g)).toEqual([`passed by ${task}`]);
    const { lines, tornBytes } = await readJournalFile(join(folder, 'runner.ndjson'));
    expect(tornBytes).toBe(0);
    expect(lines[0]?.data).toMatchObject({ task_id: task, run_id: runId, workspace: { branch } });
    const state = JSON.parse(await repository.read('out', task, 'state.json')) as {
      runs: { run_id: string; status: string }[];
    };
    expect(state.runs).toMatchObject([{ run_id: runId, status: 'succeeded' }]);
    // What had succeeded before the kill did not run again; what was cut off did.
    const again = task === killed ? ['held'] : [];
    expect([task, await ledgerOf(task)]).toEqual([task, ['edit', 'held', ...again]]);
  }
}

function expectOverlapsNamed(
  document: Readonly<Record<string, unknown>>,
  tasks: readonly string[],
): void {
  const overlapping = tasks.filter((task) => task.endsWith('0') || task.endsWith('1'));
  const pairs = overlapping.flatMap((a, at) =>
    overlapping.slice(at + 1).map((b) => ({ a, b, conflicts: ['folder-0/file-0'] })),
  );
  expect(document['overlaps']).toMatchObject(pairs);
  const order = document['merge_order'] as { task_id: string; conflicts: string[] }[];
  expect(order).toHaveLength(tasks.length);
  const clean = order.filter(({ conflicts }) => conflicts.length === 0);
  expect(clean).toHaveLength(tasks.length - overlapping.length + 1);
}

test('two that run goals of one repository at once do not disturb each other', async () => {
  const env = { E2E_SCRATCH: repository.path('scratch') };
  const both = await Promise.all(
    ['a', 'b'].map((name) =>
      repository.orch(['goals', 'run', `${name}-2`, `${name}-3`, '--format', 'json'], {
        env,
        timeoutMs: 180_000,
      }),
    ),
  );
  for (const result of both) {
    expectExit(result, 0);
    expect(documentOf(result)).toMatchObject({ status: 'succeeded' });
  }
}, 200_000);

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orch, orchJson, program, type OrchOptions } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';
import { misfits } from '../../test-support/schemas.ts';

let repository: Repository;
let here: OrchOptions;
beforeEach(() => {
  repository = makeRepository();
  here = { cwd: repository.root };
});
afterEach(() => repository.remove());

const id = '0001-new-keys';
const read = (path: string): string => readFileSync(join(repository.root, path), 'utf8');

function configure(): void {
  const edit = {
    id: 'implement',
    phase: 'implementation',
    stages: [command('edit', 'touch made')],
  };
  const outer = { id: 'outer', stages: [{ kind: 'subpipeline', id: 's', pipeline: 'implement' }] };
  const plain = { id: 'plain', stages: [command('c', 'true')] };
  const pipelines = [plain, edit, outer];
  repository.write(
    'codex.orchestrator.json',
    JSON.stringify({ defaultPipeline: 'plain', pipelines }),
  );
  repository.write('.gitignore', '.runs/\nout/\n');
}

/** A small task whose page is approved. */
async function approvedTask(): Promise<void> {
  await orch(['task', 'new', 'New keys', '--risk', 'low', '--lines', '5'], here);
  repository.write(`tasks/${id}.md`, '# New keys\n\n- [ ] It works (evidence: plain/c)\n');
  await orch(['task', 'approve', id, '--phase', 'page', '--reason', 'Read it.'], here);
}

describe('the walk-through in docs/sop.md', () => {
  test('leads from an empty folder to an approved plan and on, as it stands', () => {
    const folder = mkdtempSync(join(tmpdir(), 'orch-walk-'));
    const bin = join(folder, 'bin');
    const place = join(folder, 'project');
    mkdirSync(bin);
    mkdirSync(place);
    const script = `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`;
    writeFileSync(join(bin, 'orch'), script, { mode: 0o755 });
    const text = readFileSync(join(import.meta.dirname, '../../../../docs/sop.md'), 'utf8');
    const shell = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, lines = '']) => lines);
    expect(shell.length).toBeGreaterThan(4);
    const out = execFileSync('sh', ['-e', '-c', shell.join('\n')], {
      cwd: place,
      env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: folder },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(out).toContain('Implementation  open');
    expect(readFileSync(join(place, 'tasks/index.json'), 'utf8')).toContain('"status": "done"');
    for (const mirror of ['PRD', 'TASKS', 'TECH_SPEC', 'ACTION_PLAN']) {
      expect(existsSync(join(place, `docs/${mirror}.md`))).toBe(true);
    }
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
});

describe('an implementation pipeline', () => {
  test.each([['implement'], ['outer']])(
    '%s is refused with exit status 4 and the next step, and runs nothing',
    async (pipeline) => {
      configure();
      const unknown = await orchJson(['start', pipeline], here);
      expect([unknown.status, unknown.document]).toMatchObject([
        4,
        { error: { code: 'ORCH_PHASE_CLOSED', hint: expect.stringContaining('orch task new') } },
      ]);
      await orch(['task', 'new', 'New keys', '--risk', 'low', '--lines', '5'], here);
      const closed = await orchJson(['start', pipeline, '--task', id], here);
      expect([closed.status, closed.document]).toMatchObject([
        4,
        { error: { hint: expect.stringContaining(`orch task approve ${id} --phase page`) } },
      ]);
      expect(existsSync(join(repository.root, 'made'))).toBe(false);
      expect((await orchJson(['runs', 'list'], here)).document).toMatchObject({ runs: [] });
    },
  );

  test('is said to be refused by plan, with the next step, and to be open once it is', async () => {
    configure();
    const phaseOf = async (pipeline: string) => {
      const { status, document } = await orchJson(['plan', pipeline, '--task', id], here);
      return [status, document['phase']];
    };
    const unknown = { open: false, next: expect.stringContaining('orch task new') };
    expect(await phaseOf('outer')).toEqual([0, expect.objectContaining(unknown)]);
    await orch(['task', 'new', 'New keys', '--risk', 'low', '--lines', '5'], here);
    const { stdout } = await orch(['plan', 'implement', '--task', id], here);
    expect(stdout).toMatch(
      /Phase: REFUSED: .*\n {2}next: .*orch task approve 0001-new-keys --phase page/,
    );
    expect(stdout).not.toContain('Run it with');
    // By its number, as one would say it.
    expect((await orch(['task', 'show', '0001'], here)).stdout).toContain(id);
    expect((await orch(['task', 'show', '0002'], here)).stderr).toContain('ORCH_TASK_UNKNOWN');
    await approvedTask();
    const open = { id: 'implementation', open: true, reason: null, next: null };
    expect(await phaseOf('implement')).toEqual([0, open]);
    expect(await phaseOf('plain')).toEqual([0, null]);
  });

  test('runs once the phase is open, is refused after an edit, and then neither begins nor goes on', async () => {
    configure();
    await approvedTask();
    expect((await orch(['start', 'outer', '--task', id], here)).status).toBe(0);
    repository.write(
      'codex.orchestrator.json',
      read('codex.orchestrator.json').replace('touch made', 'exit 1'),
    );
    const failed = await orchJson(['start', 'implement', '--task', id], here);
    expect(failed.status).toBe(1);
    repository.write(`tasks/${id}.md`, '# Another thing\n');
    const edited = await orch(['start', 'implement', '--task', id], here);
    expect([edited.status, edited.stderr]).toEqual([
      4,
      expect.stringContaining('was edited after Ada'),
    ]);
    const run = String(failed.document['run_id']);
    expect((await orch(['resume', '--run', run], here)).status).toBe(4);
  });

  test('is refused with the place where the register cannot be read', async () => {
    configure();
    repository.write('tasks/index.json', '[{"id": "0001-new-keys", "path": "full"}]');
    const { status, document } = await orchJson(['start', 'implement', '--task', id], here);
    expect([status, document]).toMatchObject([
      2,
      { error: { code: 'ORCH_CONFIG_INVALID', place: 'tasks/index.json: /0' } },
    ]);
  });

  test('alone is asked about: others run for any task', async () => {
    configure();
    expect((await orch(['start', '--task', 'anything'], here)).status).toBe(0);
  });
});

describe('a decision about a task', () => {
  test.each([
    ['approve', `task approve ${id} --phase page`],
    ['promote', `task promote ${id} --to in_progress`],
    ['skip the spec', `task phase ${id} --no-spec`],
  ])('to %s is refused from inside a stage', async (_what, words) => {
    configure();
    await orch(['task', 'new', 'New keys', '--risk', 'low', '--lines', '5'], here);
    const forge = `env -i "${process.execPath}" "${program}" ${words} --reason forged; echo "exit $?"`;
    repository.configure({ forge: [command('forge', forge)] });
    const { document } = await orchJson(['start', 'forge', '--task', 'x'], here);
    const logs = ['runs', 'logs', '--run', String(document['run_id']), '--raw'];
    expect((await orch(logs, here)).stdout).toContain('exit 4');
    expect(read('tasks/index.json')).toContain('"approvals": []');
  });

  test('that a stage writes into the register makes the run ask a person', async () => {
    configure();
    await orch(['task', 'new', 'New keys'], here);
    const forge = "sed -i 's/.approvals.: ../&{}/' tasks/index.json";
    repository.configure({ forge: [command('forge', forge)] });
    const { status, document } = await orchJson(['start', 'forge', '--task', 'x'], here);
    expect([status, document]).toMatchObject([3, { approvals_pending: [{ stage: 'forge' }] }]);
  });

  test('is in the audit log, with the digest of what was approved', async () => {
    configure();
    await approvedTask();
    const { document } = await orchJson(['task', 'show', id], here);
    const [, page] = document['phases'] as { readonly digest: string }[];
    const lines = read('out/audit.log')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toContainEqual(
      expect.objectContaining({
        type: 'task.phase_decided',
        data: expect.objectContaining({ task_id: id, sha256: page?.digest, reason: 'Read it.' }),
      }),
    );
    expect((await orch(['audit', 'verify'], here)).status).toBe(0);
  });

  test('whose documents fit their schemas', async () => {
    configure();
    const check = async (schema: string, args: readonly string[]): Promise<void> => {
      const { status, document } = await orchJson(args, here);
      expect([args, status, misfits(schema, document)]).toEqual([args, 0, []]);
    };
    await check('task-new', ['task', 'new', 'New keys', '--risk', 'low', '--lines', '5']);
    repository.write(`tasks/${id}.md`, '# New keys\n\n- [ ] It works (evidence: plain/c)\n');
    await check('task-approve', ['task', 'approve', '--phase', 'page', '--reason', 'Read it.']);
    await check('task-promote', ['task', 'promote', '--to', 'in_progress', '--reason', 'Go.']);
    await check('task-phase', ['task', 'phase']);
    await check('task-show', ['task', 'show', id]);
    await check('task-list', ['task', 'list']);
    await check('docs-sync', ['docs', 'sync']);
    await check('docs-check', ['docs', 'check']);
  });
});

describe('evidence', () => {
  test('ticks an item, unless the files of its run were changed', async () => {
    configure();
    await approvedTask();
    const { document } = await orchJson(['start', '--task', id], here);
    const log = String(document['log']);
    const honest = read(log);
    repository.write(log, honest.replace('"exit_code":0', '"exit_code":9'));
    const warned = await orch(['docs', 'sync'], here);
    expect(warned.stderr).toContain('proves nothing');
    expect(read(`tasks/${id}.md`)).toContain('- [ ] It works');
    repository.write(log, honest);
    await orch(['docs', 'sync'], here);
    expect(read(`tasks/${id}.md`)).toContain(
      `- [x] It works (evidence: plain/c → ${String(document['manifest'])})`,
    );
  });
});

describe('the configuration', () => {
  test('names templates of its own, and what a small task is', async () => {
    const stages = [command('c', 'true')];
    const sop = { templates: 'forms', small_path: { max_lines: 9, risks: ['medium'] } };
    const config = { pipelines: [{ id: 'plain', stages }], sop };
    repository.write('codex.orchestrator.json', JSON.stringify(config));
    repository.write('.gitignore', '.runs/\nout/\n');
    repository.write('forms/page.md', '# {{title}} ({{id}}, {{risk}}) {{unknown}}\n');
    await orch(['task', 'new', 'New keys', '--lines', '9'], here);
    expect(read(`tasks/${id}.md`)).toBe('# New keys (0001-new-keys, medium) {{unknown}}\n');
    const { document } = await orchJson(['task', 'new', 'More keys', '--lines', '10'], here);
    expect(document).toMatchObject({ task: { path: 'full' } });
    expect(read('tasks/0002-prd-more-keys.md')).toContain('<!-- Write:');
  });
});

describe('a feature of Spec Kit', () => {
  test('becomes a task by its folder, and is only read', async () => {
    configure();
    repository.write('specs/001-albums/spec.md', '# Feature Specification: Albums\n');
    const from = ['task', 'new', '--from', 'specs/001-albums'];
    const { document } = await orchJson(from, here);
    expect(document).toMatchObject({
      task: { id: '001-albums', title: 'Albums', source: { kind: 'spec-kit' } },
      phases: [{}, { artifact: 'specs/001-albums/spec.md', standing: 'open' }, {}, {}, {}, {}],
    });
    expect((await orchJson(from, here)).document).toMatchObject({ written: [] });
    expect((await orch(['task', 'new', '--from', '..'], here)).status).toBe(2);
    expect((await orch(['task', 'new', '--from', 'tasks'], here)).status).toBe(2);
  });
});

describe('metrics', () => {
  test('count what happened: a task that was ready, and runs that needed nobody', async () => {
    configure();
    await approvedTask();
    await orch(['start', 'implement', '--task', id], here);
    repository.configure({ plain: [command('c', 'exit 1')] });
    const failed = await orchJson(['start', '--task', id], here);
    repository.configure({ plain: [command('c', 'true')] });
    const run = String(failed.document['run_id']);
    await orch(['resume', '--run', run, '--accept-plan-change'], here);
    configure();
    const { status, document } = await orchJson(['metrics', '--svg', 'm.svg'], here);
    expect([status, misfits('metrics', document)]).toEqual([0, []]);
    expect(document).toMatchObject({
      tasks: [{ id, prd: 'before', list: 'before', spec: 'not_needed' }],
      totals: { ready: { count: 1, of: 1 }, runs_without_fixup: { count: 1, of: 2 } },
    });
    expect(read('m.svg')).toContain('1 of 2 (50 %)');
    expect((await orch(['metrics', '--task', id], here)).stdout).toContain('1 of 1 (100 %)');
  });
});

describe('several at once, and killed ones', () => {
  const titles = ['One', 'Two', 'Three'];

  test('leave a register and mirrors as if they had come one after the other', async () => {
    configure();
    const all = [...titles, ...titles].map((title) => orch(['task', 'new', title], here));
    expect((await Promise.all(all)).map(({ status }) => status)).toEqual([0, 0, 0, 0, 0, 0]);
    const { document } = await orchJson(['task', 'list'], here);
    const ids = (document['tasks'] as { id: string }[]).map((task) => task.id);
    expect(ids.map((name) => name.slice(0, 4))).toEqual(['0001', '0002', '0003']);
    expect(ids.map((name) => name.slice(5)).sort()).toEqual(['one', 'three', 'two']);
    expect((await orchJson(['docs', 'check'], here)).document).toMatchObject({ findings: [] });
  });

  test('a process that is killed at any write leaves what the same command completes', async () => {
    configure();
    await orch(['task', 'new', 'New keys', '--risk', 'low', '--lines', '5'], here);
    repository.write(`tasks/${id}.md`, '# New keys\n\n- [ ] It works (evidence: plain/c)\n');
    const before = read('tasks/index.json');
    const approve = ['task', 'approve', id, '--phase', 'page', '--reason', 'Read it.'];
    let kills = 0;
    // Every third point, as the library's own tests try each: these are real processes.
    for (let n = 1; ; n += 3) {
      const killed = await orch(approve, { ...here, env: { ORCH_FAULT_AT: `*:${n}` } });
      if (killed.status === 0) break;
      expect(killed.status).toBeNull();
      kills += 1;
      expect((await orch(approve, here)).status).toBe(0);
      expect((await orchJson(['docs', 'check'], here)).document).toMatchObject({ findings: [] });
      const { document } = await orchJson(['task', 'show', id], here);
      expect(document).toMatchObject({ implementation_open: true });
      expect(JSON.parse(read('tasks/index.json'))).toMatchObject({
        tasks: [{ approvals: [{ phase: 'page', reason: 'Read it.' }] }],
      });
      repository.write('tasks/index.json', before);
      for (const mirror of ['docs', '.agent']) {
        rmSync(join(repository.root, mirror), { recursive: true, force: true });
      }
    }
    expect(kills).toBeGreaterThan(8);
  }, 120_000);
});

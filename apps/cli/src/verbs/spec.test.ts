import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { orch, orchJson, type OrchOptions } from '../../test-support/orch.ts';
import { command, makeRepository, type Repository } from '../../test-support/repository.ts';
import { misfits } from '../../test-support/schemas.ts';

let repository: Repository;
let here: OrchOptions;
beforeEach(() => {
  repository = makeRepository();
  here = { cwd: repository.root };
});
afterEach(() => repository.remove());

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: repository.root, encoding: 'utf8', stdio: 'pipe' });
}

function commitAll(): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Work');
}

const today = new Date().toISOString().slice(0, 10);

function writeSpec(id: string, lastReview: string, covers = 'src/auth/**'): void {
  const keys = { id, relates_to: 'prd.md', owners: 'Ada', covers, last_review: lastReview };
  const lines = Object.entries(keys).map(([key, value]) => `${key}: ${value}`);
  repository.write(`tasks/specs/${id}.md`, `---\n${lines.join('\n')}\n---\n\n# ${id}\n`);
  repository.write('prd.md', '# PRD\n');
}

describe('spec guard', () => {
  test('blocks a commit that needs a spec and has none, and says in words what to do', async () => {
    repository.write('src/main.ts', 'x\n');
    commitAll();
    repository.write('src/auth/login.ts', 'x\n');
    git('add', '--all');
    const { status, stdout, stderr } = await orch(['spec', 'guard', '--staged'], here);
    expect([status, stderr]).toEqual([4, '']);
    expect(stdout).toBe(
      [
        'blocks: src/auth/login.ts needs a spec: it touches security (**/auth/**) [missing]',
        '    next: Begin one with: orch spec new "<title>" --covers <path>; or add the path to the "covers" of a spec that is about it.',
        '',
        `Spec guard blocks: 1 problem in 1 changed path and 0 specs, as of ${today}.`,
        '',
      ].join('\n'),
    );
    const dry = await orch(['spec', 'guard', '--staged', '--dry-run'], here);
    expect([dry.status, dry.stdout]).toEqual([0, expect.stringContaining('would block: src/auth')]);
    writeSpec('login', today);
    git('add', '--all');
    expect((await orch(['spec', 'guard', '--staged'], here)).status).toBe(0);
  });

  test('every scope and outcome is a document that fits the schema', async () => {
    writeSpec('login', '2020-01-01');
    repository.write('src/auth/login.ts', 'x\n');
    commitAll();
    const check = async (args: string[], status: number): Promise<object> => {
      const result = await orchJson(['spec', ...args], here);
      const schema = `spec-${args[0] ?? ''}`;
      expect([args, result.status, misfits(schema, result.document)]).toEqual([args, status, []]);
      return result.document;
    };
    const all = await check(['guard'], 4);
    expect(all).toMatchObject({ scope: 'all', findings: [{ code: 'stale_by_date', line: 6 }] });
    await check(['guard', '--staged'], 0);
    await check(['guard', '--base', 'HEAD', '--dry-run'], 0);
    await check(['guard', '--at', '2020-01-02'], 0);
    expect(await check(['list'], 0)).toMatchObject({ specs: [{ standing: 'stale_by_date' }] });
    repository.write('tasks/specs/broken.md', 'no front matter\n');
    expect(await check(['guard'], 4)).toMatchObject({ status: 'failed' });
  });

  test('what cannot look is refused with exit status 4, in SARIF too', async () => {
    rmSync(join(repository.root, '.git'), { recursive: true });
    const { status, document } = await orchJson(['spec', 'guard'], here);
    expect([status, document]).toMatchObject([4, { error: { code: 'ORCH_GUARD_FAILED' } }]);
    const sarif = await orch(['spec', 'guard', '--format', 'sarif'], here);
    expect(sarif.status).toBe(4);
    expect(JSON.parse(sarif.stdout)).toMatchObject({
      runs: [{ invocations: [{ executionSuccessful: false }], results: [] }],
    });
  });

  test('the zone of the machine changes nothing', async () => {
    writeSpec('login', '2026-11-10');
    const judged = async (TZ: string): Promise<unknown> => {
      const args = ['spec', 'guard', '--at', '2026-12-10T23:59:00Z'];
      return (await orchJson(args, { ...here, env: { TZ } })).document;
    };
    const utc = await judged('UTC');
    expect(utc).toMatchObject({ specs: [{ age_days: 30, expires_on: '2026-12-11' }] });
    expect(await judged('Pacific/Kiritimati')).toEqual(utc);
    expect(await judged('America/Los_Angeles')).toEqual(utc);
  });

  test('a hook of a repository whose root is above that of orch looks at the right index', async () => {
    repository.write('part/codex.orchestrator.json', '{}');
    repository.write('part/src/main.ts', 'x\n');
    commitAll();
    repository.write('part/src/auth/login.ts', 'x\n');
    git('add', '--all');
    const env = { GIT_INDEX_FILE: '.git/index', CODEX_ORCHESTRATOR_ROOT: 'part' };
    const { status, stdout } = await orch(['spec', 'guard', '--staged'], { ...here, env });
    expect([status, stdout]).toEqual([4, expect.stringContaining('blocks: src/auth/login.ts')]);
  });
});

test('spec list shows how each spec stands, and without specs how to begin', async () => {
  expect((await orch(['spec', 'list'], here)).stdout).toContain('orch spec new');
  writeSpec('login', today);
  writeSpec('signing', '2020-01-01', 'src/signing/**');
  const { stdout } = await orch(['spec', 'list'], here);
  expect(stdout).toMatch(/^login {4}ok +reviewed .*expires \d{4}-\d\d-\d\d +login\n/);
  expect(stdout).toMatch(/\nsigning {2}stale by date +reviewed 2020-01-01/);
});

describe('spec new and spec review', () => {
  const make = ['spec', 'new', 'Sign in: "passkeys"', '--id', 'login', '--covers', 'src/{a,b}/**'];
  const review = ['spec', 'review', 'login', '--reason', 'Compared with the code.'];

  test('a new spec is a draft, is never written over, and a review makes it hold', async () => {
    repository.write('src/a/x.ts', 'x\n');
    repository.write('prd.md', '# PRD\n');
    const made = await orchJson([...make, '--relates-to', 'prd.md'], here);
    expect(misfits('spec-new', made.document)).toEqual([]);
    expect(made.document).toMatchObject({ path: 'tasks/specs/login.md' });
    expect((await orch(['spec', 'list'], here)).stdout).toContain('unapproved (draft)');
    expect((await orchJson(make, here)).document).toMatchObject({ error: { code: 'ORCH_USAGE' } });
    const reviewed = await orchJson(review, here);
    expect([reviewed.status, misfits('spec-review', reviewed.document)]).toEqual([0, []]);
    expect(reviewed.document).toMatchObject({ standing: 'ok', findings: [], last_review: today });
    const text = readFileSync(join(repository.root, 'tasks/specs/login.md'), 'utf8');
    expect(text).toContain(`- ${today} Ada Lovelace <ada@example.org>: Compared with the code.\n`);
    expect(text).toContain(`reviewed_code: ${today} ${String(reviewed.document['reviewed_code'])}`);
  });

  test('a change after the review shows, on the same day and before it is committed', async () => {
    repository.write('src/a/x.ts', 'x\n');
    await orch([...make, '--relates-to', 'prd.md'], here);
    repository.write('prd.md', '# PRD\n');
    await orch(review, here);
    const codes = async (): Promise<unknown> =>
      ((await orchJson(['spec', 'guard'], here)).document['findings'] as { code: string }[]).map(
        ({ code }) => code,
      );
    expect(await codes()).toEqual([]);
    commitAll();
    expect(await codes()).toEqual([]);
    repository.write('src/b/new.ts', 'not committed\n');
    expect(await codes()).toEqual(['drift']);
    const file = join(repository.root, 'tasks/specs/login.md');
    const text = readFileSync(file, 'utf8');
    // Pushing the date on by hand is not a review.
    repository.write(
      'tasks/specs/login.md',
      text.replace(/^last_review: .*$/m, 'last_review: 2026-01-01'),
    );
    expect(await codes()).toContain('date_only_review');
  });

  test('a stage cannot review, whatever its environment says', async () => {
    await orch(make, here);
    const program = join(import.meta.dirname, '../../dist/main.js');
    repository.configure({
      p: [
        command(
          'forge',
          `env -i "${process.execPath}" "${program}" spec review login --reason mine; test $? = 4`,
        ),
      ],
    });
    expect((await orch(['start'], here)).status).toBe(0);
    expect((await orch(['spec', 'list'], here)).stdout).toContain('never reviewed');
  });

  test.each<[string, string[], number, string]>([
    ['without a title', ['spec', 'new'], 2, 'ORCH_USAGE'],
    ['with an id that leads elsewhere', ['spec', 'new', 'x', '--id', '../x'], 2, 'ORCH_USAGE'],
    ['of a spec that is not there', ['spec', 'review', 'x', '--reason', 'x'], 2, 'ORCH_USAGE'],
    ['without a reason', ['spec', 'review', 'login'], 2, 'ORCH_USAGE'],
    [
      'of a broken one',
      ['spec', 'review', 'tasks/specs/b.md', '--reason', 'x'],
      4,
      'ORCH_GUARD_FAILED',
    ],
  ])('%s is refused', async (_name, args, status, code) => {
    repository.write('tasks/specs/b.md', 'no front matter\n');
    const refused = await orchJson(args, here);
    expect([refused.status, refused.document]).toMatchObject([status, { error: { code } }]);
  });
});

test('what the guide has a reader type works as it says', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/spec-guard.md'), 'utf8');
  const script = /```sh\n([^]*?)```/.exec(guide)?.[1] ?? 'exit 99';
  const bin = join(import.meta.dirname, '../../dist/bin');
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
    cwd: repository.root,
    env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: repository.root },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Spec guard passed');
  expect(stdout).toMatch(/^login {2}ok {2}/m);
  expect(stdout).toContain('Spec guard would block: 1 problem');
});

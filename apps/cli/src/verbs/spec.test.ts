import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { orch, orchJson, type OrchOptions } from '../../test-support/orch.ts';
import { makeRepository, type Repository } from '../../test-support/repository.ts';
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

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { History } from '../../test-support/history.ts';
import { gold, plantHistory } from '../../test-support/planted-history.ts';
import { plantService, serviceGold } from '../../test-support/planted-service.ts';
import { mineHistory, type MinedHistory } from './mine-history.ts';

let history: History;
beforeEach(() => {
  history = new History();
});
afterEach(() => history.remove());

const editsOf = ({ findings }: MinedHistory) =>
  findings.map(({ detail }) => JSON.stringify(detail['edit']));

/** Four files with a call that two commits replace. */
function twice(
  call: (name: string) => string,
  next: (name: string) => string,
  folder = 'src',
): void {
  const names = ['a', 'b', 'c', 'd'];
  const files = (of: readonly string[], text: (name: string) => string) =>
    Object.fromEntries(of.map((name) => [`${folder}/${name}.ts`, `${text(name)};\n`]));
  history.commit(files(names, call));
  history.commit(files(names.slice(0, 2), next));
  history.commit(files(names.slice(2), next));
}

test('what was planted in a history is found, and nothing else', async () => {
  history.remove();
  history = plantHistory();
  const mined = await mineHistory(history.root);
  expect(editsOf(mined).sort()).toEqual(gold.map((each) => JSON.stringify(each)).sort());
  expect(mined).toMatchObject({ commits_read: 22, truncated: null, not_drafted: {} });
  // Each kind of what only looks like it was there, and was seen as what it is.
  for (const reason of ['version', 'path', 'rename', 'generated', 'reverted'] as const) {
    expect([reason, mined.dropped[reason]]).toEqual([reason, expect.any(Number)]);
    expect(mined.dropped[reason]).toBeGreaterThan(0);
  }
  const [moved] = mined.findings.filter(({ id }) => id === 'move-item-to-relocate');
  expect(moved).toMatchObject({
    count: 5,
    counter_count: 2,
    detail: { files: 5, commit_count: 3, left_alone: 0 },
  });
  expect(moved?.counter_examples).toEqual([
    { path: 'src/eta.ts', line: 10 },
    { path: 'src/gamma.ts', line: 10 },
  ]);
});

test('calls over several lines, other languages and what is put around a call are found too', async () => {
  history.remove();
  history = plantService();
  const mined = await mineHistory(history.root);
  expect(editsOf(mined).sort()).toEqual(serviceGold.map((each) => JSON.stringify(each)).sort());
});

test('a codemod is drafted from the earlier commits alone, and says which they were', async () => {
  twice(
    (name) => `send(${name}, 1)`,
    (name) => `post(1, ${name})`,
  );
  const learned = history.git('rev-parse', 'HEAD~1').trim();
  const { candidates, findings } = await mineHistory(history.root, {
    support: { minFiles: 3, minOrigins: 2 },
  });
  expect(findings[0]?.detail['commits']).toEqual([
    learned,
    history.git('rev-parse', 'HEAD').trim(),
  ]);
  const files = Object.fromEntries(
    (candidates[0]?.files ?? []).map(({ path, text }) => [path, text]),
  );
  expect(JSON.parse(files['pack.json'] ?? '')).toMatchObject({
    id: 'send-to-post',
    kind: 'codemod',
    state: 'candidate',
    needles: ['send'],
    provenance: { source: 'harvested', support: 4, learned_from: [learned] },
  });
  const short = learned.slice(0, 8);
  expect(files[`fixtures/positive/1-${short}/input.ts`]).toBe('send(a, 1);\n');
  expect(files[`fixtures/positive/1-${short}/output.ts`]).toBe('post(1, a);\n');
  expect(files[`fixtures/negative/already-${short}/input.ts`]).toBe('post(1, a);\n');
  expect(Object.values(files).join('')).not.toMatch(/\b[cd], 1/u);
});

test('an edit in a language that no codemod can be for is reported alone', async () => {
  history.commit({ 'a.py': 'send(a)\n', 'b.py': 'send(b)\n', 'c.py': 'send(c)\n' });
  history.commit({ 'a.py': 'post(a, 1)\n' });
  history.commit({ 'b.py': 'post(b, 1)\n', 'c.py': 'post(c, 1)\n' });
  const mined = await mineHistory(history.root);
  expect(editsOf(mined)).toEqual(['"send($1) → post($1, 1)"']);
  expect(mined).toMatchObject({ candidates: [], not_drafted: { 'send-to-post-1': 'language' } });
});

test('no secret of the history gets into a candidate or a report', async () => {
  const secret = 'k3y-0f-s0mebody';
  const hasSecret = (text: string) => text.includes(secret);
  twice(
    (name) => `send(${name}, ${name === 'a' ? `'${secret}'` : `'${name}'`})`,
    (name) => `post(${name === 'a' ? `'${secret}'` : `'${name}'`}, ${name})`,
  );
  const some = await mineHistory(history.root, { hasSecret });
  expect(some.candidates).toHaveLength(1);
  expect(some.secret_fixtures).toBeGreaterThan(0);
  expect(JSON.stringify(some)).not.toContain(secret);
  history.remove();
  history = new History();
  twice(
    (name) => `send(${name}, '${secret}')`,
    (name) => `post(${name})`,
  );
  const all = await mineHistory(history.root, { hasSecret });
  expect(JSON.stringify(all)).not.toContain(secret);
  expect(Object.values(all.not_drafted)).toEqual(['secret']);
});

test('a folder without a history has nothing to say, and says why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'orch-none-'));
  expect(await mineHistory(folder)).toMatchObject({ truncated: 'no-repository', findings: [] });
  rmSync(folder, { recursive: true });
  expect(await mineHistory(history.root)).toMatchObject({
    truncated: 'no-commits',
    commits_read: 0,
  });
});

test('without the program git the history has nothing to say either', async () => {
  const { PATH } = process.env;
  process.env['PATH'] = join(history.root, 'nowhere');
  try {
    expect(await mineHistory(history.root)).toMatchObject({ truncated: 'no-git', findings: [] });
  } finally {
    process.env['PATH'] = PATH;
  }
});

test('a history that is cut off is read as far as it goes, and that is said', async () => {
  twice(
    (name) => `send(${name})`,
    (name) => `post(${name}, 1)`,
  );
  history.git('checkout', '-q', '--detach');
  expect(await mineHistory(history.root)).toMatchObject({ commits_read: 3, truncated: null });
  const last = await mineHistory(history.root, { limits: { maxCommits: 1 } });
  expect(last).toMatchObject({ commits_read: 1, truncated: 'commits', findings: [] });
  const few = await mineHistory(history.root, { limits: { maxBytes: 300 } });
  expect(few.truncated).toBe('bytes');
  const large = await mineHistory(history.root, { limits: { maxCommitBytes: 10 } });
  expect(large).toMatchObject({ large_commits: 2, findings: [] });
  const shallow = mkdtempSync(join(tmpdir(), 'orch-shallow-'));
  execFileSync('git', ['clone', '-q', '--depth', '2', `file://${history.root}`, shallow]);
  expect(await mineHistory(shallow)).toMatchObject({ commits_read: 2, truncated: 'shallow' });
  rmSync(shallow, { recursive: true });
});

test('nothing that a repository asks git to run is run', async () => {
  const trap = join(history.root, '.git', 'trap.sh');
  const sprung = join(history.root, '.git', 'sprung');
  writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> '${sprung}'\ncat "$1" 2>/dev/null\n`);
  chmodSync(trap, 0o755);
  history.commit({ '.gitattributes': '*.ts diff=trap filter=trap\n' });
  twice(
    (name) => `send(${name})`,
    (name) => `post(${name}, 1)`,
  );
  for (const name of [
    'core.fsmonitor',
    'diff.external',
    'diff.trap.command',
    'diff.trap.textconv',
    'filter.trap.smudge',
    'filter.trap.clean',
    'core.pager',
    'core.sshCommand',
    'gpg.program',
  ]) {
    history.git('config', name, trap);
  }
  history.git('config', 'log.showSignature', 'true');
  history.git('config', 'diff.noprefix', 'true');
  history.git('config', 'diff.mnemonicPrefix', 'true');
  history.git('config', 'color.ui', 'always');
  history.git('config', 'diff.orderFile', 'nowhere');
  expect(editsOf(await mineHistory(history.root))).toEqual(['"send($1) → post($1, 1)"']);
  expect(existsSync(sprung)).toBe(false);
});

test('odd paths, binary files, submodules, links and a huge commit do no harm', async () => {
  const other = new History();
  other.commit({ 'x.ts': 'send(1);\n' });
  history.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', other.root, 'sub');
  other.commit({ 'x.ts': 'post(1, 1);\n' });
  history.git('-C', 'sub', '-c', 'protocol.file.allow=always', 'pull', '-q', 'origin', 'HEAD');
  const huge = Array.from({ length: 50_000 }, (_, at) => `call(${at});`);
  history.commit({
    'bin.ts': new Uint8Array([0, 1, 2]),
    'huge.ts': huge.join('\n'),
    'deep.ts': '('.repeat(20_000),
  });
  history.commit({
    'bin.ts': new Uint8Array([0, 1, 3]),
    'huge.ts': huge.join(' \n'),
    'deep.ts': '['.repeat(20_000),
  });
  twice(
    (name) => `send(${name})`,
    (name) => `post(${name}, 1)`,
    'odd\n "paths\t$1',
  );
  const mined = await mineHistory(history.root);
  expect(editsOf(mined)).toEqual(['"send($1) → post($1, 1)"']);
  expect(mined.findings[0]?.places[0]?.path).toBe('odd\n "paths\t$1/a.ts');
  expect(mined.candidates).toHaveLength(1);
  other.remove();
});

test('the history of this repository is read, as much of it as is here', async () => {
  const root = join(import.meta.dirname, '../../../..');
  const mined = await mineHistory(root, { limits: { maxCommits: 60 } });
  expect(mined.commits_read).toBeLessThanOrEqual(60);
  expect(mined.findings.length).toBeLessThanOrEqual(30);
});

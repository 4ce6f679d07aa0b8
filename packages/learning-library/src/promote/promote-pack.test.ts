import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { History } from '../../test-support/history.ts';
import { plantHistory } from '../../test-support/planted-history.ts';
import { transformText } from '../mine/template-file.ts';
import { mineHistory } from '../mine/mine-history.ts';
import type { PackManifest } from '../pack/pack.ts';
import { promotePack } from './promote-pack.ts';

let history: History;
beforeEach(() => {
  history = new History();
});
afterEach(() => history.remove());

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(history.root, folder, path)), { recursive: true });
    writeFileSync(join(history.root, folder, path), text);
  }
}

/** A codemod that replaces every `send(x)`, whatever x is. */
function writeEager(provenance: PackManifest['provenance']): void {
  const manifest: PackManifest = {
    id: 'send-to-post',
    version: '0.1.0',
    kind: 'codemod',
    state: 'candidate',
    summary: 'Replaces send with post everywhere',
    applies_to: { files: ['**/*.js'] },
    entry: 'transform.js',
    needles: ['send'],
    fixtures: 'fixtures',
    provenance,
  };
  write('patterns/send-to-post', {
    'pack.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'README.md': '# send-to-post\n',
    'transform.js': transformText({ before: 'send($1)', after: 'post($1)', rest: [] }),
    'fixtures/positive/one/input.js': 'send(a);\n',
    'fixtures/positive/one/output.js': 'post(a);\n',
    'fixtures/negative/one/input.js': 'resend(a);\n',
  });
}

const manifestOf = (id: string) =>
  JSON.parse(readFileSync(join(history.root, 'patterns', id, 'pack.json'), 'utf8')) as PackManifest;

test('what was drafted from a history becomes stable, with what the replay measured', async () => {
  history.remove();
  history = plantHistory();
  const { candidates } = await mineHistory(history.root);
  const chosen = candidates.find(({ id }) => id === 'move-item-to-relocate');
  write(
    `patterns/${chosen?.id ?? ''}`,
    Object.fromEntries((chosen?.files ?? []).map(({ path, text }) => [path, text])),
  );
  const promotion = await promotePack(history.root, chosen?.id ?? '');
  expect(promotion).toMatchObject({
    promoted: true,
    reasons: [],
    replay: { right: 5, other: 0, left: 0, undecided: 2, missed: 0, precision: 1, recall: 1 },
    written: ['patterns/move-item-to-relocate/pack.json', 'patterns/index.json'],
  });
  const { state, provenance } = manifestOf('move-item-to-relocate');
  expect(state).toBe('stable');
  expect(provenance.replay).toMatchObject({
    changed: 5,
    right: 5,
    precision: 1,
    unseen: { changed: 3, right: 3 },
  });
  expect(provenance.replay?.interval?.[0]).toBeCloseTo(0.566, 3);
  expect(readFileSync(join(history.root, 'patterns/index.json'), 'utf8')).toContain(
    '"state": "stable"',
  );
  await expect(promotePack(history.root, 'move-item-to-relocate')).rejects.toThrow(
    /stable already/u,
  );
});

test('a candidate that changes what people left alone is refused, with the measured precision', async () => {
  const both = 'send(urgent);\nsend(later);\n';
  const names = ['a', 'b', 'c', 'd'].map((name) => `src/${name}.js`);
  history.commit(Object.fromEntries([...names, 'src/e.js'].map((path) => [path, both])));
  history.replace(names.slice(0, 2), ['send(urgent)', 'post(urgent)']);
  history.replace(names.slice(2), ['send(urgent)', 'post(urgent)']);
  // A file that nobody came to says nothing, whatever else is done to it.
  history.commit({ 'src/e.js': `// e\n${both}` });
  // A file goes on under another name.
  history.git('mv', 'src/a.js', 'src/f.js');
  history.commit({});
  writeEager({ source: 'harvested', learned_from: [] });
  const before = readFileSync(join(history.root, 'patterns/send-to-post/pack.json'));
  const promotion = await promotePack(history.root, 'send-to-post');
  expect(promotion).toMatchObject({
    promoted: false,
    replay: {
      right: 4,
      left: 4,
      other: 0,
      undecided: 2,
      precision: 0.5,
      unseen: { changed: 8, right: 4 },
    },
    written: [],
  });
  expect(promotion.reasons).toEqual([
    expect.stringContaining('4 of 8 (50%)'),
    expect.stringContaining('4 of 8 (50%)'),
  ]);
  expect(promotion.replay?.against[0]).toMatchObject({ line: 2, before: 'send(later)' });
  expect(readFileSync(join(history.root, 'patterns/send-to-post/pack.json')).equals(before)).toBe(
    true,
  );
});

test('what is left at first and changed later is right, and another change speaks against it', async () => {
  history.commit({ 'src/a.js': 'send(a);\nsend(b);\nsend(c);\n' });
  const first = history.replace(['src/a.js'], ['send(a)', 'post(a)']);
  history.replace(['src/a.js'], ['send(b)', 'post(b)'], ['send(c)', 'queue(c, 1)']);
  writeEager({ source: 'harvested', learned_from: [first] });
  const { replay, reasons } = await promotePack(history.root, 'send-to-post');
  expect(replay).toMatchObject({ converting: 2, right: 2, left: 0, other: 1, undecided: 0 });
  expect(replay?.unseen).toEqual({ changed: 2, right: 1 });
  expect(reasons[1]).toContain('1 places show it right; 2 are asked for');
});

test('a pack that was written may be for what nobody has done yet; a harvested one may not', async () => {
  history.commit({ 'src/a.js': 'send(a);\n' });
  history.commit({ 'src/a.js': 'send(a);\nother();\n' });
  writeEager({ source: 'harvested' });
  expect(await promotePack(history.root, 'send-to-post')).toMatchObject({ promoted: false });
  writeEager({ source: 'written' });
  const promotion = await promotePack(history.root, 'send-to-post');
  expect(promotion).toMatchObject({ promoted: true, replay: { precision: null, undecided: 1 } });
});

test('no replay is begun for fixtures that fail, commits that are not there, or what is no candidate', async () => {
  history.commit({ 'src/a.js': 'send(a);\n' });
  writeEager({ source: 'written' });
  await expect(promotePack(history.root, 'send-to-post', { range: 'nope..HEAD' })).rejects.toThrow(
    /no commits nope/u,
  );
  await expect(promotePack(history.root, '../send-to-post')).rejects.toThrow(/No candidate/u);
  write('patterns/send-to-post', { 'fixtures/negative/one/input.js': 'send(a);\n' });
  expect(await promotePack(history.root, 'send-to-post')).toMatchObject({
    promoted: false,
    reasons: ['its fixtures do not pass'],
    replay: null,
  });
});

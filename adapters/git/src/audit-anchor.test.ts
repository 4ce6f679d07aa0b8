import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnchorStore, type AnchorStore } from './audit-anchor.ts';
import { TemporaryRepository } from './testing/temporary-repository.ts';

const ref = 'refs/orch/audit';
let repo: TemporaryRepository;
let anchors: AnchorStore;

beforeEach(() => {
  repo = new TemporaryRepository();
  anchors = createAnchorStore({ root: repo.root, env: repo.env });
});

afterEach(async () => {
  await repo.remove();
});

test('what was anchored is read again, by another process too', async () => {
  expect(await anchors.readAnchor(ref)).toBeNull();
  const payload = { head: 'abc', line: 12, at: '2026-11-20T12:00:00.000Z' };
  const result = await anchors.anchor(ref, payload, null);
  expect(result.kind).toBe('anchored');
  const other = createAnchorStore({ root: repo.root, env: repo.env });
  expect(await other.readAnchor(ref)).toEqual({
    oid: result.kind === 'anchored' ? result.oid : '',
    payload,
  });
});

test('I8: of twelve writers that expect the same, one wins and the others hear what is there', async () => {
  const results = await Promise.all(
    Array.from({ length: 12 }, (_, writer) => anchors.anchor(ref, { writer }, null)),
  );
  const won = results.filter(({ kind }) => kind === 'anchored');
  expect(won).toHaveLength(1);
  const now = await anchors.readAnchor(ref);
  for (const result of results) {
    expect(result).toEqual(
      result.kind === 'anchored'
        ? { kind: 'anchored', oid: now?.oid }
        : { kind: 'moved', found: now?.oid },
    );
  }
});

test('I8: a chain of anchors goes on only from the newest', async () => {
  const first = await anchors.anchor(ref, { line: 1 }, null);
  const firstOid = first.kind === 'anchored' ? first.oid : '';
  const second = await anchors.anchor(ref, { line: 2 }, firstOid);
  expect(second.kind).toBe('anchored');
  const stale = await anchors.anchor(ref, { line: 3 }, firstOid);
  expect(stale).toEqual({ kind: 'moved', found: second.kind === 'anchored' ? second.oid : '' });
  expect((await anchors.readAnchor(ref))?.payload).toEqual({ line: 2 });
});

test('I8: no ref outside of refs/orch/ is written', async () => {
  for (const bad of ['refs/heads/main', 'HEAD', 'refs/orch/../heads/main', 'refs/orch/', '-d']) {
    await expect(anchors.anchor(bad, {}, null)).rejects.toMatchObject({ code: 'ORCH_USAGE' });
  }
  expect(repo.git('for-each-ref')).toBe('');
});

test('an anchor outlives garbage collection and leaves status clean', async () => {
  await anchors.anchor(ref, { line: 1 }, null);
  repo.git('gc', '-q', '--prune=now');
  expect((await anchors.readAnchor(ref))?.payload).toEqual({ line: 1 });
  expect(repo.git('status', '--porcelain')).toBe('');
});

test('a ref that holds something else is damage, not an answer', async () => {
  writeFileSync(join(repo.base, 'text'), 'not json');
  repo.git('update-ref', ref, repo.git('hash-object', '-w', join(repo.base, 'text')));
  await expect(anchors.readAnchor(ref)).rejects.toMatchObject({ code: 'ORCH_DATA_DAMAGED' });
  repo.commit();
  repo.git('update-ref', ref, 'HEAD');
  await expect(anchors.readAnchor(ref)).rejects.toMatchObject({ code: 'ORCH_DATA_DAMAGED' });
});

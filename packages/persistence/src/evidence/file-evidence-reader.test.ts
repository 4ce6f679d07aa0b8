import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rootsIn } from '../../test-support/scratch-roots.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { runPaths } from '../paths/run-paths.ts';
import { FileEvidenceReader } from './file-evidence-reader.ts';

const scratch = useScratch();
const key = { taskId: 't', runId: 'r' };

function withLog(content: Buffer): { reader: FileEvidenceReader; root: string; path: string } {
  const root = scratch();
  const roots = rootsIn(root);
  const path = join(runPaths(roots, key).folder, 'commands', '01-a.ndjson');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return { reader: new FileEvidenceReader(roots), root, path: 'commands/01-a.ndjson' };
}

function digestOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

test('a range is digested exactly, also over several megabytes', async () => {
  const content = Buffer.alloc(3_500_000, 'abcdefg');
  const { reader, path } = withLog(content);
  const range = { path, offset: 17, bytes: 3_000_001 };
  expect(await reader.readLog(key, range)).toEqual({
    bytes: 3_000_001,
    sha256: digestOf(content.subarray(17, 17 + 3_000_001)),
  });
});

test('a file that is short or missing shows in the number of bytes', async () => {
  const { reader, path } = withLog(Buffer.from('short'));
  expect(await reader.readLog(key, { path, offset: 0, bytes: 99 })).toEqual({
    bytes: 5,
    sha256: digestOf(Buffer.from('short')),
  });
  const missing = { path: 'commands/02-b.ndjson', offset: 0, bytes: 1 };
  expect(await reader.readLog(key, missing)).toMatchObject({ bytes: 0 });
});

test('nothing outside the run and the repository is ever evidence', async () => {
  const { reader, root } = withLog(Buffer.from('x'));
  const secret = join(scratch(), 'secret');
  writeFileSync(secret, 'elsewhere');
  symlinkSync(secret, join(root, 'link'));
  symlinkSync(secret, join(runPaths(rootsIn(root), key).folder, 'link'));
  writeFileSync(join(root, 'inside'), '');
  for (const path of ['../../../../inside', secret, 'link']) {
    expect(await reader.readLog(key, { path, offset: 0, bytes: 9 })).toMatchObject({ bytes: 0 });
  }
  expect(await reader.fileExists('inside')).toBe(true);
  expect(await reader.fileExists('.runs')).toBe(false);
  expect(await reader.fileExists('link')).toBe(false);
  expect(await reader.fileExists(secret)).toBe(false);
  expect(await reader.fileExists('nothing')).toBe(false);
});

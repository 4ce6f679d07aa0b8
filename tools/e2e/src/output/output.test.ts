import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { documentOf } from '../rig/result-json.ts';
import { peakMemoryBytes } from '../rig/processes.ts';
import { expectExit } from '../rig/expect-exit.ts';
import { Repository } from '../rig/repository.ts';
import { byScale } from '../rig/scale.ts';
import { writeContent, type ContentKind } from './content.ts';

const mib = 1024 * 1024;

/** Budgets of DESIGN §13. */
const maxMemoryBytes = 110 * mib;
const maxDiskRatio = 1.3;

let repository: Repository;
beforeEach(async () => {
  repository = await Repository.make({
    'codex.orchestrator.json': {
      pipelines: [
        {
          id: 'flood',
          stages: [
            { kind: 'command', id: 'pour', command: ['cat', 'scratch/flood'] },
            { kind: 'command', id: 'wait', command: ['cat', 'scratch/gate'] },
          ],
        },
        {
          id: 'both',
          stages: [
            {
              kind: 'command',
              id: 'pour',
              command: 'cat scratch/flood & cat scratch/flood >&2; wait',
            },
          ],
        },
      ],
    },
  });
});
afterEach(() => repository.remove());

/** What `runs logs --raw` gives back, digested as it comes. */
async function rawLog(runId: string, stream: 'stdout' | 'stderr') {
  const hash = createHash('sha256');
  let bytes = 0;
  const logs = repository.start(
    ['runs', 'logs', '--run', runId, '--stage', 'pour', '--stream', stream, '--raw'],
    { timeoutMs: 300_000, onStdout: (chunk) => ((bytes += chunk.length), hash.update(chunk)) },
  );
  const { exitCode, stderr } = await logs.ended;
  return { exitCode, stderr, bytes, sha256: hash.digest('hex') };
}

async function folderBytes(folder: string): Promise<number> {
  let total = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    total += entry.isDirectory() ? await folderBytes(path) : (await stat(path)).size;
  }
  return total;
}

async function pour(kind: ContentKind, bytes: number) {
  const written = await writeContent(repository.path('scratch/flood'), kind, bytes);
  const gate = await repository.makeGate();
  const run = repository.start(['start', 'flood', '--task', 'flood', '--format', 'json'], {
    timeoutMs: 600_000,
  });
  await gate.reached({ timeoutMs: 500_000 });
  const memoryBytes = await peakMemoryBytes(run.pid);
  await gate.open();
  const ended = await run.ended;
  expectExit(ended, 0);
  const runId = String(documentOf(ended)['run_id']);
  const diskBytes =
    (await folderBytes(repository.path('.runs'))) + (await folderBytes(repository.path('out')));
  return { written, memoryBytes, diskRatio: diskBytes / bytes, runId };
}

describe('a flood of output', () => {
  test.each(byScale({ ci: [100 * mib], soak: [100 * mib, 1024 * mib] }))(
    '%i bytes of text: memory stays flat, the disk takes it once, and every byte comes back',
    async (bytes) => {
      const { written, memoryBytes, diskRatio, runId } = await pour('text', bytes);
      expect(await rawLog(runId, 'stdout')).toMatchObject({ exitCode: 0, ...written });
      expect(memoryBytes).toBeLessThanOrEqual(maxMemoryBytes);
      expect(diskRatio).toBeLessThanOrEqual(maxDiskRatio);
    },
    900_000,
  );

  // What is not text costs more on the disk (base64, escapes), never more memory.
  test.each([
    ['binary', 1.45],
    ['long-lines', maxDiskRatio],
    ['hostile', 8],
  ] as const)(
    'of %s comes back byte for byte, with flat memory',
    async (kind, maxRatio) => {
      const bytes = byScale({ ci: 24, soak: 256 }) * mib + 11;
      const { written, memoryBytes, diskRatio, runId } = await pour(kind, bytes);
      expect(await rawLog(runId, 'stdout')).toMatchObject({ exitCode: 0, ...written });
      expect(memoryBytes).toBeLessThanOrEqual(maxMemoryBytes);
      expect(diskRatio).toBeLessThanOrEqual(maxRatio);
    },
    300_000,
  );

  test('on both streams at once is kept apart, byte for byte', async () => {
    const written = await writeContent(repository.path('scratch/flood'), 'text', 8 * mib + 3);
    const run = await repository.orch(['start', 'both', '--task', 'both', '--format', 'json']);
    expectExit(run, 0);
    const runId = String(documentOf(run)['run_id']);
    for (const stream of ['stdout', 'stderr'] as const) {
      expect(await rawLog(runId, stream)).toMatchObject({ exitCode: 0, ...written });
    }
  }, 120_000);
});

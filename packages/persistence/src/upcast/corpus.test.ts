import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { realClock } from '../../test-support/fakes.ts';
import { everyEvent, everyEventKey } from '../../test-support/every-event.ts';
import { useScratch } from '../../test-support/scratch.ts';
import { storeIn } from '../../test-support/store.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { parseJson } from '../files/read-json.ts';
import { RunIndex } from '../index/run-index.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { projectManifest } from '../manifest/project-manifest.ts';
import { runPaths } from '../paths/run-paths.ts';
import type { SchemaName } from '../schemas/validators.ts';

const corpus = join(import.meta.dirname, '..', '..', 'fixtures', 'corpus');
const versions = readdirSync(corpus);
const scratch = useScratch();

/** Which schema a file of the corpus answers to. */
function schemaOf(path: string): SchemaName {
  const name = basename(path);
  if (path.includes('/mcp/') || name === 'compat.json') return 'run-pointer';
  if (path.includes('/inbox/')) return 'inbox-request';
  if (/^audit(\.\d+)?\.log$/.test(name)) return 'audit-line';
  const byName: Readonly<Record<string, SchemaName>> = {
    'runner.ndjson': 'journal-line',
    'manifest.json': 'manifest',
    '.heartbeat': 'heartbeat',
    'resume-token.json': 'resume-token',
    'metrics.json': 'metrics-line',
    'index.ndjson': 'index-line',
    'state.json': 'task-state',
    'audit.head': 'audit-head',
  };
  const schema = byName[name];
  if (schema === undefined) throw new Error(`No schema is known for ${path}.`);
  return schema;
}

function rootsOf(folder: string) {
  return { root: folder, runsDir: join(folder, 'runs'), outDir: join(folder, 'output') };
}

describe.each(versions)('the corpus of %s', (version) => {
  const folder = join(corpus, version);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'digests.json')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

  test('was not changed since it was written', () => {
    const digests = files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]);
    expect(Object.fromEntries(digests)).toEqual(
      JSON.parse(readFileSync(join(folder, 'digests.json'), 'utf8')),
    );
  });

  test.each(files)('%s is still read', async (path) => {
    const schema = schemaOf(path);
    const bytes = readFileSync(join(folder, path));
    const isLines =
      schema === 'journal-line' ||
      schema === 'metrics-line' ||
      schema === 'index-line' ||
      schema === 'audit-line';
    const parts = isLines ? bytes.toString('utf8').trimEnd().split('\n') : [bytes.toString('utf8')];
    for (const part of parts) {
      expect(await parseJson(schema, Buffer.from(part), path)).toMatchObject({ v: 1 });
    }
  });

  test('its run is still understood, resumed from and repaired', async () => {
    const copy = scratch();
    cpSync(folder, copy, { recursive: true });
    const roots = rootsOf(copy);
    const { store } = storeIn(copy, { roots });
    const { status, damage, state, head } = await store.read(everyEventKey);
    expect({ status, damage }).toEqual({ status: 'succeeded', damage: null });
    if (state.status === 'queued') throw new Error('The run has not begun.');
    const kept = JSON.parse(
      readFileSync(runPaths(roots, everyEventKey).manifest, 'utf8'),
    ) as Manifest;
    const projected = projectManifest(state, head, roots);
    expect(projected.stages.map(({ status }) => status)).toEqual(
      kept.stages.map(({ status }) => status),
    );
    expect(projected.approvals.map(({ status }) => status)).toEqual(
      kept.approvals.map(({ status }) => status),
    );
    const writer = await store.open(everyEventKey);
    expect(writer.history.length).toBe(head.entries);
    await writer.close();
    expect(await store.repair(everyEventKey)).toEqual([]);
    expect(await new RunIndex(roots, realClock).latest()).toMatchObject({ status: 'succeeded' });
    expect(await new AuditLog({ outDir: roots.outDir, clock: realClock }).verify()).toMatchObject({
      intact: true,
    });
  });
});

test('the newest corpus has every event that the core knows', () => {
  const journal = join(
    corpus,
    versions.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? '',
    'runs',
    everyEventKey.taskId,
    'cli',
    everyEventKey.runId,
    'runner.ndjson',
  );
  const types = readFileSync(journal, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { type: string }).type);
  expect(new Set(types)).toEqual(new Set(everyEvent().map(({ event }) => event.type)));
});

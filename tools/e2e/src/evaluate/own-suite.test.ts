import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectExit } from '../rig/expect-exit.ts';
import { orch } from '../rig/orch.ts';
import { documentOf } from '../rig/result-json.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const path = process.env['PATH'] ?? '';

/** A temporary folder with a home and a place for records, so that nothing of the repository is written. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orch-own-suite-'));
  mkdirSync(join(folder, 'home'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function evaluate(PATH: string, ...args: string[]) {
  const env = {
    PATH,
    HOME: join(folder, 'home'),
    LANG: 'C.UTF-8',
    CODEX_ORCHESTRATOR_OUT_DIR: join(folder, 'out'),
    CODEX_ORCHESTRATOR_RUNS_DIR: join(folder, 'runs'),
  };
  const words = ['eval', 'run', 'packs', ...args, '--format', 'json'];
  return orch(words, { cwd: root, env, timeoutMs: 300_000 });
}

/** The verdict of each scenario. */
function verdictsOf(document: Readonly<Record<string, unknown>>): Record<string, string> {
  const scenarios = document['scenarios'] as {
    id: string;
    results: { counts: Record<string, number> }[];
  }[];
  return Object.fromEntries(
    scenarios.map(({ id, results }) => [id, Object.keys(results[0]?.counts ?? {}).join()]),
  );
}

function has(program: string): boolean {
  return path.split(delimiter).some((each) => isProgram(join(each, program)));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

const status = () =>
  execFileSync('git', ['status', '--porcelain', '--', 'evaluations'], {
    cwd: root,
    encoding: 'utf8',
  });

test('the suite of this repository is resolved in Node, Python and Go; a language that is not here is skipped', async () => {
  const before = status();
  const result = await evaluate(path);
  expectExit(result, 0);
  const go = has('go') && has('gofmt') ? 'resolved' : 'skipped';
  expect(verdictsOf(documentOf(result))).toEqual({
    'node-imports': 'resolved',
    'exec-to-argv': 'resolved',
    'mutable-defaults': has('python3') ? 'resolved' : 'skipped',
    'composite-literals': go,
  });
  expect(status()).toBe(before);
}, 300_000);

test('without Go on the PATH its scenario is skipped, and never passed', async () => {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const each of path.split(delimiter)) {
    for (const name of isFolder(each) ? readdirSync(each) : []) {
      if (['go', 'gofmt'].includes(name)) continue;
      // The first of a name on the PATH is the one that counts.
      if (!isThere(join(bin, name))) symlinkSync(join(each, name), join(bin, name));
    }
  }
  const some = await evaluate(bin, '--scenario', 'exec-to-argv,composite-literals');
  expectExit(some, 0);
  expect(documentOf(some)).toMatchObject({
    counts: { resolved: 1, skipped: 1 },
    open: [
      {
        scenario: 'composite-literals',
        verdict: 'skipped',
        reason: 'There is no go, no gofmt here.',
      },
    ],
  });
  const none = await evaluate(bin, '--scenario', 'composite-literals');
  expectExit(none, 1);
  expect(documentOf(none)).toMatchObject({ passed: false, counts: { skipped: 1 } });
}, 120_000);

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isThere(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false }) !== undefined;
}

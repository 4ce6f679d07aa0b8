import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, succeed, type CommandResult } from './command.ts';
import { startLocalRegistry, type LocalRegistry } from './local-registry.ts';
import { newerNode } from './newer-node.ts';
import { publishablePackages } from './publishable.ts';
import { makeSmallRepository } from './small-repository.ts';

/** The part of the result of `orch start --format json` that everybody may rest on. */
type StartResult = {
  task_id: string;
  run_id: string;
  status: string;
  manifest: string;
  stages: { id: string; status: string; exit_code: number | null }[];
};

/** What somebody would write who wants to read runs, and nothing else of orch. */
const downstream = readmeExample();

const packages = publishablePackages();
const libraries = packages.filter(({ name }) => !/^@orch\/(cli$|pattern-)/.test(name));

let registry: LocalRegistry;
let folder: string;

/** Installs packages into a new folder, from the throw-away registry. */
async function install(place: string, names: readonly string[]): Promise<void> {
  await mkdir(place);
  await writeFile(join(place, 'package.json'), '{"private":true,"type":"module"}');
  await succeed('npm', ['install', ...names], {
    cwd: place,
    env: registry.env,
    timeoutMs: 120_000,
  });
}

/** Runs `orch` as somebody who has never installed it. */
function npxOrch(place: string, ...args: string[]): Promise<CommandResult> {
  return command('npx', ['--yes', '@orch/cli', ...args], {
    cwd: place,
    env: registry.env,
    timeoutMs: 120_000,
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orch-fresh-'));
  registry = await startLocalRegistry();
  await registry.publish(packages);
}, 180_000);

afterAll(async () => {
  await registry.stop();
  await rm(folder, { recursive: true, force: true });
}, 30_000);

describe('from a registry, in an empty folder', () => {
  test('npx runs the default pipeline of a small repository and records it', async () => {
    const place = join(folder, 'small');
    await makeSmallRepository(place);
    const started = await npxOrch(place, 'start', '--format', 'json');
    expect(started.stderr).not.toMatch(/npm error/);
    expect(started.exitCode).toBe(0);
    const run = JSON.parse(started.stdout) as StartResult;
    expect(run).toMatchObject({ task_id: 'local', status: 'succeeded' });
    expect(run.stages).toContainEqual(
      expect.objectContaining({ id: 'build', status: 'succeeded', exit_code: 0 }),
    );
    expect(await readFile(join(place, 'built.txt'), 'utf8')).toBe('yes');
    const manifest = JSON.parse(await readFile(join(place, run.manifest), 'utf8')) as StartResult;
    expect(manifest).toMatchObject({ run_id: run.run_id, status: 'succeeded' });

    const status = await npxOrch(place, 'status', '--run', run.run_id, '--format', 'json');
    expect(status.exitCode).toBe(0);
    expect(JSON.parse(status.stdout)).toMatchObject({ run_id: run.run_id, status: 'succeeded' });
  }, 200_000);

  test('the installed program runs on a newer Node, under both its names', async () => {
    const place = join(folder, 'newer');
    await makeSmallRepository(place);
    const home = join(folder, 'newer-home');
    await install(home, ['@orch/cli']);
    const node = await newerNode();
    const version = await succeed(node, ['--version'], { cwd: place, timeoutMs: 10_000 });
    expect(version.stdout).toMatch(/^v24\./);
    for (const name of ['orch', 'codex-orchestrator']) {
      const started = await command(
        node,
        [join(home, 'node_modules/.bin', name), 'start', '--format', 'json'],
        { cwd: place, env: registry.env, timeoutMs: 60_000 },
      );
      // A warning on a newer Node is a break to come.
      expect(started.stderr).not.toMatch(/Warning/);
      expect(started.exitCode).toBe(0);
      expect(JSON.parse(started.stdout)).toMatchObject({ status: 'succeeded' });
    }
  }, 400_000);

  test('the ESLint plugin finds something after three lines of configuration', async () => {
    const place = join(folder, 'linted');
    await install(place, ['@orch/eslint-plugin', 'eslint']);
    await writeFile(
      join(place, 'eslint.config.js'),
      "import { configs } from '@orch/eslint-plugin';\nexport default [configs.recommended];\n",
    );
    await writeFile(
      join(place, 'start.js'),
      "import { spawn } from 'node:child_process';\nspawn('make');\n",
    );
    const linted = await command('npx', ['eslint', 'start.js'], {
      cwd: place,
      env: registry.env,
      timeoutMs: 60_000,
    });
    expect(linted.exitCode).toBe(1);
    expect(linted.stdout).toContain('orch/handled-spawn');
  }, 200_000);

  test('an installed pack is found, tested and applied by npx', async () => {
    const place = join(folder, 'tidied');
    await install(place, ['@orch/pattern-node-imports']);
    await writeFile(join(place, 'a.js'), "import fs from 'fs';\r\nfs.statSync('.');\r\n");
    const tested = await npxOrch(place, 'patterns', 'test', '--format', 'json');
    expect(JSON.parse(tested.stdout)).toMatchObject({
      passed: true,
      packs: [{ id: 'node-imports' }],
    });
    const applied = await npxOrch(place, 'patterns', 'apply', 'node-imports', '--format', 'json');
    expect(applied.exitCode).toBe(0);
    const { changes } = JSON.parse(applied.stdout) as { changes: { diff: string }[] };
    expect(changes.map(({ diff }) => diff).join('')).toContain("+import fs from 'node:fs';");
    expect(await readFile(join(place, 'a.js'), 'utf8')).toBe(
      "import fs from 'node:fs';\r\nfs.statSync('.');\r\n",
    );
  }, 300_000);

  test('a tool that imports the core and the persistence gets nothing else of ours', async () => {
    expect(downstream.split('\n').length).toBeLessThanOrEqual(15);
    const repository = join(folder, 'observed');
    await makeSmallRepository(repository);
    const started = await npxOrch(repository, 'start', '--format', 'json');
    const { run_id: runId } = JSON.parse(started.stdout) as StartResult;

    const place = join(folder, 'downstream');
    await install(place, ['@orch/core', '@orch/persistence']);
    expect((await readdir(join(place, 'node_modules/@orch'))).sort()).toEqual([
      'core',
      'persistence',
    ]);
    await writeFile(join(place, 'runs.js'), downstream);
    const { stdout } = await succeed(process.execPath, ['runs.js', repository], {
      cwd: place,
      timeoutMs: 30_000,
    });
    expect(stdout).toBe(`${runId} succeeded succeeded build\n`);
  }, 200_000);
});

describe('the example in the README of', () => {
  const place = () => join(folder, 'examples');

  beforeAll(async () => {
    await install(
      place(),
      libraries.map(({ name }) => name),
    );
    // Some of them look at the repository that they run in.
    const git = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-C', place()];
    await succeed('git', ['init', '--quiet', place()], { cwd: folder, timeoutMs: 10_000 });
    await writeFile(join(place(), '.gitignore'), 'node_modules/\n');
    await succeed('git', [...git, 'add', '.gitignore'], { cwd: folder, timeoutMs: 10_000 });
    await succeed('git', [...git, 'commit', '--quiet', '-m', 'Begin'], {
      cwd: folder,
      timeoutMs: 10_000,
    });
  }, 150_000);

  test.each(libraries)(
    '$name runs as it stands',
    async (each) => {
      const readme = await readFile(join(each.folder, 'README.md'), 'utf8');
      const example = /^```(?:ts|js)\n(.*?)^```/ms.exec(readme)?.[1];
      expect(example).toContain(`from '${each.name}`);
      const file = `${each.name.replace('@orch/', '')}.ts`;
      await writeFile(join(place(), file), example ?? '');
      const result = await command(
        process.execPath,
        ['--import', import.meta.resolve('tsx'), file],
        {
          cwd: place(),
          timeoutMs: 30_000,
        },
      );
      // stderr is in the comparison so that a failure shows it.
      expect(result).toEqual({ ...result, exitCode: 0 });
    },
    60_000,
  );
});

/** The program that the README shows, so that what is shown is what is tried. */
function readmeExample(): string {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const example = /<!-- example:start -->\s*```js\n([^]*?)\n```\s*<!-- example:end -->/.exec(
    readme,
  );
  if (example?.[1] === undefined) throw new Error('The README has no example between its marks.');
  return example[1];
}

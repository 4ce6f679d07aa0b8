import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Pack } from '../pack/pack.ts';
import type { CodemodPlan } from '../plan/plan.ts';
import { planCodemod } from '../plan/plan-codemod.ts';
import { copyInput, jsonIn, type Fixture } from './fixtures.ts';
import type { FixtureResult } from './pack-check.ts';

/**
 * Runs a codemod over its cases: `input.*` must become `output.*`, and the files of a folder `output/`
 * what they are there; or all stays as it is. What is reported must be as in `expect.json`, if there
 * is one.
 */
export async function checkCodemod(
  pack: Pack,
  fixtures: readonly Fixture[],
): Promise<FixtureResult[]> {
  const results: FixtureResult[] = [];
  for (const group of byOptions(fixtures)) {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'orch-fixtures-')));
    try {
      group.forEach((fixture, at) => copyInput(fixture, join(root, `case-${at}`)));
      const options = group[0]?.options ?? {};
      const plan = await planCodemod({
        root,
        codemod: { kind: 'pack', pack },
        options,
        workers: 1,
      });
      results.push(...group.map((fixture, at) => resultOf(fixture, `case-${at}`, root, plan)));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
  return results;
}

function byOptions(fixtures: readonly Fixture[]): Fixture[][] {
  const groups = new Map<string, Fixture[]>();
  for (const fixture of fixtures) {
    const key = JSON.stringify(fixture.options);
    groups.set(key, [...(groups.get(key) ?? []), fixture]);
  }
  return [...groups.values()];
}

function resultOf(fixture: Fixture, place: string, root: string, plan: CodemodPlan): FixtureResult {
  const { name, positive, folder } = fixture;
  const verdict = (message: string): FixtureResult => ({ name, passed: message === '', message });
  const failure = plan.failures.find(({ path }) => path.startsWith(`${place}/`));
  if (failure !== undefined) return verdict(`${failure.reason}: ${failure.message}`);
  const changes = plan.changes.filter(({ path }) => path.startsWith(`${place}/`));
  const reports = plan.reports
    .filter(({ path }) => path.startsWith(`${place}/`))
    .map(({ path, message }) => `${path.slice(place.length + 1)}: ${message}`);
  const expectedReports = jsonIn(join(folder, 'expect.json'))?.['reports'];
  if (expectedReports !== undefined && !isDeepStrictEqual(reports, expectedReports)) {
    return verdict(`reported ${JSON.stringify(reports, null, 2)}`);
  }
  if (!positive) {
    return verdict(changes.length === 0 ? '' : `was changed:\n${changes[0]?.diff ?? ''}`);
  }
  const expectedBytes = expectedFiles(folder);
  if (expectedBytes.size === 0) return verdict('has no input.* with an output.*, and no output/');
  const wrong = [...expectedBytes].flatMap(([path, expected]) => {
    const planned = changes.find((each) => each.path === `${place}/${path}`);
    const actual = planned?.after ?? readFileSync(join(root, place, path));
    return expected.equals(actual) ? [] : [`${path}:\n${Buffer.from(actual).toString('utf8')}`];
  });
  if (wrong.length > 0) return verdict(`became something else: ${wrong.join('\n')}`);
  const surplus = changes.find(({ path }) => !expectedBytes.has(path.slice(place.length + 1)));
  if (surplus !== undefined) return verdict(`was not to change:\n${surplus.diff}`);
  if (changes.length === 0) return verdict('stays as it is');
  const unstable = plan.unstable.filter((path) => path.startsWith(`${place}/`));
  return verdict(unstable.length > 0 ? 'changes again when it runs a second time' : '');
}

/** What files must become, by their path in the case. */
function expectedFiles(folder: string): Map<string, Buffer> {
  const output = join(folder, 'output');
  if (existsSync(output)) {
    const paths = readdirSync(output, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(output, join(entry.parentPath, entry.name)).split(sep).join('/'));
    return new Map(paths.map((path) => [path, readFileSync(join(output, path))]));
  }
  const names = readdirSync(folder).filter((name) => name.startsWith('output.'));
  return new Map(
    names.map((name) => [name.replace(/^output/u, 'input'), readFileSync(join(folder, name))]),
  );
}

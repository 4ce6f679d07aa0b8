import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pack } from '../pack/pack.ts';
import type { CodemodPlan } from '../plan/plan.ts';
import { planCodemod } from '../plan/plan-codemod.ts';
import { copyInput, type Fixture } from './fixtures.ts';
import type { FixtureResult } from './pack-check.ts';

/** Runs a codemod over its cases: `input.*` must become `output.*`, or stay as it is. */
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
  if (!positive) {
    return verdict(changes.length === 0 ? '' : `was changed:\n${changes[0]?.diff ?? ''}`);
  }
  const input = readdirSync(folder).find((file) => file.startsWith('input.'));
  const output = input?.replace(/^input/u, 'output');
  if (input === undefined || output === undefined || !existsSync(join(folder, output))) {
    return verdict('has no input.* with an output.* of the same ending');
  }
  const expected = readFileSync(join(folder, output));
  const planned = changes.find(({ path }) => path === `${place}/${input}`);
  const actual = planned?.after ?? readFileSync(join(root, place, input));
  if (!expected.equals(actual)) {
    return verdict(`became something else:\n${Buffer.from(actual).toString('utf8')}`);
  }
  return verdict(
    plan.unstable.includes(`${place}/${input}`) ? 'changes again when it runs a second time' : '',
  );
}

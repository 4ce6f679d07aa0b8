import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Pack } from '../pack/pack.ts';
import { detectToolchains, readToolchains } from '../toolchain/toolchain.ts';
import { renderTemplate } from '../template/render-template.ts';
import { checkCodemod } from './check-codemod.ts';
import { copyInput, fixturesOf, jsonIn, type Fixture } from './fixtures.ts';
import type { FixtureResult, PackCheck } from './pack-check.ts';

/** Runs the fixtures of a pack and looks at what every pack must have. */
export async function checkPack(pack: Pack): Promise<PackCheck> {
  const fixtures = fixturesOf(pack);
  const problems = packProblems(pack, fixtures);
  const results = problems.length > 0 ? [] : await resultsOf(pack, fixtures);
  const passed = problems.length === 0 && results.every((each) => each.passed);
  return { passed, results, problems };
}

async function resultsOf(pack: Pack, fixtures: readonly Fixture[]): Promise<FixtureResult[]> {
  switch (pack.manifest.kind) {
    case 'codemod':
      return checkCodemod(pack, fixtures);
    case 'adapter':
      return fixtures.map((fixture) => checkAdapter(pack, fixture));
    case 'template':
      return fixtures.map((fixture) => checkTemplate(pack, fixture));
    case 'lint': {
      const { checkLint } = await import('./check-lint.ts');
      return checkLint(pack, fixtures);
    }
  }
}

function packProblems({ manifest, folder }: Pack, fixtures: readonly Fixture[]): string[] {
  const readme = join(folder, 'README.md');
  const described = existsSync(readme) && readFileSync(readme, 'utf8').includes(manifest.id);
  const packageVersion = jsonIn(join(folder, 'package.json'))?.['version'] as string | undefined;
  return [
    ...(described ? [] : ['has no README.md that names it']),
    ...(manifest.entry === undefined || existsSync(join(folder, manifest.entry))
      ? []
      : [`has no ${manifest.entry}`]),
    ...(fixtures.some(({ positive }) => positive) ? [] : ['has no positive fixture']),
    ...(fixtures.some(({ positive }) => !positive) ? [] : ['has no negative fixture']),
    ...(packageVersion === undefined || packageVersion === manifest.version
      ? []
      : [`is ${manifest.version} in pack.json and ${packageVersion} in package.json`]),
  ];
}

/** A repository in which toolchains are found as `expect.json` says; none in a negative case. */
function checkAdapter(pack: Pack, fixture: Fixture): FixtureResult {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'orch-fixture-')));
  try {
    copyInput(fixture, root);
    const found = detectToolchains(root, readToolchains(pack));
    const expected = fixture.positive ? jsonIn(join(fixture.folder, 'expect.json')) : {};
    const actual = Object.fromEntries(found.map(({ id, commands }) => [id, commands]));
    const passed = isDeepStrictEqual(actual, expected);
    return { name: fixture.name, passed, message: passed ? '' : `found ${JSON.stringify(actual)}` };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Options from which the folder `output/` is made; options that are refused in a negative case. */
function checkTemplate(pack: Pack, fixture: Fixture): FixtureResult {
  const rendered = renderTemplate(pack, fixture.options);
  const verdict = (message: string) => ({ name: fixture.name, passed: message === '', message });
  if (!fixture.positive) return verdict(rendered.ok ? 'was not refused' : '');
  if (!rendered.ok) return verdict(rendered.problems.join('; '));
  for (const { path, text } of rendered.files) {
    const file = join(fixture.folder, 'output', path);
    if (!existsSync(file)) return verdict(`${path} is not expected`);
    if (readFileSync(file, 'utf8') !== text) return verdict(`${path} became:\n${text}`);
  }
  return verdict(rendered.files.length === 0 ? 'made no file' : '');
}

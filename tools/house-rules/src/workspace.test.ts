import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  layersOf,
  readJson,
  root,
  sourceFiles,
  workspacePackages,
  type PackageManifest,
} from './workspace.ts';

const packages = workspacePackages();
const publishable = packages.filter(({ manifest }) => manifest.private !== true);
// A pack is what it ships: plain files, no library to import.
const libraries = publishable.filter(({ folder }) => !/^(apps|patterns)\//.test(folder));
const rootManifest = readJson('package.json') as PackageManifest & {
  overrides: Record<string, string>;
};

const dependenciesOf = (manifest: PackageManifest) => ({
  ...manifest.dependencies,
  ...manifest.devDependencies,
});

describe('every package', () => {
  test.each(packages)('$folder has exactly one layer, that of its folder', (each) => {
    const top = each.folder.split('/')[0] as keyof typeof layersOf;
    const tags = each.manifest.nx?.tags ?? [];
    expect(tags).toHaveLength(1);
    expect(layersOf[top]).toContain(tags[0]);
  });

  test.each([{ folder: '.', manifest: rootManifest }, ...packages])(
    '$folder pins its dependencies to exact versions',
    ({ manifest }) => {
      const ranges = Object.entries(dependenciesOf(manifest)).filter(
        ([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
      );
      expect(ranges).toEqual([]);
    },
  );

  test.each(packages)('$folder names the siblings that it uses by their version', (each) => {
    const versions = new Map(packages.map(({ manifest }) => [manifest.name, manifest.version]));
    for (const [name, version] of Object.entries(dependenciesOf(each.manifest))) {
      if (name.startsWith('@orch/')) expect([name, version]).toEqual([name, versions.get(name)]);
    }
  });

  test.each(packages)('$folder names its source files in kebab-case', ({ folder }) => {
    const odd = sourceFiles(folder)
      .map((path) => basename(path))
      .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(name));
    expect(odd).toEqual([]);
  });
});

describe('two packages of one workspace', () => {
  test('use one version of each dependency', () => {
    const versionsOf = new Map<string, Set<string>>();
    for (const { manifest } of [{ manifest: rootManifest }, ...packages]) {
      for (const [name, version] of Object.entries(dependenciesOf(manifest))) {
        versionsOf.set(name, (versionsOf.get(name) ?? new Set()).add(version));
      }
    }
    const several = [...versionsOf].filter(([, versions]) => versions.size > 1);
    expect(several.map(([name, versions]) => [name, ...versions])).toEqual([]);
  });
});

describe('every publishable package', () => {
  test.each(publishable)(
    '$folder is an ES module under the MIT license',
    ({ folder, manifest }) => {
      expect(manifest).toMatchObject({ type: 'module', license: 'MIT' });
      expect(manifest.engines).toEqual(rootManifest.engines);
      const license = readFileSync(join(root, folder, 'LICENSE'), 'utf8');
      expect(license).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
    },
  );

  test.each(publishable)('$folder has a README with a runnable example', ({ folder }) => {
    expect(readFileSync(join(root, folder, 'README.md'), 'utf8')).toMatch(/^```(ts|js|sh|bash)$/m);
  });

  test.each(libraries)('$folder has no side effects and no open inside', ({ folder, manifest }) => {
    expect(manifest.sideEffects).toBe(false);
    expect(Object.keys(manifest.exports ?? {}).filter((key) => key.includes('*'))).toEqual([]);
    expect(existsSync(join(root, folder, 'src/index.ts'))).toBe(true);
  });

  test('depends on nothing at run time if it is the core', () => {
    const core = packages.find(({ manifest }) => manifest.name === '@orch/core');
    expect(core?.manifest.dependencies ?? {}).toEqual({});
    expect(core?.manifest.peerDependencies ?? {}).toEqual({});
  });
});

describe('the lock file', () => {
  const lock = readJson('package-lock.json') as {
    packages: Record<
      string,
      {
        version?: string;
        dependencies?: Record<string, string>;
        devDependencies?: Record<string, string>;
        resolved?: string;
        link?: boolean;
        integrity?: string;
        optionalDependencies?: Record<string, string>;
      }
    >;
  };
  const locked = Object.entries(lock.packages).filter(
    ([path, entry]) => path.includes('node_modules/') && entry.link !== true,
  );

  test.each(packages)('knows $folder and its dependencies', ({ folder, manifest }) => {
    const { version, dependencies, devDependencies } = lock.packages[folder] ?? {};
    const locked = { version, dependencies, devDependencies };
    const { version: is, dependencies: uses, devDependencies: buildsWith } = manifest;
    expect(locked).toEqual({ version: is, dependencies: uses, devDependencies: buildsWith });
  });

  test('names no registry, so that each machine uses its own', () => {
    expect(locked.filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''))).toEqual([]);
  });

  // npm leaves these out where a registry lacks them; `npm install` passes then and `npm ci` fails.
  test('has the packages of every platform, not of this one alone', () => {
    const isLocked = (from: string, name: string): boolean => {
      for (let place = from; ; place = place.slice(0, place.lastIndexOf('/node_modules/'))) {
        if (lock.packages[`${place}/node_modules/${name}`] !== undefined) return true;
        if (!place.includes('/node_modules/')) break;
      }
      return lock.packages[`node_modules/${name}`] !== undefined;
    };
    const missing = locked.flatMap(([place, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !isLocked(place, name))
        .map((name) => `${place} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('has the integrity hash of everything that comes from a registry', () => {
    expect(locked.filter(([, entry]) => entry.integrity === undefined)).toEqual([]);
  });
});

test('every dependency is explained in docs/dependencies.md', () => {
  const explained = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
  const names = new Set(
    [{ manifest: rootManifest }, ...packages].flatMap(({ manifest }) =>
      Object.keys(dependenciesOf(manifest)),
    ),
  );
  const missing = [...names].filter(
    (name) => !name.startsWith('@orch/') && !explained.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});

test('a build machine runs the very commands that the README names for the tests', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const commands = readFileSync(join(root, '.ci/run'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('npm '))
    .map((line) => line.replace(/ (--|<|>).*$/, ''));
  expect(readme).toContain(`\`\`\`sh\n${commands.join(' && ')}\n\`\`\``);
});

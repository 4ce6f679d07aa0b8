import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satisfies, subset, validRange } from 'semver';
import type { Pack } from './pack.ts';

/**
 * Why a pack is not for a repository, as one sentence each; an empty list where it is. An installed
 * version counts; where nothing is installed, the range that `package.json` asks for.
 */
export function mismatches({ manifest }: Pack, root: string): string[] {
  return Object.entries(manifest.applies_to.packages ?? {}).flatMap(([name, range]) => {
    const installed = manifestIn(join(root, 'node_modules', name, 'package.json')).version;
    if (installed !== undefined) {
      return satisfies(installed, range, { includePrerelease: true })
        ? []
        : [`${name} ${installed} is installed; it is for ${range}`];
    }
    const asked = askedFor(join(root, 'package.json'), name);
    if (asked === null) return [`${name} is not used here; it is for ${range}`];
    if (validRange(asked) === null || subset(asked, range)) return [];
    return [`package.json asks for ${name} ${asked}; it is for ${range}`];
  });
}

function askedFor(file: string, name: string): string | null {
  const manifest = manifestIn(file);
  const groups = [
    manifest.dependencies,
    manifest.devDependencies,
    manifest.peerDependencies,
    manifest.optionalDependencies,
  ];
  return groups.find((group) => group?.[name] !== undefined)?.[name] ?? null;
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function manifestIn(file: string): Manifest {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch {
    // No such package, or one that cannot be read: then it says nothing.
    return {};
  }
}

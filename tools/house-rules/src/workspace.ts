import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The part of a package.json that the house rules speak about. */
export type PackageManifest = {
  name: string;
  version: string;
  private?: boolean;
  license?: string;
  type?: string;
  engines?: { node?: string };
  files?: string[];
  exports?: Record<string, unknown>;
  sideEffects?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  nx?: { tags?: string[] };
};

/** One package of the workspace; `folder` is relative to the repository. */
export type WorkspacePackage = { folder: string; manifest: PackageManifest };

/** Which top-level folder holds which layers. */
export const layersOf = {
  packages: ['layer:core', 'layer:service', 'layer:standalone'],
  patterns: ['layer:pattern'],
  adapters: ['layer:adapter'],
  apps: ['layer:app'],
  tools: ['layer:tool'],
} as const satisfies Record<string, readonly string[]>;

/** Reads a JSON file of the repository. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** All packages of the workspace, in the order of their folders. */
export function workspacePackages(): WorkspacePackage[] {
  return Object.keys(layersOf)
    .filter((top) => existsSync(join(root, top)))
    .flatMap((top) => readdirSync(join(root, top)).map((name) => `${top}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({
      folder,
      manifest: readJson(`${folder}/package.json`) as PackageManifest,
    }));
}

/** The source files of a package, relative to the repository. */
export function sourceFiles(folder: string): string[] {
  const source = join(root, folder, 'src');
  if (!existsSync(source)) return [];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('/fixtures/'));
}

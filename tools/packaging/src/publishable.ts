import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** A package that goes to a registry. `folder` is absolute. */
export type PublishablePackage = { name: string; version: string; folder: string };

/** Every package of the workspace that is not private. */
export function publishablePackages(): PublishablePackage[] {
  return ['packages', 'patterns', 'adapters', 'apps']
    .map((top) => join(repository, top))
    .filter((top) => existsSync(top))
    .flatMap((top) => readdirSync(top).map((name) => join(top, name)))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .flatMap((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        name: string;
        version: string;
        private?: boolean;
      };
      return manifest.private === true
        ? []
        : [{ name: manifest.name, version: manifest.version, folder }];
    });
}

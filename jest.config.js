import { existsSync, readdirSync } from 'node:fs';

const roots = ['packages', 'patterns', 'adapters', 'apps', 'tools'];

/** Every package and tool that has a Jest project of its own. */
export default {
  projects: roots
    .filter((root) => existsSync(new URL(root, import.meta.url)))
    .flatMap((root) =>
      readdirSync(new URL(root, import.meta.url)).map((name) => `${root}/${name}/jest.config.js`),
    )
    .filter((config) => existsSync(new URL(config, import.meta.url)))
    .map((config) => `<rootDir>/${config}`),
  maxWorkers: 2,
  // Tests run real processes, and a machine may be busy. Jest reads this here alone, not in a project.
  testTimeout: 60_000,
};

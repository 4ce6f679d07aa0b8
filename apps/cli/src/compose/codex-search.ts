import type { ProjectConfig } from '@orch/core';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where Codex is looked for: as configured, on the PATH, in the packages of the repository. */
export function codexSearch(
  [root, ...others]: readonly [string, ...string[]],
  { agents }: ProjectConfig,
  env: NodeJS.ProcessEnv,
) {
  const { binary } = agents?.codex ?? {};
  const { PATH: path = '' } = env;
  return {
    ...(binary !== undefined && { program: fromHome(root, binary, env) }),
    path,
    packageFrom: [root, ...others, import.meta.dirname],
  };
}

/** A path of the configuration: from the root, or from the home folder with `~/`. */
export function fromHome(root: string, path: string, env: NodeJS.ProcessEnv): string {
  const { HOME: home = homedir() } = env;
  return path.startsWith('~/') ? join(home, path.slice(2)) : resolve(root, path);
}

import { resolve } from 'node:path';

const pathVariables = ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE', 'GIT_OBJECT_DIRECTORY'];

/**
 * The environment for git when it is run in another folder than this program: git tells a hook by
 * relative paths which index a commit is made from.
 */
export function gitEnvironment(env: NodeJS.ProcessEnv, cwd: string): NodeJS.ProcessEnv {
  const absolute = pathVariables.flatMap((name) => {
    const path = env[name];
    return path === undefined || path === '' ? [] : [[name, resolve(cwd, path)] as const];
  });
  return { ...env, ...Object.fromEntries(absolute) };
}

import { devNull } from 'node:os';

/** Variables by name, as a process inherits them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What of the caller's git settings still counts: which configuration the person reads. */
const kept = new Set(['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM']);

/**
 * The environment for git: the caller's, without what points git at another repository, index or
 * object store, or makes it run or write something (I2).
 */
export function gitEnvironment(env: Environment): Environment {
  const scrubbed: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith('GIT_') && !kept.has(name)) continue;
    scrubbed[name] = value;
  }
  return {
    ...scrubbed,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    // A protocol that does not exist: nothing here speaks to another repository.
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

/** The same, for a git folder of our own: nobody's configuration is read. */
export function privateEnvironment(env: Environment, gitDir: string): Environment {
  return {
    ...gitEnvironment(env),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_DIR: gitDir,
  };
}

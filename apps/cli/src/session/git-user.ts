import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { variable } from './variable.ts';

/** Who git would say committed. */
export interface GitUser {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * git's `user.name` and `user.email` for a repository. The files are read directly, since starting
 * git costs a short run more than all else that it does by itself; where they use what only git
 * understands, git is asked.
 */
export async function gitUser(root: string, env: NodeJS.ProcessEnv): Promise<GitUser> {
  const files = configFiles(root, env);
  if (files === null) return askGit(root, env);
  let user: GitUser = {};
  for (const file of files) {
    const text = readIfThere(file);
    const found = text === null ? {} : userIn(text);
    if (found === null) return askGit(root, env);
    user = { ...user, ...found };
  }
  return user;
}

/** From the weakest to the strongest; `null` where git must be asked. */
function configFiles(root: string, env: NodeJS.ProcessEnv): string[] | null {
  const special = ['GIT_CONFIG_COUNT', 'GIT_CONFIG_SYSTEM', 'GIT_DIR'];
  if (special.some((name) => variable(env, name) !== undefined)) return null;
  const dotGit = statSync(join(root, '.git'), { throwIfNoEntry: false });
  if (dotGit?.isFile() === true) return null; // A linked worktree keeps its configuration elsewhere.
  const home = variable(env, 'HOME');
  const xdg = variable(env, 'XDG_CONFIG_HOME') ?? (home && join(home, '.config'));
  const own = [xdg && join(xdg, 'git', 'config'), home && join(home, '.gitconfig')];
  const global = env['GIT_CONFIG_GLOBAL'];
  return [
    variable(env, 'GIT_CONFIG_NOSYSTEM') === undefined ? '/etc/gitconfig' : undefined,
    ...(global === undefined ? own : [global]),
    dotGit === undefined ? undefined : join(root, '.git', 'config'),
  ].filter((file) => file !== undefined);
}

/** The section [user] of a configuration; `null` where the file says more than plain lines can. */
export function userIn(text: string): GitUser | null {
  const user: { name?: string; email?: string } = {};
  let inUser = false;
  for (const line of text.split('\n')) {
    const section = /^\s*\[([^\]]*)\](.*)$/.exec(line);
    if (section !== null) {
      const [, name = '', rest = ''] = section;
      if (/^include/i.test(name) || rest.trim() !== '') return null;
      inUser = name.trim().toLowerCase() === 'user';
      continue;
    }
    const entry = inUser ? /^\s*(name|email)\s*=\s*(.*?)\s*$/i.exec(line) : null;
    if (entry === null) continue;
    const [, key = '', value = ''] = entry;
    if (/["\\;#]/.test(value)) return null; // Quotes, escapes and comments are git's to read.
    if (value !== '') user[key.toLowerCase() === 'name' ? 'name' : 'email'] = value;
  }
  return user;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Absent or unreadable: git, too, then goes by what it can read.
    return null;
  }
}

async function askGit(root: string, env: NodeJS.ProcessEnv): Promise<GitUser> {
  const { spawnSync } = await import('node:child_process');
  const get = (key: string): string | undefined => {
    const options = { cwd: root, env, encoding: 'utf8', timeout: 5_000 } as const;
    const { status, stdout } = spawnSync('git', ['config', '--get', key], options);
    return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
  };
  return { name: get('user.name'), email: get('user.email') };
}

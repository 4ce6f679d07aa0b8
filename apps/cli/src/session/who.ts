import { OrchError, type Actor } from '@orch/core';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Who acts: `--as`, else git's user, else the user of the operating system. A name is a claim for
 * the record, not a proof of identity.
 */
export async function whoActs(
  flag: string | undefined,
  root: string,
  env: NodeJS.ProcessEnv,
): Promise<Actor> {
  if (flag !== undefined) {
    if (flag.trim() !== '') return { name: flag.trim(), source: 'flag' };
    throw new OrchError('ORCH_USAGE', '--as wants a name.');
  }
  const { name, email } = await gitUser(root, env);
  if (name !== undefined) {
    return { name: email === undefined ? name : `${name} <${email}>`, source: 'git' };
  }
  const { userInfo } = await import('node:os');
  try {
    return { name: userInfo().username, source: 'os' };
  } catch {
    // A container may run under a number that no user has.
    return { name: `uid ${process.getuid?.() ?? 'unknown'}`, source: 'os' };
  }
}

interface GitUser {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * git's `user.name` and `user.email`. The files are read directly, since starting git costs more
 * than a tenth of a small run; where they use what only git understands, git is asked.
 */
async function gitUser(root: string, env: NodeJS.ProcessEnv): Promise<GitUser> {
  const files = configFiles(root, env);
  if (files === null) return askGit(root);
  const user: { name?: string; email?: string } = {};
  for (const file of files) {
    const text = readIfThere(file);
    if (text === null) continue;
    if (/^\s*\[include|\\\s*$|[\\"]/im.test(text) && !onlyPlainUser(text)) return askGit(root);
    Object.assign(user, userIn(text));
  }
  return user;
}

/** From the weakest to the strongest; `null` where git must be asked. */
function configFiles(root: string, env: NodeJS.ProcessEnv): string[] | null {
  if (env['GIT_CONFIG_COUNT'] || env['GIT_DIR'] || env['GIT_CONFIG_SYSTEM']) return null;
  const home = env['HOME'];
  const xdg = env['XDG_CONFIG_HOME'] || (home && join(home, '.config'));
  const dotGit = statSync(join(root, '.git'), { throwIfNoEntry: false });
  if (dotGit?.isFile()) return null; // a linked worktree: its configuration is elsewhere
  return [
    ...(env['GIT_CONFIG_NOSYSTEM'] ? [] : ['/etc/gitconfig']),
    ...(env['GIT_CONFIG_GLOBAL'] === undefined
      ? [...(xdg ? [join(xdg, 'git', 'config')] : []), ...(home ? [join(home, '.gitconfig')] : [])]
      : [env['GIT_CONFIG_GLOBAL']]),
    ...(dotGit?.isDirectory() ? [join(root, '.git', 'config')] : []),
  ];
}

/** Whether quotes and backslashes, if any, stand outside the section [user], with no include. */
function onlyPlainUser(text: string): boolean {
  if (/^\s*\[include/im.test(text)) return false;
  const section = userSection(text);
  return section === '' || !/["\\;#]/.test(section);
}

function userSection(text: string): string {
  return [...text.matchAll(/^\s*\[user\][^\S\n]*\n((?:[^\S\n]*[^[\s][^\n]*\n?|[^\S\n]*\n)*)/gim)]
    .map((match) => match[1] ?? '')
    .join('\n');
}

function userIn(text: string): GitUser {
  const section = userSection(text.endsWith('\n') ? text : `${text}\n`);
  const found: { name?: string; email?: string } = {};
  for (const [, key, value = ''] of section.matchAll(/^\s*(name|email)\s*=[^\S\n]*([^\n]*)$/gim)) {
    if (value.trim() !== '') found[key?.toLowerCase() === 'name' ? 'name' : 'email'] = value.trim();
  }
  return found;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Absent or unreadable: git, too, then goes by what it can read.
    return null;
  }
}

async function askGit(root: string): Promise<GitUser> {
  const { spawnSync } = await import('node:child_process');
  const get = (key: string): string | undefined => {
    const { stdout, status } = spawnSync('git', ['config', '--get', key], {
      cwd: root,
      encoding: 'utf8',
      timeout: 5_000,
    });
    return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
  };
  return { name: get('user.name'), email: get('user.email') };
}

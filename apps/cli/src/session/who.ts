import { OrchError, type Actor } from '@orch/core';
import { gitUser } from './git-user.ts';

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

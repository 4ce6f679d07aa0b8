import { OrchError, type Actor } from '@orch/core';
import { learnProjectSecrets } from '../config/learn-project-secrets.ts';
import type { RepositorySession } from './session.ts';
import { whoActs } from './who.ts';

/**
 * Who decides, and why (`--as`, `--reason`), both redacted.
 *
 * @throws OrchError `ORCH_USAGE` without a reason
 */
export async function whoDecides(
  session: RepositorySession,
): Promise<{ readonly actor: Actor; readonly reason: string }> {
  const { args, env, roots } = session;
  const reason = args.value('reason')?.trim() ?? '';
  if (reason === '') {
    throw new OrchError('ORCH_USAGE', '--reason <text> is missing.', {
      hint: 'Say in a few words why; it stands in the record.',
    });
  }
  const { redact } = await learnProjectSecrets(session);
  const actor = redact(await whoActs(args.value('as'), roots.root, env));
  return { actor, reason: redact(reason) };
}

import type { Arguments } from '../arguments/parse-arguments.ts';
import type { RepositorySession } from '../session/session.ts';
import { textIn, type ToolInput } from './tool.ts';

/**
 * The session as a verb would have it that was called with these flags: what reads runs for the
 * command line reads them for clients, too.
 */
export function callSession(
  session: RepositorySession,
  flags: Readonly<Record<string, string | undefined>>,
  operand?: string,
): RepositorySession {
  const args: Arguments = {
    operand,
    operands: operand === undefined ? [] : [operand],
    value: (name) => flags[name],
    has: (name) => flags[name] !== undefined,
  };
  return { ...session, args };
}

/** The session of a verb about the run that the input names. */
export function runSession(session: RepositorySession, input: ToolInput): RepositorySession {
  return callSession(session, { run: textIn(input, 'run_id'), task: textIn(input, 'task_id') });
}

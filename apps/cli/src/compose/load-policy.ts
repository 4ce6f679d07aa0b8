import { OrchError } from '@orch/core';
import type { Policy } from '@orch/policy';
import { readConfig } from '../config/read-config.ts';
import { readPolicyFile, type PolicyFile } from './policy-file.ts';

/** A policy that was read and checked, with the file that it came from. */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly file: PolicyFile;
}

/**
 * The policy of a repository; `null` where it has none. The code of policies is loaded only where
 * there is one.
 *
 * @throws OrchError `ORCH_GUARD_FAILED` for a policy that cannot be read or is not valid, and what
 *   the configuration throws
 */
export async function loadPolicy(root: string): Promise<LoadedPolicy | null> {
  const { config } = await readConfig(root);
  const file = readPolicyFile(root, config);
  if (file === null) return null;
  const { parsePolicy } = await import('@orch/policy');
  const result = parsePolicy(file.text);
  if (result.ok) return { policy: result.policy, file };
  const [first] = result.problems;
  const lines = result.problems.map(({ pointer, message, suggestion }) => {
    const place = `${file.path}: ${pointer === '' ? '/' : pointer}`;
    return `${place} ${message}${suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`}`;
  });
  throw new OrchError('ORCH_GUARD_FAILED', `The policy is not valid. ${lines.join(' · ')}`, {
    place: `${file.path}: ${first === undefined || first.pointer === '' ? '/' : first.pointer}`,
    hint: 'Nothing was run: without its policy nobody knows what may run. Check it with: orch policy check',
    data: { problems: result.problems.length, code: first?.code ?? '' },
  });
}

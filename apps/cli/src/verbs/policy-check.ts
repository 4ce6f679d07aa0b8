import { OrchError } from '@orch/core';
import { defaultPolicyFile } from '../compose/policy-file.ts';
import { loadPolicy, type LoadedPolicy } from '../compose/load-policy.ts';
import { policyDocument, type PolicyDocument } from '../documents/guard-document.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';

/** `orch policy check` (wire shape): how many rules of each kind there are. */
export interface PolicyCheckDocument {
  readonly policy: PolicyDocument | null;
  readonly approvals: number;
  readonly profiles: number;
  /** How many rules grant agents a profile ahead. */
  readonly agent_profiles: number;
  readonly forbidden_commands: number;
  readonly protected_paths: number;
  /** Whether the size of a change is limited. */
  readonly diff: boolean;
}

/** `orch policy check`: a policy that is not valid is an error with every fault in it. */
export async function policyCheck(session: RepositorySession): Promise<number> {
  const { format, roots } = session;
  const loaded = await loadPolicy(roots.root);
  const policy = loaded?.policy;
  const document: PolicyCheckDocument = {
    policy: policyDocument(loaded),
    approvals: policy?.approvals.length ?? 0,
    profiles: policy?.profiles.length ?? 0,
    agent_profiles: policy?.agent_profiles.length ?? 0,
    forbidden_commands: policy?.forbidden_commands.length ?? 0,
    protected_paths: policy?.protected_paths.length ?? 0,
    diff: policy?.diff !== undefined,
  };
  writeResult(format, document, () => checkText(document));
  return exitStatus.ok;
}

function checkText(document: PolicyCheckDocument): string {
  if (document.policy === null) {
    return `There is no policy (${defaultPolicyFile}): only what is built in holds.\n`;
  }
  const { approvals, profiles, agent_profiles, forbidden_commands, protected_paths, diff, policy } =
    document;
  return [
    `${policy.path} is valid.`,
    `  ${approvals} approvals, ${profiles} profiles, ${agent_profiles} profiles granted to agents ahead, ${forbidden_commands} forbidden commands, ${protected_paths} protected paths, ${diff ? 'a limit' : 'no limit'} on the size of a change`,
    '',
  ].join('\n');
}

/**
 * The policy of the repository, for a verb that means nothing without one.
 * @throws OrchError `ORCH_USAGE` where there is none
 */
export async function requirePolicy(root: string): Promise<LoadedPolicy> {
  const loaded = await loadPolicy(root);
  if (loaded !== null) return loaded;
  throw new OrchError('ORCH_USAGE', `There is no policy here.`, {
    place: defaultPolicyFile,
    hint: `Write ${defaultPolicyFile}, or name another file under "policy" in codex.orchestrator.json.`,
  });
}

import type { Profile } from '../policy/policy.ts';
import type { Finding } from './decision.ts';
import type { DiffFacts } from './facts.ts';
import { compileGlobs } from './path-globs.ts';

const namedFiles = 5;

/**
 * What is built in about the change that an agent made: one that might only read changed nothing, and
 * one that said what it would change kept to that. No policy switches it off.
 *
 * @param granted the profile that the agent worked with
 */
export function agentChangeFindings(facts: DiffFacts, granted?: Profile): readonly Finding[] {
  const { stage, diff } = facts;
  if (stage.kind !== 'agent') return [];
  const changed = diff.files.flatMap(({ path, old_path: old }) => [
    path,
    ...(old === undefined ? [] : [old]),
  ]);
  const findings: Finding[] = [];
  if (granted === 'read-only' && changed.length > 0) {
    findings.push(
      finding('orch:read-only-changed', 'files changed while an agent might only read', changed),
    );
  }
  if (stage.paths !== undefined) {
    const declared = compileGlobs(stage.paths);
    const outside = changed.filter((path) => declared.match(path) === undefined);
    if (outside.length > 0) {
      const reason = 'an agent changed files outside of the paths that its stage declares';
      findings.push(finding('orch:undeclared-paths', reason, outside));
    }
  }
  return findings;
}

function finding(id: string, reason: string, files: readonly string[]): Finding {
  const more = files.length > namedFiles ? `, and ${files.length - namedFiles} more` : '';
  const matched = `${files.slice(0, namedFiles).join(', ')}${more}`;
  return { id, effect: 'ask', reason, pointer: '', matched, certainty: 'yes' };
}

import type { Candidate, Finding } from '../finding.ts';
import { adapterCandidate } from './adapter-candidate.ts';
import { codemodCandidates, type ReadText } from './codemod-candidates.ts';
import { lintCandidates } from './lint-candidates.ts';
import { ruleCandidates } from './rule-candidates.ts';

/**
 * What findings could become. Most become nothing: they are to be read, not to be shipped. Of several
 * with one id the first stays, which is the one that says it in so many words.
 */
export function candidatesOf(
  repository: string,
  findings: readonly Finding[],
  paths: ReadonlySet<string>,
  read: ReadText,
): Candidate[] {
  const all = [
    ...lintCandidates(findings, repository),
    ...ruleCandidates(findings, read, repository),
    ...codemodCandidates(findings, paths, read, repository),
    ...adapterCandidate(findings, paths, repository),
  ];
  const byId = new Map<string, Candidate>();
  for (const each of all) if (!byId.has(each.id)) byId.set(each.id, each);
  return [...byId.values()];
}

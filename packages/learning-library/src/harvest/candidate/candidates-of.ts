import type { Candidate, Finding } from '../finding.ts';
import { adapterCandidate } from './adapter-candidate.ts';
import { codemodCandidates, type ReadText } from './codemod-candidates.ts';
import { lintCandidates } from './lint-candidates.ts';
import { ruleCandidates } from './rule-candidates.ts';

/** What findings could become. Most become nothing: they are to be read, not to be shipped. */
export function candidatesOf(
  repository: string,
  findings: readonly Finding[],
  paths: ReadonlySet<string>,
  read: ReadText,
): Candidate[] {
  return [
    ...lintCandidates(findings, repository),
    ...ruleCandidates(findings, read, repository),
    ...codemodCandidates(findings, paths, read, repository),
    ...adapterCandidate(findings, paths, repository),
  ];
}

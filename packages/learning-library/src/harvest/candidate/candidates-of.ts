import type { Candidate, Finding } from '../finding.ts';

/** What findings could become. Most become nothing: they are to be read, not to be shipped. */
export function candidatesOf(_root: string, _findings: readonly Finding[]): Candidate[] {
  return [];
}

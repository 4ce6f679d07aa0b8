import type { MinedHistory } from '../mine/mine-history.ts';
import type { Candidate, Finding, FindingKind } from './finding.ts';
import type { Survey } from './survey/survey-files.ts';

/** What is harvested. */
export interface HarvestOptions {
  /** Only these kinds; all unless given. */
  readonly kinds?: readonly FindingKind[];
  /** Whether the history of git is read for repeated edits; true unless given. */
  readonly history?: boolean;
  /** Whether a text holds a secret: such a text goes into no candidate. */
  readonly hasSecret?: (text: string) => boolean;
}

/** What a repository showed (wire shape, but for the candidates). */
export interface Harvest extends Pick<Survey, 'files' | 'problems' | 'problem_count'> {
  /** Absolute, without links. */
  readonly root: string;
  /** The most useful first. */
  readonly findings: readonly Finding[];
  /** What could be made of them; nothing is written. */
  readonly candidates: readonly Candidate[];
  /** Candidates that are left out because one of their files holds a secret. */
  readonly secret_candidates: number;
  /** What was read of the history; `null` where it was not. */
  readonly history: HarvestHistory | null;
}

/** How much of the history was read, and what became of it. */
export type HarvestHistory = Omit<MinedHistory, 'findings' | 'candidates'>;

/**
 * Reads a repository, or a folder of one. Nothing of it is executed or loaded (H1). The parsers that
 * this needs are loaded by the first call, since the other users of this package need none of them.
 *
 * @throws OrchError `ORCH_USAGE` where there is no such folder
 */
export async function harvest(path: string, options: HarvestOptions = {}): Promise<Harvest> {
  const { harvestFolder } = await import('./harvest-folder.ts');
  return harvestFolder(path, options);
}

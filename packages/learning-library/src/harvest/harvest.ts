import { OrchError } from '@orch/core';
import { realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { mineHistory, type MinedHistory } from '../mine/mine-history.ts';
import { candidatesOf } from './candidate/candidates-of.ts';
import { findingKinds, type Candidate, type Finding, type FindingKind } from './finding.ts';
import { readSource } from './survey/source-file.ts';
import { surveyFiles, type Survey } from './survey/survey-files.ts';

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
 * Reads a repository, or a folder of one. Nothing of it is executed or loaded, links are not
 * followed, and one file is held at a time (H1, H2, H4).
 *
 * @throws OrchError `ORCH_USAGE` where there is no such folder
 */
export async function harvest(path: string, options: HarvestOptions = {}): Promise<Harvest> {
  const { kinds, hasSecret = () => false } = options;
  const root = folderAt(path);
  const isWanted = (kind: FindingKind): boolean => kinds?.includes(kind) ?? true;
  const survey = await surveyFiles(root);
  const mined =
    options.history !== false && isWanted('repeated-edit')
      ? await mineHistory(root, { hasSecret })
      : null;
  const findings = [...survey.findings, ...(mined?.findings ?? [])]
    .filter(({ kind }) => isWanted(kind))
    .sort((a, b) => rankOf(a) - rankOf(b));
  const found = candidatesOf(basename(root), findings, survey.paths, (each) => {
    const source = survey.paths.has(each) ? readSource(root, each) : null;
    return source !== null && 'text' in source ? source.text : null;
  });
  const candidates = found.filter(({ files }) => !files.some(({ text }) => hasSecret(text)));
  return {
    root,
    files: survey.files,
    findings,
    candidates: [...candidates, ...(mined?.candidates ?? [])],
    secret_candidates: found.length - candidates.length,
    history: mined === null ? null : historyOf(mined),
    problems: survey.problems,
    problem_count: survey.problem_count,
  };
}

function folderAt(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) return realpathSync(path);
  throw new OrchError('ORCH_USAGE', `There is no folder ${path}.`, {
    hint: 'Give the folder of a repository: orch patterns harvest ../service',
  });
}

/** By kind; within what is forbidden, first what names something better, then other modules. */
function rankOf({ kind, detail }: Finding): number {
  const first = findingKinds.indexOf(kind) * 10;
  if (kind !== 'restricted-import') return first;
  if (typeof detail['wrapper'] === 'string') return first;
  const rule = typeof detail['rule'] === 'string' ? detail['rule'] : '';
  return first + (/-(syntax|globals|properties)$/u.test(rule) ? 2 : 1);
}

function historyOf(mined: MinedHistory): HarvestHistory {
  const { findings: _findings, candidates: _candidates, ...history } = mined;
  return history;
}

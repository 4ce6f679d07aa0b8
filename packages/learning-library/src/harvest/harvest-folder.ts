import { OrchError } from '@orch/core';
import { realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { mineHistory, type MinedHistory } from '../mine/mine-history.ts';
import { candidatesOf } from './candidate/candidates-of.ts';
import { findingKinds, type Candidate, type Finding, type FindingKind } from './finding.ts';
import type { Harvest, HarvestHistory, HarvestOptions } from './harvest.ts';
import { readSource } from './survey/source-file.ts';
import { surveyFiles } from './survey/survey-files.ts';

/**
 * Reads a repository, or a folder of one. Nothing of it is executed or loaded, links are not
 * followed, and one file is held at a time (H1, H2, H4).
 *
 * @throws OrchError `ORCH_USAGE` where there is no such folder
 */
export async function harvestFolder(path: string, options: HarvestOptions = {}): Promise<Harvest> {
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
    candidates: withoutTwins([...candidates, ...(mined?.candidates ?? [])]),
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

/** One folder is one candidate's: the first that names it. */
function withoutTwins(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Set<string>();
  return candidates.filter(({ folder, id }) => {
    const path = `${folder}/${id}`;
    const isNew = !taken.has(path);
    taken.add(path);
    return isNew;
  });
}

function historyOf(mined: MinedHistory): HarvestHistory {
  const { findings: _findings, candidates: _candidates, ...history } = mined;
  return history;
}

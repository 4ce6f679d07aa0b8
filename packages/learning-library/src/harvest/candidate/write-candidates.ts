import { OrchError } from '@orch/core';
import { lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Candidate } from '../finding.ts';

/** Where a candidate is, and whether it was written now or something was there before. */
export interface CandidateWriting {
  /** From the root. */
  readonly path: string;
  readonly status: 'written' | 'exists';
}

/**
 * Writes candidates below a repository. Each is prepared in a folder that counts for nothing and then
 * renamed, so that it is there as a whole or not at all; what is there already stays (H5).
 */
export function writeCandidates(
  root: string,
  candidates: readonly Candidate[],
): CandidateWriting[] {
  return candidates.map((candidate) => {
    const path = `${candidate.folder}/${candidate.id}`;
    return { path, status: writeCandidate(root, path, candidate) };
  });
}

function writeCandidate(
  root: string,
  path: string,
  { folder, files }: Candidate,
): CandidateWriting['status'] {
  const target = join(root, path);
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) return 'exists';
  const parent = join(root, folder);
  mkdirSync(parent, { recursive: true });
  const draft = mkdtempSync(join(parent, '.candidate-'));
  try {
    for (const file of files) {
      mkdirSync(dirname(join(draft, file.path)), { recursive: true });
      writeFileSync(join(draft, file.path), file.text, { flag: 'wx' });
    }
    return moveTo(draft, target);
  } catch (cause) {
    throw new OrchError('ORCH_STORAGE_FAILED', `The candidate ${path} could not be written.`, {
      place: path,
      cause,
    });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function moveTo(draft: string, target: string): CandidateWriting['status'] {
  try {
    renameSync(draft, target);
    return 'written';
  } catch (error) {
    // Somebody else was first: theirs stays.
    if (isOccupied(error)) return 'exists';
    throw error;
  }
}

function isOccupied(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR';
}

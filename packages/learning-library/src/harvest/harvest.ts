import { OrchError } from '@orch/core';
import { realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { candidatesOf } from './candidate/candidates-of.ts';
import {
  findingKinds,
  type Candidate,
  type Finding,
  type FindingKind,
  type HarvestProblem,
} from './finding.ts';
import type { Reader } from './reader.ts';
import { allReaders } from './readers/all-readers.ts';
import { isRead } from './survey/is-read.ts';
import { listPaths } from './survey/list-paths.ts';
import { skipByPath, skipReasons, type HarvestSkip } from './survey/skip.ts';
import { readSource, SourceFile } from './survey/source-file.ts';
import { walk } from './syntax/walk.ts';

/** What is harvested. */
export interface HarvestOptions {
  /** Only these kinds; all unless given. */
  readonly kinds?: readonly FindingKind[];
}

/** What a repository showed. */
export interface Harvest {
  /** Absolute, without links. */
  readonly root: string;
  readonly files: {
    readonly listed: number;
    readonly read: number;
    /** How many were not read, by reason; files of no interest are in none. */
    readonly skipped: Readonly<Record<HarvestSkip, number>>;
  };
  /** The most useful kinds first. */
  readonly findings: readonly Finding[];
  /** What could be made of them; nothing is written. */
  readonly candidates: readonly Candidate[];
  /** Files that could not be parsed, at most {@link problemsShown}. */
  readonly problems: readonly HarvestProblem[];
  readonly problem_count: number;
}

/** How many problems are named; the others are counted. */
const problemsShown = 100;

/**
 * Reads a repository, or a folder of one. Nothing of it is executed or loaded, links are not
 * followed, and one file is held at a time (H1, H2, H4).
 *
 * @throws OrchError `ORCH_USAGE` where there is no such folder
 */
export async function harvest(path: string, options: HarvestOptions = {}): Promise<Harvest> {
  const root = folderAt(path);
  const listed = await listPaths(root);
  const problems: HarvestProblem[] = [];
  let problemCount = 0;
  const onProblem = (problem: HarvestProblem): void => {
    problemCount += 1;
    if (problems.length < problemsShown) problems.push(problem);
  };
  const skipped: Record<HarvestSkip, number> = {
    ...(Object.fromEntries(skipReasons.map((reason) => [reason, 0])) as Record<
      HarvestSkip,
      number
    >),
    link: listed.links,
    odd_path: listed.odd,
    other: listed.others,
  };
  const { readers, packages } = allReaders();
  let read = 0;
  for (const each of listed.paths) {
    const skip = skipByPath(each);
    // A lock file tells by its name what it is of; what others made, or is wrong on purpose, does not.
    if (skip !== 'vendored' && skip !== 'fixture')
      for (const reader of readers) reader.path?.(each);
    if (skip !== null) {
      skipped[skip] += 1;
      continue;
    }
    if (!isRead(each)) continue;
    const source = readSource(root, each);
    if ('skip' in source) {
      skipped[source.skip] += 1;
      continue;
    }
    read += 1;
    readFile(new SourceFile(each, source.text, onProblem), readers);
  }
  const surveyed = { paths: new Set(listed.paths), packages: packages.names() };
  const findings = readers
    .flatMap((reader) => reader.findings(surveyed))
    .filter(({ kind }) => options.kinds?.includes(kind) ?? true)
    .sort((a, b) => findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind));
  return {
    root,
    files: { listed: listed.paths.length, read, skipped },
    findings,
    candidates: candidatesOf(basename(root), findings, surveyed.paths, (each) => {
      const source = surveyed.paths.has(each) ? readSource(root, each) : null;
      return source !== null && 'text' in source ? source.text : null;
    }),
    problems,
    problem_count: problemCount,
  };
}

function folderAt(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) return realpathSync(path);
  throw new OrchError('ORCH_USAGE', `There is no folder ${path}.`, {
    hint: 'Give the folder of a repository: orch patterns harvest ../service',
  });
}

function readFile(file: SourceFile, readers: readonly Reader[]): void {
  for (const reader of readers) reader.file?.(file);
  const script = file.isScript ? file.script() : null;
  if (script === null) return;
  walk(script.program, (node, parent) => {
    for (const { nodes } of readers) {
      const handler = nodes?.[node.type] as
        ((node: unknown, file: SourceFile, parent: unknown) => void) | undefined;
      handler?.(node, file, parent);
    }
  });
}

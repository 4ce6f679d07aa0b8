import { type Finding, type HarvestProblem } from '../finding.ts';
import type { Reader, Surveyed } from '../reader.ts';
import { allReaders } from '../readers/all-readers.ts';
import { walk } from '../syntax/walk.ts';
import { isRead } from './is-read.ts';
import { listPaths } from './list-paths.ts';
import { skipByPath, skipReasons, type HarvestSkip } from './skip.ts';
import { readSource, SourceFile } from './source-file.ts';

/** What the files of a repository showed. */
export interface Survey extends Surveyed {
  readonly findings: readonly Finding[];
  readonly files: {
    readonly listed: number;
    readonly read: number;
    /** How many were not read, by reason; files of no interest are in none. */
    readonly skipped: Readonly<Record<HarvestSkip, number>>;
  };
  /** Files that could not be parsed, the first hundred. */
  readonly problems: readonly HarvestProblem[];
  readonly problem_count: number;
}

/** How many problems are named; the others are counted. */
const problemsShown = 100;

/** Gives each file to all readers, one file at a time (H4). */
export async function surveyFiles(root: string): Promise<Survey> {
  const listed = await listPaths(root);
  const problems: HarvestProblem[] = [];
  let problemCount = 0;
  const onProblem = (problem: HarvestProblem): void => {
    problemCount += 1;
    if (problems.length < problemsShown) problems.push(problem);
  };
  const skipped = Object.fromEntries(skipReasons.map((reason) => [reason, 0])) as Record<
    HarvestSkip,
    number
  >;
  Object.assign(skipped, { link: listed.links, odd_path: listed.odd, other: listed.others });
  const { readers, packages } = allReaders();
  let read = 0;
  for (const path of listed.paths) {
    const source = sourceOf(root, path, readers);
    if (source === null) continue;
    if ('skip' in source) {
      skipped[source.skip] += 1;
      continue;
    }
    read += 1;
    readFile(new SourceFile(path, source.text, onProblem), readers);
  }
  const surveyed = {
    paths: new Set(listed.paths),
    packages: packages.names(),
    ownPackages: packages.own(),
  };
  return {
    ...surveyed,
    findings: readers.flatMap((reader) => reader.findings(surveyed)),
    files: { listed: listed.paths.length, read, skipped },
    problems,
    problem_count: problemCount,
  };
}

/** `null` for a file of no interest. */
function sourceOf(
  root: string,
  path: string,
  readers: readonly Reader[],
): ReturnType<typeof readSource> | null {
  const skip = skipByPath(path);
  // A lock file tells by its name what it is of; what others made, or is wrong on purpose, does not.
  if (skip !== 'vendored' && skip !== 'fixture') {
    for (const reader of readers) reader.path?.(path);
  }
  if (skip !== null) return { skip };
  return isRead(path) ? readSource(root, path) : null;
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

import {
  EditCollector,
  type Occurrence,
  type RepeatedEdit,
  type RepeatedEdits,
  type Support,
} from '../edits/repeated-edits.ts';
import type { FilePatch } from '../edits/read-patch.ts';
import { placesShown, type Candidate, type Finding } from '../harvest/finding.ts';
import { BlobReader } from './blob-reader.ts';
import { draftCodemod, lineOf, nameOf, type NoDraft } from './draft-codemod.ts';
import { placesIn, type HeadPlaces } from './head-places.ts';
import { historyOf, readHistory, type HistoryEnd, type HistoryLimits } from './read-history.ts';
import { widened } from './widen-hunks.ts';

/** How a history is mined. */
export interface MineOptions {
  readonly limits?: Partial<HistoryLimits>;
  readonly support?: Support;
  /** How many edits are reported, and so at most drafted; the most frequent ones. */
  readonly maxEdits?: number;
  /** Whether a text holds a secret. What does is written into no candidate. */
  readonly hasSecret?: (text: string) => boolean;
}

/** What the history of a repository showed. */
export interface MinedHistory {
  readonly findings: readonly Finding[];
  /** Codemods in state `candidate`, as files; nothing is written. */
  readonly candidates: readonly Candidate[];
  readonly commits_read: number;
  /** Commits whose patch was too large to be read. */
  readonly large_commits: number;
  /** Why there is no more; `null` if all commits were read. */
  readonly truncated: HistoryEnd['truncated'] | 'no-git' | 'no-repository' | 'no-commits';
  /** Places of edits that were left out, by reason. */
  readonly dropped: RepeatedEdits['dropped'];
  /** Edits with enough support, and those of them that are reported. */
  readonly repeated: number;
  /** Why there is no codemod for a finding, by its id. */
  readonly not_drafted: Readonly<Record<string, NoDraft>>;
  /** Cases that were left out because they hold a secret. */
  readonly secret_fixtures: number;
}

/** What is read unless said otherwise. */
export const usualLimits: HistoryLimits = {
  maxCommits: 2000,
  maxBytes: 256 * 1024 * 1024,
  maxCommitBytes: 4 * 1024 * 1024,
};

/**
 * Finds edits that were made again and again in the history of a repository, and drafts codemods from
 * them. git is asked for patches and blobs; nothing of the repository is executed (M1).
 *
 * @throws OrchError `ORCH_STORAGE_FAILED` where git cannot be run
 */
export async function mineHistory(root: string, options: MineOptions = {}): Promise<MinedHistory> {
  const collector = new EditCollector();
  const start = await historyOf(root);
  let end: HistoryEnd = { commits: 0, large: 0, truncated: null };
  if (start.empty === null) {
    end = await gather(root, { ...usualLimits, ...options.limits }, collector);
  }
  const { edits: all, dropped } = collector.finish(options.support);
  const edits = all.slice(0, options.maxEdits ?? 30).map(oldestFirst);
  const head = await placesIn(root, start.head ?? 'HEAD', edits);
  return {
    ...report(edits, head, options.hasSecret ?? (() => false)),
    commits_read: end.commits,
    large_commits: end.large,
    truncated: start.empty ?? end.truncated,
    dropped,
    repeated: all.length,
  };
}

async function gather(
  root: string,
  limits: HistoryLimits,
  collector: EditCollector,
): Promise<HistoryEnd> {
  const commits = readHistory(root, limits);
  const blobs = new BlobReader(root);
  try {
    for (;;) {
      const next = await commits.next();
      if (next.done === true) return next.value;
      const files: FilePatch[] = [];
      for (const file of next.value.files) files.push(await widened(blobs, file));
      collector.add(next.value.id, files);
    }
  } finally {
    await blobs.close();
  }
}

/** Commits are read the newest first; the places of one stay in their order. */
function oldestFirst(edit: RepeatedEdit): RepeatedEdit {
  const origins = edit.origins.toReversed();
  const at = new Map(origins.map((origin, index) => [origin, index]));
  const rank = ({ origin }: Occurrence) => at.get(origin) ?? 0;
  return { ...edit, origins, occurrences: edit.occurrences.toSorted((a, b) => rank(a) - rank(b)) };
}

function report(
  edits: readonly RepeatedEdit[],
  heads: ReadonlyMap<string, HeadPlaces>,
  hasSecret: (text: string) => boolean,
): Pick<MinedHistory, 'findings' | 'candidates' | 'not_drafted' | 'secret_fixtures'> {
  const findings: Finding[] = [];
  const candidates: Candidate[] = [];
  const notDrafted: Record<string, NoDraft> = {};
  let secretFixtures = 0;
  for (const edit of edits) {
    const head = heads.get(edit.key) ?? { matching: [], nearMisses: [] };
    const id = freeName(hasSecret(lineOf(edit)) ? 'edit' : nameOf(edit), findings);
    const finding = findingOf(id, edit, head, hasSecret);
    findings.push(finding);
    const draft = draftCodemod({ edit, head, finding, hasSecret });
    if (draft.ok) {
      candidates.push(draft.candidate);
      secretFixtures += draft.secretFixtures;
    } else notDrafted[id] = draft.reason;
  }
  return { findings, candidates, not_drafted: notDrafted, secret_fixtures: secretFixtures };
}

function freeName(name: string, findings: readonly Finding[]): string {
  const taken = new Set(findings.map(({ id }) => id));
  for (let number = 2; ; number += 1) {
    if (!taken.has(name)) return name;
    if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
  }
}

function findingOf(
  id: string,
  edit: RepeatedEdit,
  { matching }: HeadPlaces,
  hasSecret: (text: string) => boolean,
): Finding {
  const { occurrences, files, origins, inverse, language } = edit;
  const line = lineOf(edit);
  const shown = hasSecret(line) ? 'an edit that holds a secret' : line;
  const touched = new Set(occurrences.map(({ path }) => path));
  return {
    kind: 'repeated-edit',
    id,
    summary: `${shown} (${occurrences.length} places in ${files} files and ${origins.length} commits)`,
    places: occurrences.slice(0, placesShown).map(({ path, newLine }) => ({ path, line: newLine })),
    count: occurrences.length,
    counter_examples: matching
      .slice(0, placesShown)
      .map(({ path, line: at }) => ({ path, line: at })),
    counter_count: matching.length,
    detail: {
      edit: shown,
      language,
      files,
      commits: origins.slice(0, placesShown),
      commit_count: origins.length,
      /** Places that still match, in files where the edit was made: they were left alone. */
      left_alone: matching.filter(({ path }) => touched.has(path)).length,
      opposite_edits: inverse,
    },
  };
}

import { OrchError } from '@orch/core';
import { wilson } from '../evaluate/proportion.ts';
import type { Pack, ReplayEvidence } from '../pack/pack.ts';
import { gitText } from '../mine/git.ts';
import { historyOf, type HistoryLimits } from '../mine/read-history.ts';
import { judgeFile, type JudgedFile, type JudgedPlace } from './judge-file.ts';
import { fixtureKeys } from './fixture-keys.ts';
import { pastFiles, type PastFile } from './past-files.ts';
import { transformPast } from './transform-past.ts';

/** What is replayed. */
export interface ReplayRequest {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly pack: Pack;
  /** Commits as git names them, such as `v1..HEAD`; all up to HEAD unless given. */
  readonly range?: string;
  readonly limits?: Partial<HistoryLimits>;
}

/** A place that speaks against a pack, or for it. */
export interface ReplayExample {
  readonly commit: string;
  readonly path: string;
  readonly line: number;
  readonly before: string;
}

/** What past commits say about a codemod. All counts but those of commits and files are of places. */
export interface Replay {
  /** Commits that were read, and those of them with a file that the pack could change. */
  readonly commits_read: number;
  readonly commits: number;
  readonly truncated: string | null;
  /** The newest commit. */
  readonly head: string | null;
  /** Commits that made the change at least once. */
  readonly converting: number;
  /** Changed by the pack as the commit did. */
  readonly right: number;
  /** Changed by the pack where the commit wrote something else. */
  readonly other: number;
  /** Changed by the pack where a commit that made the change left it, and no later one did. */
  readonly left: number;
  /** In files that no commit which made the change has touched: they say nothing. */
  readonly undecided: number;
  /** Changes of this kind that commits made and the pack does not make. */
  readonly missed: number;
  readonly precision: number | null;
  readonly interval: readonly [number, number] | null;
  readonly recall: number | null;
  /** The same for commits that the pack was not made from. */
  readonly unseen: { readonly changed: number; readonly right: number };
  /** Files on which the pack failed, and those too different to be compared. */
  readonly failures: number;
  readonly unclear: number;
  /** The first places that speak against the pack. */
  readonly against: readonly ReplayExample[];
}

const examplesKept = 10;

interface OpenPlace extends ReplayExample {
  readonly decided: boolean;
}

/**
 * Applies a codemod to the files of past commits as they were before, and compares with what each
 * commit made of them (P1 to P4).
 *
 * @throws OrchError `ORCH_USAGE` where there are no such commits, `ORCH_STORAGE_FAILED` without git
 */
export async function replayPack(request: ReplayRequest): Promise<Replay> {
  const { root, pack } = request;
  const { empty } = await historyOf(root);
  const head = empty === null ? await newestOf(root, request.range ?? 'HEAD') : null;
  const counts = new Counts(new Set(pack.manifest.provenance.learned_from ?? []));
  let read = { commits: 0, truncated: empty as string | null };
  let replayed = 0;
  if (empty === null) {
    const past = await pastFiles(request);
    const wanted = fixtureKeys(pack);
    read = { commits: past.commits, truncated: past.truncated };
    const edited = past.files.filter(({ kind }) => kind === 'edited');
    replayed = new Set(edited.map(({ commit }) => commit)).size;
    for await (const batch of transformPast(request, past.files)) {
      for (const files of byCommit(batch)) {
        counts.add(
          files.map(({ file, versions }) => ({
            file,
            judged: versions === null ? 'failed' : judgeFile(versions, wanted),
          })),
        );
      }
    }
  }
  return {
    ...counts.result(),
    commits_read: read.commits,
    commits: replayed,
    truncated: read.truncated,
    head,
  };
}

async function newestOf(root: string, range: string): Promise<string> {
  const args = ['rev-list', '--max-count=1', '--end-of-options', range, '--'];
  const newest = (await gitText(root, args))?.trim() ?? '';
  if (newest !== '') return newest;
  throw new OrchError('ORCH_USAGE', `There are no commits ${range}.`, {
    hint: 'Give commits as git names them: --replay v1.2..HEAD',
  });
}

function byCommit<Each extends { readonly file: PastFile }>(batch: readonly Each[]): Each[][] {
  const groups = new Map<string, Each[]>();
  for (const each of batch) {
    groups.set(each.file.commit, [...(groups.get(each.file.commit) ?? []), each]);
  }
  return [...groups.values()];
}

interface Judged {
  readonly file: PastFile;
  readonly judged: JudgedFile | 'failed' | null;
}

/** Adds up verdicts, the oldest commit first. */
class Counts {
  readonly #learned: ReadonlySet<string>;
  readonly #counts = { converting: 0, right: 0, missed: 0, failures: 0, unclear: 0 };
  readonly #unseen = { changed: 0, right: 0 };
  readonly #against: ReplayExample[] = [];
  /** Places that were left, by path, as the last commit that touched the file had them. */
  readonly #open = new Map<string, readonly OpenPlace[]>();
  #other = 0;

  constructor(learned: ReadonlySet<string>) {
    this.#learned = learned;
  }

  /** Takes the files of one commit. */
  add(files: readonly Judged[]): void {
    const places = files.flatMap(({ judged }) => (isJudged(judged) ? judged.places : []));
    const converts = places.some(({ verdict }) => verdict === 'right');
    if (converts) this.#counts.converting += 1;
    for (const { file, judged } of files) {
      const before = this.#open.get(file.oldPath) ?? [];
      this.#open.delete(file.oldPath);
      if (file.kind !== 'edited') {
        if (file.kind === 'moved' && before.length > 0) this.#open.set(file.path, before);
        continue;
      }
      if (!isJudged(judged)) {
        this.#counts[judged === 'failed' ? 'failures' : 'unclear'] += 1;
        continue;
      }
      this.#counts.missed += judged.missed;
      const open: OpenPlace[] = [];
      for (const place of judged.places) this.#take(place, file, converts, before, open);
      if (open.length > 0) this.#open.set(file.path, open);
    }
  }

  #take(
    { verdict, line, before }: JudgedPlace,
    { commit, path }: PastFile,
    converts: boolean,
    known: readonly OpenPlace[],
    open: OpenPlace[],
  ): void {
    const example = { commit, path, line, before };
    if (verdict === 'right') {
      this.#counts.right += 1;
      this.#count(commit, true);
    } else if (verdict === 'other' && converts) {
      this.#other += 1;
      this.#count(commit, false);
      this.#against.push(example);
    } else if (verdict === 'left' || verdict === 'other') {
      // P3: a commit that did not come for this decides nothing, but what was decided stays.
      const earlier = known.find((each) => each.decided && each.before === before);
      open.push(
        converts ? { ...example, decided: true } : (earlier ?? { ...example, decided: false }),
      );
    }
  }

  #count(commit: string, right: boolean): void {
    if (this.#learned.has(commit)) return;
    this.#unseen.changed += 1;
    if (right) this.#unseen.right += 1;
  }

  result(): Omit<Replay, 'commits_read' | 'commits' | 'truncated' | 'head'> {
    const open = [...this.#open.values()].flat();
    const left = open.filter(({ decided }) => decided);
    for (const { commit } of left) this.#count(commit, false);
    const { right, missed } = this.#counts;
    const changed = right + this.#other + left.length;
    const { rate, low, high } = wilson(right, changed);
    return {
      ...this.#counts,
      other: this.#other,
      left: left.length,
      undecided: open.length - left.length,
      precision: rate,
      interval: rate === null ? null : [low, high],
      recall: right + missed === 0 ? null : right / (right + missed),
      unseen: { ...this.#unseen },
      against: [...this.#against, ...left]
        .slice(0, examplesKept)
        .map(({ commit, path, line, before }) => ({ commit, path, line, before })),
    };
  }
}

function isJudged(judged: Judged['judged']): judged is JudgedFile {
  return judged !== null && judged !== 'failed';
}

/** What of a replay is kept in the pack. */
export function evidenceOf(replay: Replay): ReplayEvidence {
  const { commits, head, right, other, left, precision, interval, recall, unseen } = replay;
  return {
    commits,
    head,
    changed: right + other + left,
    right,
    precision,
    interval,
    recall,
    unseen,
  };
}

import { artifactDigest, plainLines } from '../artifact/artifact-digest.ts';
import { renderArtifact, type Templates } from '../artifact/templates.ts';
import { checklistItems, evidenceFor, tickByEvidence } from '../checklist/checklist.ts';
import { mirrorText, parseMirror, type MirrorSection } from '../mirror/mirror-file.ts';
import {
  mirrorFiles,
  mirrorSources,
  type MirrorFile,
  type MirrorPlaces,
  type MirrorSource,
} from '../mirror/mirror-sources.ts';
import { phaseTitles, writtenPhasesOf } from '../phase/phases.ts';
import {
  currentPhase,
  decisionOn,
  isWritten,
  standingsOf,
  type ReadText,
} from '../phase/standing.ts';
import type { PhaseApproval, Task } from '../register/task.ts';
import type { Finding } from './finding.ts';

/** A whole file to be written, from the root. */
export interface FileWrite {
  readonly path: string;
  readonly content: string;
}

/**
 * Records a review in the text of a spec, or says why it cannot.
 *
 * @param isNew the approval was given by this very command; else the review may be recorded already
 */
export type ReviewSpec = (
  path: string,
  text: string,
  approval: PhaseApproval,
  isNew: boolean,
) => { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

export interface SyncInput {
  readonly tasks: readonly Task[];
  readonly read: ReadText;
  /** Markdown files under `tasks/`, where a source may have been moved to. */
  readonly candidates: readonly string[];
  /** `2026-11-20`, in UTC. */
  readonly day: string;
  readonly templates: Templates;
  readonly mirrors: MirrorPlaces;
  /** What an approval of the phase Spec does to the spec; only who approves knows what was looked at. */
  readonly review: { readonly reviewSpec: ReviewSpec; readonly isNew: boolean } | null;
}

export interface SyncPlan {
  /** In the order in which they are made. Each leaves the rest to be planned again. */
  readonly writes: readonly FileWrite[];
  readonly findings: readonly Finding[];
}

/**
 * What artifacts and mirrors lack: a pure function of the register and the files, which finds nothing
 * more to do once everything that it wanted is done (I3). So a run that was cut off between two
 * writes is completed by the next one.
 */
export function planSync(input: SyncInput): SyncPlan {
  const written = new Map<string, string>();
  const read: ReadText = (path) => written.get(path) ?? input.read(path);
  const findings: Finding[] = [];
  const files = mirrorFiles(input.mirrors, input.tasks);
  const mirrors = readMirrors(files, read, findings);
  for (const task of input.tasks) {
    const lost = lostSources(task, read, mirrors, input.candidates);
    findings.push(...lost);
    const write = (path: string, content: string): void => {
      if (read(path) !== content) written.set(path, content);
    };
    const current = currentPhase(standingsOf(task, read));
    const path = isWritten(current.phase) ? task.artifacts[current.phase] : undefined;
    const isLost = lost.some((each) => each.path === path);
    if (isWritten(current.phase) && path !== undefined && read(path) === null && !isLost) {
      const started = task.created_at.slice(0, 10);
      write(path, renderArtifact(current.phase, task, started, input.templates));
    }
    tick(task, read, write, findings);
    if (input.review !== null) review(task, read, write, input.review);
    findings.push(...voidApprovals(task, read));
  }
  const sources = input.tasks.flatMap((task) => mirrorSources(task, read, input.mirrors));
  for (const { path, title } of files) {
    const sections = mirrors.get(path);
    if (sections === undefined) continue;
    const all = [...sections, ...newSections(path, sections, sources, input.day)];
    const text = mirrorText(title, all);
    if (all.length > 0 && text !== plainLines(read(path) ?? '')) written.set(path, text);
  }
  return { writes: [...written].map(([path, content]) => ({ path, content })), findings };
}

/** The sections of every mirror that is as orch left it, or is not there yet. */
function readMirrors(
  files: readonly MirrorFile[],
  read: ReadText,
  findings: Finding[],
): Map<string, readonly MirrorSection[]> {
  const mirrors = new Map<string, readonly MirrorSection[]>();
  for (const { path, title, before } of files) {
    const text = read(path);
    const parsed = text === null ? null : parseMirror(title, text);
    if (parsed?.kind === 'edited') {
      const detail = `line ${parsed.line} was not written by orch; the file is left alone. Put what is new into its source, and take the mirror back from git or remove it.`;
      findings.push({ kind: 'mirror_edited', path, detail });
    } else mirrors.set(path, parsed?.sections ?? sectionsBefore(title, before, read));
  }
  return mirrors;
}

/** What a mirror that is not there yet begins with. A file of somebody else at the usual place is no concern of ours. */
function sectionsBefore(
  title: string,
  before: string | null,
  read: ReadText,
): readonly MirrorSection[] {
  const text = before === null ? null : read(before);
  const parsed = text === null ? null : parseMirror(title, text);
  return parsed?.kind === 'ours' ? parsed.sections : [];
}

/** A source has a new section if its newest one does not say what it says now. */
function newSections(
  path: string,
  sections: readonly MirrorSection[],
  sources: readonly MirrorSource[],
  day: string,
): MirrorSection[] {
  return sources
    .filter(({ mirror }) => mirror === path)
    .filter(
      ({ from, sha256 }) => sections.findLast((each) => each.from === from)?.sha256 !== sha256,
    )
    .map(({ from, sha256, body }) => ({ from, sha256, day, body }));
}

/** Artifacts that were approved or mirrored, and are not there. */
function lostSources(
  task: Task,
  read: ReadText,
  mirrors: ReadonlyMap<string, readonly MirrorSection[]>,
  candidates: readonly string[],
): Finding[] {
  const findings: Finding[] = [];
  for (const phase of writtenPhasesOf(task.path)) {
    const path = task.artifacts[phase];
    if (path === undefined || read(path) !== null) continue;
    const approved = decisionOn(task, phase)?.sha256 ?? null;
    const mirrored = [...mirrors.values()].flat().some(({ from }) => from === path);
    if (approved === null && !mirrored && !isImported(task, path)) continue;
    const moved = candidates.find((each) => artifactDigest(read(each) ?? '') === approved);
    const what = `the ${phaseTitles[phase]} of ${task.id}`;
    findings.push(
      moved === undefined
        ? {
            kind: 'source_vanished',
            path,
            detail: `${what} is gone. Bring it back, from git or from its mirror.`,
          }
        : {
            kind: 'source_moved',
            path,
            detail: `${what} stands at ${moved} now. Move it back, or say so in ${task.id} of tasks/index.json.`,
          },
    );
  }
  return findings;
}

/** Checklists tick themselves. I8: but never in the files of an imported folder. */
function tick(
  task: Task,
  read: ReadText,
  write: (path: string, content: string) => void,
  findings: Finding[],
): void {
  for (const phase of writtenPhasesOf(task.path)) {
    const path = task.artifacts[phase];
    const text = path === undefined ? null : read(path);
    if (path === undefined || text === null || isImported(task, path)) continue;
    for (const item of checklistItems(text)) {
      if (!item.ticked || evidenceFor(item, task.runs) !== null) continue;
      const detail = `line ${item.line} is ticked, but no run proves it: ${item.text}`;
      findings.push({ kind: 'tick_without_evidence', path, detail });
    }
    write(path, tickByEvidence(text, task.runs));
  }
}

/** An approved spec says itself that it was reviewed, so that the spec guard knows. */
function review(
  task: Task,
  read: ReadText,
  write: (path: string, content: string) => void,
  { reviewSpec, isNew }: NonNullable<SyncInput['review']>,
): void {
  const approval = decisionOn(task, 'spec');
  const path = task.artifacts.spec;
  const text = path === undefined ? null : read(path);
  if (approval?.decision !== 'approved' || path === undefined || text === null) return;
  if (isImported(task, path) || artifactDigest(text) !== approval.sha256) return;
  const reviewed = reviewSpec(path, text, approval, isNew);
  if (reviewed.ok) write(path, reviewed.text);
}

function voidApprovals(task: Task, read: ReadText): Finding[] {
  return standingsOf(task, read).flatMap((each) => {
    if (each.standing !== 'void' || each.why !== 'edited') return [];
    const { actor, at, artifact } = each.by;
    const detail = `it was edited after ${actor.name} approved it on ${at.slice(0, 10)}, so ${phaseTitles[each.phase]} is open again`;
    return [{ kind: 'approval_void', path: artifact ?? each.phase, detail } as const];
  });
}

function isImported({ source }: Task, path: string): boolean {
  return source !== null && path.startsWith(`${source.path}/`);
}

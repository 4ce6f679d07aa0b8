import { defaultMirrors } from '@orch/core';
import { plainLines, sha256Of } from '../artifact/artifact-digest.ts';
import { openPrompts } from '../artifact/templates.ts';
import { phaseTitles, writtenPhasesOf, type WrittenPhase } from '../phase/phases.ts';
import { standingsOf, type PhaseStanding, type ReadText } from '../phase/standing.ts';
import { registerPath } from '../register/register.ts';
import type { Task } from '../register/task.ts';
import { quoted } from './mirror-file.ts';

/** Something that belongs into a mirror as it stands now. */
export interface MirrorSource {
  /** The mirror's path, from the root. */
  readonly mirror: string;
  readonly from: string;
  readonly sha256: string;
  readonly body: string;
}

/** What the mirrors of all tasks together hold. */
const mirrorKinds = ['prd', 'list', 'spec', 'plan'] as const;
type MirrorKind = (typeof mirrorKinds)[number];

/** Where each mirror of all tasks together is, from the root; `false` for none. */
export type MirrorPlaces = Readonly<Record<MirrorKind, string | false>>;

const titles: Readonly<Record<MirrorKind, string>> = {
  prd: 'PRDs',
  list: 'Tasks',
  spec: 'Specs',
  plan: 'Action plans',
};

/** A page is a task list, too. */
const kindOf: Readonly<Record<WrittenPhase, MirrorKind>> = {
  prd: 'prd',
  list: 'list',
  spec: 'spec',
  plan: 'plan',
  page: 'list',
};

/** Phases whose artifact also goes into the mirror for agents. */
const forAgents: readonly WrittenPhase[] = ['list', 'plan', 'page'];

/** A file that is a mirror. */
export interface MirrorFile {
  readonly path: string;
  /** As it stands in its first line. */
  readonly title: string;
  /** Where it was unless it was moved; its sections are gone on with. */
  readonly before: string | null;
}

/** Every mirror that there is to be: those of all tasks together, and one for each task. */
export function mirrorFiles(places: MirrorPlaces, tasks: readonly Task[]): readonly MirrorFile[] {
  const shared = mirrorKinds.flatMap((kind): MirrorFile[] => {
    const path = places[kind];
    const usual = defaultMirrors[kind];
    if (path === false) return [];
    return [{ path, title: titles[kind], before: path === usual ? null : usual }];
  });
  const own = tasks.map(({ id }) => ({ path: agentMirror(id), title: `Task ${id}`, before: null }));
  return [...shared, ...own];
}

/** The mirror of one task, for agents. */
function agentMirror(taskId: string): string {
  return `.agent/task/${taskId}.md`;
}

/** What of a task belongs into which mirror. An artifact that is not written yet is not mirrored. */
export function mirrorSources(task: Task, read: ReadText, places: MirrorPlaces): MirrorSource[] {
  const sources: MirrorSource[] = [];
  for (const phase of writtenPhasesOf(task.path)) {
    const from = task.artifacts[phase];
    const text = from === undefined ? null : read(from);
    if (from === undefined || text === null || openPrompts(text).length > 0) continue;
    const sha256 = sha256Of(plainLines(text));
    const shared = places[kindOf[phase]];
    const mirrors = [
      ...(shared === false ? [] : [shared]),
      ...(forAgents.includes(phase) ? [agentMirror(task.id)] : []),
    ];
    for (const mirror of mirrors) {
      const title = `**${phaseTitles[phase]} of ${task.id}** · source: ${linkTo(from, mirror)}`;
      sources.push({ mirror, from, sha256, body: `${title}\n\n${quoted(text)}` });
    }
  }
  return task.approvals.length === 0 ? sources : [...sources, statusSource(task, read)];
}

/** What was decided about a task, and what became void since; what is merely open is no news. */
function statusSource(task: Task, read: ReadText): MirrorSource {
  const mirror = agentMirror(task.id);
  const decided = standingsOf(task, read).filter(
    ({ standing }) => standing !== 'open' && standing !== 'closed',
  );
  const facts = [
    `- Task: ${task.title}`,
    `- Status: ${task.status}; risk ${task.risk}; ${task.path} path`,
    ...decided.map((each) => `- ${phaseTitles[each.phase]}: ${standingText(each)}`),
  ];
  const title = `**Status of ${task.id}** · source: ${linkTo(registerPath, mirror)}`;
  const body = `${title}\n\n${quoted(facts.join('\n'))}`;
  return { mirror, from: `${registerPath}#${task.id}`, sha256: sha256Of(body), body };
}

/** How a phase stands, in a few words. */
export function standingText(each: PhaseStanding): string {
  switch (each.standing) {
    case 'passed':
      return 'passed';
    case 'approved':
      return `approved by ${each.by.actor.name} on ${each.by.at.slice(0, 10)}`;
    case 'not_needed':
      return `not needed, says ${each.by.actor.name}: ${each.by.reason}`;
    case 'void':
      return `approval of ${each.by.at.slice(0, 10)} by ${each.by.actor.name} is void, the artifact ${each.why === 'edited' ? 'was edited afterwards' : 'is gone'}`;
    case 'open':
      return each.unwritten ? 'open, not written yet' : 'open';
    case 'closed':
      return 'closed';
  }
}

/** A Markdown link to a file, from a mirror; both from the root. */
function linkTo(path: string, mirror: string): string {
  const up = '../'.repeat(mirror.split('/').length - 1);
  return `[${path}](${up}${path.replaceAll(' ', '%20')})`;
}

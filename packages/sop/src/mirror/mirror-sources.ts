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

const mirrorOf: Readonly<Record<WrittenPhase, string>> = {
  prd: 'docs/PRD.md',
  list: 'docs/TASKS.md',
  spec: 'docs/TECH_SPEC.md',
  plan: 'docs/ACTION_PLAN.md',
  page: 'docs/TASKS.md',
};

/** Phases whose artifact also goes into the mirror for agents. */
const forAgents: readonly WrittenPhase[] = ['list', 'plan', 'page'];

/** The title of a mirror, as it stands in its first line. */
export function mirrorTitle(path: string): string {
  switch (path) {
    case 'docs/PRD.md':
      return 'PRDs';
    case 'docs/TASKS.md':
      return 'Tasks';
    case 'docs/TECH_SPEC.md':
      return 'Specs';
    case 'docs/ACTION_PLAN.md':
      return 'Action plans';
    default:
      return `Task ${path.replace(/^\.agent\/task\//, '').replace(/\.md$/, '')}`;
  }
}

/** The mirrors of all tasks together. */
export const sharedMirrors = [...new Set(Object.values(mirrorOf))];

/** The mirror of one task, for agents. */
export function agentMirror(taskId: string): string {
  return `.agent/task/${taskId}.md`;
}

/** What of a task belongs into which mirror. An artifact that is not written yet is not mirrored. */
export function mirrorSources(task: Task, read: ReadText): MirrorSource[] {
  const sources: MirrorSource[] = [];
  for (const phase of writtenPhasesOf(task.path)) {
    const from = task.artifacts[phase];
    const text = from === undefined ? null : read(from);
    if (from === undefined || text === null || openPrompts(text).length > 0) continue;
    const sha256 = sha256Of(plainLines(text));
    const mirrors = [mirrorOf[phase], ...(forAgents.includes(phase) ? [agentMirror(task.id)] : [])];
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

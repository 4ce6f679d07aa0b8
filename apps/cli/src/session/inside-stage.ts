import { OrchError } from '@orch/core';
import { livenessOf, type Vouch } from '@orch/persistence';
import { readFileSync } from 'node:fs';

/** Variables that orch gives to every stage. Either of them says that we run inside one. */
const stageVariables = ['ORCH_ATTEMPT_MARK', 'CODEX_ORCHESTRATOR_PARENT_RUN_ID'] as const;

/**
 * Whether this process works for a stage of a run: by its own environment, or (on Linux) by that of
 * a process that it descends from, of its group's leader, or of its session's, so that a cleaned
 * environment does not hide it.
 */
export function isInsideStage(env: NodeJS.ProcessEnv): boolean {
  return stageVariables.some((name) => env[name]) || belongsToStage(process.pid);
}

/**
 * Why the owner of a run does not take an answer that lies in the run's inbox: a file says nothing of
 * who wrote it, so the process that did has to be there still, and may not come from a stage. Where
 * there is no `/proc`, nobody's descent can be seen, and every living process of this machine counts.
 */
export const vouchForWriter: Vouch = (writer) => {
  if (writer === null) return 'it does not say which process gave it.';
  switch (livenessOf(writer)) {
    case 'dead':
      return 'the process that gave it is gone, so nobody can tell where it came from. Give it again.';
    case 'foreign':
      return 'it comes from another machine or container than the one where the run goes on.';
    case 'alive':
      return belongsToStage(writer.pid) ? 'it comes from inside a stage of a run.' : null;
  }
};

function belongsToStage(first: number): boolean {
  const looked = new Set<number>();
  const queue = [first];
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    if (pid <= 0 || looked.has(pid)) continue;
    looked.add(pid);
    if (carriesMark(pid)) return true;
    queue.push(...relativesOf(pid));
  }
  return false;
}

/**
 * An approval comes through a channel that the agent cannot call (DESIGN §7).
 *
 * @throws OrchError `ORCH_APPROVAL_REFUSED` inside a stage
 */
export function refuseInsideStage(env: NodeJS.ProcessEnv): void {
  if (!isInsideStage(env)) return;
  throw new OrchError(
    'ORCH_APPROVAL_REFUSED',
    'A decision comes through a channel that the agent cannot call, and this command was called from inside a stage of a run.',
    { hint: 'Decide from a shell of your own.' },
  );
}

function carriesMark(pid: number): boolean {
  const environ = read(`/proc/${pid}/environ`);
  return environ
    .split('\0')
    .some((entry) => stageVariables.some((name) => entry.startsWith(`${name}=`)));
}

/** Parent, leader of the process group, and leader of the session. */
function relativesOf(pid: number): number[] {
  const stat = read(`/proc/${pid}/stat`);
  // The name of the program is in parentheses and may hold anything.
  const [, parent, group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [parent, group, session].map(Number).filter(Number.isInteger);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // No /proc, a process that ended, or one of another user: nothing can be seen there.
    return '';
  }
}

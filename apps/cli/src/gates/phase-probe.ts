import { exitStatus } from '../errors/exit-status.ts';
import { expectExit, notRed, type Probe } from './probe-result.ts';

/**
 * An implementation run of a task whose PRD nobody has approved. A task whose one page is approved has to
 * pass before, since a gate that refuses everything shows nothing.
 */
export const probeMissingPrd: Probe = (scratch) => {
  const stages = [{ kind: 'command', id: 'work', command: 'true' }];
  scratch.write('codex.orchestrator.json', {
    pipelines: [{ id: 'probe', phase: 'implementation', stages }],
  });
  const small = ['--id', 'small', '--risk', 'low', '--lines', '1'];
  const page = scratch.orch('task', 'new', 'A small task', ...small);
  if (page.status !== exitStatus.ok) return notRed('a task could not be registered', page);
  scratch.write('tasks/small.md', '# A small task\n');
  const approve = ['--phase', 'page', '--reason', 'probe'];
  const approved = scratch.orch('task', 'approve', 'small', ...approve);
  if (approved.status !== exitStatus.ok) return notRed('a page could not be approved', approved);
  const green = scratch.orch('start', 'probe', '--task', 'small');
  if (green.status !== exitStatus.ok) return notRed('an approved task did not pass', green);
  const planted = scratch.orch('task', 'new', 'A task without a PRD', '--id', 'probe');
  if (planted.status !== exitStatus.ok) return notRed('a task could not be registered', planted);
  const what = 'an implementation run of a task without an approved PRD is refused';
  return expectExit(scratch.start(), exitStatus.refused, what);
};

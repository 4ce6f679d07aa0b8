/**
 * Every stage notes in the task's ledger that it began and that it ended, with the attempt that
 * orch started it for, and says something on both streams in between. With `nap` it is caught in
 * the middle more often; with `stray` it has a helper that leaves its session while it works.
 */
const stageScript = `#!/bin/sh
ledger="scratch/\${ORCH_TASK_ID}.ledger"
echo "begin \${ORCH_ATTEMPT_MARK##* }" >> "$ledger"
echo "stage \${ORCH_STAGE_ID} says größer ≥ 100 €"
echo "and complains" >&2
case " $* " in *" stray "*) setsid sleep 600 < /dev/null > /dev/null 2>&1 & stray=$! ;; esac
case " $* " in *" nap "*) sleep 0.04 ;; esac
test -z "$stray" || kill "$stray"
echo "end \${ORCH_ATTEMPT_MARK##* }" >> "$ledger"
`;

function stage(id: string, needs: readonly string[], ...traits: readonly string[]) {
  return { kind: 'command', id, needs, command: ['sh', 'stage.sh', ...traits] };
}

/** Six stages: one, then three side by side, then two more. */
const six = {
  id: 'six',
  title: 'Six stages',
  stages: [
    stage('fetch', []),
    stage('left', ['fetch'], 'nap'),
    stage('middle', ['fetch'], 'nap', 'stray'),
    stage('right', ['fetch']),
    stage('join', ['left', 'middle', 'right'], 'nap'),
    stage('publish', ['join']),
  ],
};

/** A run whose middle part is a run of its own. */
const nested = {
  id: 'nested',
  stages: [
    stage('before', []),
    { kind: 'subpipeline', id: 'inner', needs: ['before'], pipeline: 'inner' },
    stage('after', ['inner']),
  ],
};
const inner = {
  id: 'inner',
  stages: [stage('first', []), stage('second', ['first'], 'nap', 'stray')],
};

/** A human decides between two stages. */
const gated = {
  id: 'gated',
  stages: [
    stage('work', []),
    { kind: 'manual', id: 'sign-off', title: 'Sign-off', instructions: 'Look at the output.' },
    stage('ship', ['sign-off']),
  ],
};

export type CrashPipeline = 'six' | 'nested' | 'gated';

/** A project in which each of the tasks may run its stages side by side. */
export function crashProject(taskIds: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    'stage.sh': stageScript,
    'codex.orchestrator.json': { pipelines: [six, nested, inner, gated] },
    'tasks/index.json': {
      tasks: taskIds.map((id) => ({
        id,
        title: id,
        status: 'planned',
        execution: { parallel: true },
      })),
    },
  };
}

import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { verbs } from '../arguments/verbs.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { agentProbes } from './agent-probes.ts';
import { probeMissingPrd } from './phase-probe.ts';
import type { GateId, WorktreeGate } from './gate-id.ts';
import { expectExit, expectText, notInstalled, notRed, type Probe } from './probe-result.ts';
import type { Scratch } from './scratch.ts';

/** The probes of everything that orch has itself. */
export const probes: Readonly<Record<Exclude<GateId, WorktreeGate>, Probe>> = {
  'failing-stage'(scratch) {
    scratch.pipeline([{ id: 'good', command: 'true' }]);
    const green = scratch.start();
    if (green.status !== exitStatus.ok) return notRed('a good stage did not pass', green);
    scratch.pipeline([{ id: 'bad', command: 'exit 3' }]);
    return expectExit(
      scratch.start(),
      exitStatus.failed,
      'a stage that exits with 3 fails the run',
    );
  },

  evidence(scratch) {
    const folder = '.runs/$ORCH_TASK_ID/cli/$ORCH_RUN_ID/commands';
    scratch.pipeline([{ id: 'tamper', command: `echo done; rm -rf "${folder}"; true` }]);
    const what = 'a stage that removes its own log fails, though it exits with 0';
    return expectExit(scratch.start(), exitStatus.failed, what);
  },

  journal(scratch) {
    scratch.pipeline([{ id: 'good', command: 'true' }]);
    const { runId } = scratch.start();
    flipByte(scratch.inRun(runId, 'runner.ndjson'), '"exit_code":0', '"exit_code":1');
    const what = 'a byte that was changed in a journal breaks its chain';
    return expectExit(scratch.orch('runs', 'show', '--run', runId), exitStatus.damaged, what);
  },

  redaction(scratch) {
    // Put together here, so that no scanner takes this file for a leak.
    const secret = `${['gh', 'p_'].join('')}${randomBytes(18).toString('hex')}`;
    scratch.write('probe.txt', `${secret}\n`);
    scratch.pipeline([{ id: 'leak', command: 'cat probe.txt; cat probe.txt >&2' }]);
    const started = scratch.start();
    const journal = readFileSync(scratch.inRun(started.runId, 'runner.ndjson'), 'latin1');
    const redactions = Number(/"redactions":([1-9]\d*)/.exec(journal)?.[1] ?? 0);
    const leaks = [...scratch.records()].filter(([, text]) => text.includes(secret));
    if (leaks.length > 0) return notRed(`the fake secret stands in ${leaks.length} files`, started);
    if (started.stdout.includes(secret)) return notRed('the fake secret was printed', started);
    if (redactions === 0) return notRed('no redaction was counted', started);
    return { standing: 'red', detail: `${redactions} redactions, and the value is in no file` };
  },

  'forbidden-command'(scratch) {
    scratch.write('orch.policy.json', {
      version: 1,
      forbidden_commands: [
        { id: 'probe', argv: ['touch', 'forbidden'], action: 'deny', reason: 'It is the probe.' },
      ],
    });
    scratch.pipeline([{ id: 'run', command: 'true; X=1 sh -c "touch forbidden"' }]);
    return expectText(
      scratch.start(),
      'probe: It is the probe.',
      'a forbidden command within another one',
    );
  },

  'protected-path'(scratch) {
    scratch.write('orch.policy.json', {
      version: 1,
      protected_paths: [
        { id: 'probe', globs: ['guarded/**'], action: 'deny', reason: 'It is the probe.' },
      ],
    });
    scratch.pipeline([{ id: 'edit', command: 'mkdir guarded; echo x > guarded/file' }]);
    return expectText(scratch.start(), 'probe: It is the probe.', 'a change of a protected path');
  },

  'approval-binding'(scratch) {
    const { runId, ...paused } = askingRun(scratch);
    if (paused.status !== exitStatus.waiting) return notRed('the run did not ask', paused);
    const approved = scratch.orch('approve', '--run', runId, '--reason', 'probe');
    if (approved.status !== exitStatus.ok) return notRed('the answer was not taken', approved);
    scratch.write('seed.txt', 'changed after the answer\n');
    const resumed = scratch.orch('resume', '--run', runId, '--format', 'json');
    const what = 'a yes to a worktree that changed afterwards is void, and asked for again';
    return expectExit(resumed, exitStatus.waiting, what);
  },

  'self-approval'(scratch) {
    scratch.pipeline([
      {
        id: 'forge',
        command:
          'env -i "$PROBE_NODE" "$PROBE_ORCH" approve --run "$ORCH_RUN_ID" --reason forged; echo "answer $?"',
      },
    ]);
    const { runId } = scratch.start();
    const said = scratch.orch('runs', 'logs', '--run', runId, '--stage', 'forge', '--raw');
    const what = 'a stage that approves its own run is refused';
    return expectText(said, `answer ${exitStatus.refused}`, what);
  },

  'audit-log'(scratch) {
    if (!verbs.some(({ name }) => name === 'audit verify')) return notInstalled('audit verify');
    const { runId } = askingRun(scratch);
    scratch.orch('approve', '--run', runId, '--reason', 'probe');
    const green = scratch.orch('audit', 'verify');
    if (green.status !== exitStatus.ok) return notRed('an untouched log does not verify', green);
    flipByte(`${scratch.folder}/out/audit.log`, 'probe', 'forge');
    const { status } = scratch.orch('audit', 'verify');
    return status === exitStatus.ok
      ? { standing: 'not_red', detail: 'a forged line was not noticed' }
      : { standing: 'red', detail: 'a line that was changed afterwards is noticed' };
  },

  'missing-prd': probeMissingPrd,
  ...agentProbes,
};

function askingRun(scratch: Scratch): ReturnType<Scratch['start']> {
  scratch.pipeline([{ id: 'full', command: 'true', profile: 'danger-full-access' }]);
  return scratch.start();
}

/** Puts other text of the same length in the place of the first such text. */
function flipByte(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'latin1');
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(path, text.replace(from, to), 'latin1');
}

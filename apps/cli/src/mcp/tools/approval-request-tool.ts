import { OrchError, type RunKey } from '@orch/core';
import { readRun } from '@orch/persistence';
import { environmentOfStages } from '../../compose/stage-environment.ts';
import { readConfig } from '../../config/read-config.ts';
import { viewOf } from '../../documents/read-view.ts';
import { runDocument, type PendingApproval } from '../../documents/run-document.ts';
import { deliver } from '../../notify/deliver.ts';
import { noticeOf } from '../../notify/notice.ts';
import { runOrLatest } from '../../verbs/find-run.ts';
import { runSession } from '../call-arguments.ts';
import { listOf, objectOf, runInput, text, textOrNull } from '../json-schema.ts';
import { refuseUncommitted } from '../committed-config.ts';
import { refuseLinkedRun } from '../own-files.ts';
import type { Tool } from '../tool.ts';
import type { StartToolOptions } from './start-tool.ts';

/** What a human is asked (wire shape). */
interface ApprovalRequestDocument {
  readonly task_id: string;
  readonly run_id: string;
  readonly decided_by: string;
  readonly approvals: readonly {
    readonly run_id: string;
    readonly stage: string;
    readonly title: string;
    readonly instructions: string;
    readonly approvers: number;
    readonly from: readonly string[];
    readonly expires_at: string | null;
    readonly commands: readonly string[];
  }[];
  /** Whether the configured command or webhook was told. */
  readonly notice: string;
}

const decidedBy =
  'A human, in a shell of their own, with one of the commands. This server has no way to decide, and what is called from inside a stage of a run is refused.';

/**
 * Asks for a decision that a run waits for: tells those whom the configuration names, and the client
 * what its user has to type. No words of the client's go out, so that it cannot plead its own case.
 */
export function approvalRequestTool({ allowUncommitted }: StartToolOptions): Tool {
  const told = new Set<string>();
  return {
    name: 'approval_request',
    title: 'Ask a human to decide',
    description:
      'Asks for the decisions that a paused run waits for: tells whoever `notify` in the configuration names, once per question, and gives what a human has to type. It cannot grant anything.',
    input: objectOf(runInput, []),
    output: () =>
      objectOf({
        task_id: text,
        run_id: text,
        decided_by: text,
        approvals: listOf(
          objectOf({
            run_id: text,
            stage: text,
            title: text,
            instructions: text,
            approvers: { type: 'integer', minimum: 1 },
            from: listOf(text),
            expires_at: textOrNull,
            commands: listOf(text),
          }),
        ),
        notice: text,
      }),
    effect: 'notice',
    async call(input, { session }) {
      const { clock, env, roots } = session;
      const key = await runOrLatest(runSession(session, input));
      refuseLinkedRun(roots, key);
      const read = (each: RunKey) => readRun(roots, each, clock.nowMs());
      const { state, status, damage } = await read(key);
      if (damage !== null) throw damage;
      if (state.status === 'queued') throw asksNothing(key);
      const { approvals_pending: pending } = runDocument(
        await viewOf({ read }, state, status),
        roots,
      );
      if (pending.length === 0) throw asksNothing(key);
      const unheard = pending.filter(({ ref }) => !told.has(ref));
      const { config } = await readConfig(roots.root);
      let notice = 'Nobody was told: the configuration has no `notify`. Tell your user.';
      if (config.notify !== undefined && unheard.length === 0) {
        notice = 'Told before; a question is told once.';
      } else if (config.notify !== undefined) {
        // What is told is told by a program that the configuration names.
        if (!allowUncommitted) await refuseUncommitted(roots.root, env);
        for (const { ref } of unheard) told.add(ref);
        const { redact } = await session.redaction();
        const words = redact(noticeOf('run.paused', state, roots, clock.nowMs()));
        const options = { cwd: roots.root, env: environmentOfStages(env) };
        const failures = await deliver(words, config.notify, options);
        notice = failures.length === 0 ? 'Told.' : `Not told: ${failures.join('; ')}.`;
      }
      const document: ApprovalRequestDocument = {
        task_id: key.taskId,
        run_id: key.runId,
        decided_by: decidedBy,
        approvals: pending.map(questionOf),
        notice,
      };
      return { document };
    },
  };
}

function questionOf(pending: PendingApproval): ApprovalRequestDocument['approvals'][number] {
  const { commands, run_id, stage, title, instructions, approvers, from, expires_at } = pending;
  return {
    run_id,
    stage,
    title,
    instructions,
    approvers,
    from,
    expires_at,
    commands: [commands.approve, commands.reject, commands.request_changes],
  };
}

function asksNothing({ runId }: RunKey): OrchError {
  return new OrchError('ORCH_APPROVAL_REFUSED', `Run ${runId} waits for no decision.`, {
    hint: 'See its status.',
  });
}

import type { Failure } from '../failure/failure.ts';
import { OrchError } from '../failure/orch-error.ts';
import type {
  CommandStageDefinition,
  ManualStageDefinition,
  SubpipelineStageDefinition,
} from '../pipeline/stage-definition.ts';
import type { Plan, PlannedStage } from '../plan/plan.ts';
import type { BuilderReapRequest, BuildRequest, Builder } from '../ports/roles.ts';
import type { ExecutionResult, StageExecutor } from '../ports/stage-executor.ts';
import type { StageGuard, WorktreeChange } from '../ports/stage-guard.ts';
import type { Worktree } from '../ports/worktree.ts';
import type { Receipt } from '../run/receipt.ts';
import type { StageOutcome } from '../run/run-command.ts';
import {
  ask,
  askGuard,
  denied,
  expiry,
  guardQuestion,
  lookAtFailed,
  type Asked,
} from './ask-guard.ts';
import { receiptOf } from './make-receipt.ts';

export interface CommandBuilderParts {
  readonly executor: StageExecutor;
  /** `null` where no policy is in force; stages are then granted what they declare. */
  readonly guard: StageGuard | null;
  readonly worktree: Worktree;
}

type CommandStage = PlannedStage & { readonly definition: CommandStageDefinition };

/**
 * The builder that needs no model: command stages run as processes, subpipelines as child runs, and
 * manual stages ask.
 */
export class CommandBuilder implements Builder {
  readonly #parts: CommandBuilderParts;

  constructor(parts: CommandBuilderParts) {
    this.#parts = parts;
  }

  check(plan: Plan): Promise<void> {
    const agent = plan.stages.find(({ definition }) => definition.kind === 'agent');
    if (agent === undefined) return Promise.resolve();
    const message = `Stage ${agent.id} is an agent stage, and no agent adapter is installed.`;
    const place = `pipeline ${plan.pipeline.id}`;
    const hint = 'Nothing was run. Use a command stage.';
    return Promise.reject(new OrchError('ORCH_STAGE_UNAVAILABLE', message, { place, hint }));
  }

  async build(request: BuildRequest): Promise<StageOutcome> {
    const { definition } = request.stage;
    switch (definition.kind) {
      case 'command':
        return this.#runCommand(request, { ...request.stage, definition });
      case 'manual':
        return askHuman(request, definition);
      case 'subpipeline':
        return runSubpipeline(request, definition);
      case 'agent':
        throw new OrchError('ORCH_STAGE_UNAVAILABLE', 'No agent adapter is installed.');
    }
  }

  async reap(request: BuilderReapRequest): Promise<{ readonly notes: readonly string[] }> {
    if (request.stage.definition.kind !== 'command') return { notes: [] };
    const { run, stage, attempt, handle } = request;
    const report = await this.#parts.executor.reap({ run, stage: stage.id, attempt, handle });
    return { notes: report.limits };
  }

  async #runCommand(request: BuildRequest, stage: CommandStage): Promise<StageOutcome> {
    const asked = await this.#askGuard(request, stage);
    if ('broken' in asked) return asked.broken;
    const { verdict } = asked;
    if (verdict.effect === 'deny') return denied(this.#guardId(), verdict, null);
    if (verdict.effect === 'ask' && request.grant === null) {
      return ask(request, verdict, 'run', null, `Run ${stage.title}?`);
    }
    const treeBefore = await this.#parts.worktree.digest();
    const result = await this.#parts.executor.execute({
      run: request.run,
      stage,
      attempt: request.attempt,
      profile: {
        declared: stage.definition.profile ?? 'network',
        granted: verdict.profile,
        grantedBy: verdict.effect === 'allow' ? verdict.grantedBy : (request.grant ?? ''),
      },
      env: {
        MCP_RUNNER_TASK_ID: request.run.taskId,
        CODEX_ORCHESTRATOR_PARENT_RUN_ID: request.run.runId,
      },
      signal: request.signal,
      onSpawn: (handle) => {
        request.onSpawn(handle);
      },
      ...(request.onOutput && { onOutput: request.onOutput.bind(request) }),
    });
    const treeAfter = await this.#parts.worktree.digest();
    const { run, attempt } = request;
    const change = await this.#parts.worktree.change(run, stage, attempt, treeBefore, treeAfter);
    const receipt = receiptOf(stage, attempt, result, change);
    const outcome = outcomeOf(result, receipt);
    switch (outcome.kind) {
      case 'succeeded':
        return this.#askAfter(request, stage, change, receipt);
      case 'failed':
        return lookAtFailed(this.#parts.guard, request, change, outcome);
      case 'cancelled':
      case 'ask':
      case 'child_paused':
        return outcome;
    }
  }

  async #askGuard(request: BuildRequest, stage: CommandStage): Promise<Asked> {
    const { guard } = this.#parts;
    const { profile = 'network' } = stage.definition;
    if (guard === null) {
      const grantedBy = 'default: no policy';
      return { verdict: { effect: 'allow', profile, grantedBy, rules: [], facts: null } };
    }
    return askGuard(guard, 'before', request, () => guard.before(guardQuestion(request)));
  }

  /** Looks at what the stage really changed, once it has. */
  async #askAfter(
    request: BuildRequest,
    stage: CommandStage,
    change: WorktreeChange | null,
    receipt: Receipt | null,
  ): Promise<StageOutcome> {
    const { guard } = this.#parts;
    if (guard === null) return { kind: 'succeeded', receipt };
    const asked = await askGuard(guard, 'after', request, () =>
      guard.after(guardQuestion(request), change),
    );
    if ('broken' in asked) return { ...asked.broken, receipt };
    const { verdict } = asked;
    switch (verdict.effect) {
      case 'allow':
        return { kind: 'succeeded', receipt };
      case 'deny':
        return denied(guard.id, verdict, receipt);
      case 'ask':
        return ask(request, verdict, 'succeed', receipt, `Keep what ${stage.title} changed?`);
    }
  }

  #guardId(): string {
    return this.#parts.guard?.id ?? '';
  }
}

async function askHuman(
  request: BuildRequest,
  definition: ManualStageDefinition,
): Promise<StageOutcome> {
  return {
    kind: 'ask',
    receipt: null,
    request: {
      reason: 'manual',
      title: request.stage.title,
      instructions: definition.instructions ?? '',
      approvers: definition.approvers ?? 1,
      from: definition.from ?? [],
      expires_at: expiry(request, definition.expires_after_ms ?? null),
      bound: await request.bindings(),
      after: 'succeed',
      rules: [],
    },
  };
}

async function runSubpipeline(
  request: BuildRequest,
  { pipeline, workspace }: SubpipelineStageDefinition,
): Promise<StageOutcome> {
  const { childRunId } = request;
  if (workspace !== undefined) {
    const message = `Stage ${request.stage.id} works in a worktree of its own, and nothing of it is run elsewhere.`;
    throw new OrchError('ORCH_STAGE_UNAVAILABLE', message);
  }
  if (childRunId === null) throw new OrchError('ORCH_INTERNAL', 'A subpipeline has no child run.');
  const child = await request.runChild(pipeline, childRunId);
  if (child.kind === 'paused') return { kind: 'child_paused', childRunId, reason: child.reason };
  if (child.status === 'succeeded') return { kind: 'succeeded', receipt: null };
  if (child.status === 'cancelled') return { kind: 'cancelled', receipt: null };
  const failure: Failure = {
    code: 'ORCH_CHILD_RUN',
    message: `Its run ${childRunId} ${child.status}: ${child.summary}`,
    child_run_id: childRunId,
    child_status: child.status,
  };
  return { kind: 'failed', failure, receipt: null };
}

function outcomeOf(result: ExecutionResult, receipt: Receipt | null): StageOutcome {
  switch (result.kind) {
    case 'exited':
      if (result.exitCode === 0) return { kind: 'succeeded', receipt };
      return failed(receipt, {
        code: 'ORCH_STAGE_EXIT',
        message: `It exited with status ${result.exitCode}.`,
        exit_code: result.exitCode,
        stderr: result.observed.stderrTail,
      });
    case 'signalled':
      return failed(receipt, {
        code: 'ORCH_STAGE_SIGNAL',
        message: `It was ended by ${result.signal}.`,
        signal: result.signal,
        stderr: result.observed.stderrTail,
      });
    case 'timed_out':
      return failed(receipt, {
        code: 'ORCH_STAGE_TIMEOUT',
        message: `It ran for longer than ${result.timeoutMs} ms and was ended.`,
        timeout_ms: result.timeoutMs,
        stderr: result.observed.stderrTail,
      });
    case 'cancelled':
      return { kind: 'cancelled', receipt };
    case 'left_behind':
      return failed(receipt, {
        code: 'ORCH_STAGE_BACKGROUND',
        message: result.message,
        stderr: result.observed.stderrTail,
      });
    case 'spawn_failed':
      return failed(receipt, {
        code: 'ORCH_STAGE_SPAWN',
        message: result.message,
        os_code: result.osCode,
      });
    case 'log_failed':
      return failed(receipt, {
        code: 'ORCH_STAGE_LOG',
        message: result.message,
        os_code: result.osCode,
      });
  }
}

function failed(receipt: Receipt | null, failure: Failure): StageOutcome {
  return { kind: 'failed', failure, receipt };
}

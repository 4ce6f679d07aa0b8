import {
  AgentBuilder,
  agentGuardrail,
  approvalGuardrail,
  CommandBuilder,
  CommandPlanner,
  CommandReviewer,
  CommandTester,
  describeThrown,
  evidenceGuardrail,
  KindBuilder,
  RunBus,
  TaskManager,
  type PipelineCatalog,
  type RunKey,
  type TaskManagerPorts,
} from '@orch/core';
import { createWorktree, patchName } from '@orch/adapter-git';
import {
  createProcessExecutor,
  detectSandbox,
  type ProcessExecutorOptions,
  type SandboxMechanism,
} from '@orch/adapter-process';
import {
  AuditTrail,
  FileEvidenceReader,
  FileRunStore,
  logPath,
  MetricsRecorder,
  PersistenceCoordinator,
  runPaths,
  TaskStateStore,
} from '@orch/persistence';
import { join } from 'node:path';
import { readCatalog } from '../config/read-catalog.ts';
import { readGateProofs } from '../gates/gates-file.ts';
import { markUnproven } from '../gates/unproven.ts';
import { Notifier } from '../notify/notifier.ts';
import { belongsToImplementation } from '../task/implementation-pipeline.ts';
import { vouchForWriter } from '../session/inside-stage.ts';
import type { RepositorySession } from '../session/session.ts';
import { agentRunners } from './agent-runners.ts';
import { openAuditLog } from './audit.ts';
import { claimedVariables } from './claimed-variables.ts';
import { withCredentials } from './executor-with-credentials.ts';
import { withEvaluations } from './executor-with-evaluations.ts';
import { faultPoint } from './fault-point.ts';
import { environmentOfStages } from './stage-environment.ts';
import { packageVersion } from './package-version.ts';
import { policyGuardrail, profileGuardrail } from './policy-guardrails.ts';
import { currentPolicyDigest, projectGuard } from './project-guard.ts';
import { specGuardrail } from './spec-guardrail.ts';
import { auditGuardrail, redactionGuardrail } from './recording-guardrails.ts';
import { promptSource } from './prompt-source.ts';
import { randomIds, sha256 } from './random-ids.ts';

/** What a verb that drives runs works with. */
export interface Runs {
  readonly manager: TaskManager;
  readonly store: FileRunStore;
  /**
   * Reads what stands around the runs, so that what is wrong with it stops a run before it begins.
   * @throws OrchError `ORCH_GUARD_FAILED` for a policy that cannot be read or is not valid
   */
  prepare(): Promise<void>;
  /** Ends the processes of all stages that run, without a grace period. */
  endNow(): Promise<void>;
  /** Removes what was kept of the worktree for as long as this process lives. */
  close(): Promise<void>;
}

/** Who does the work of runs. */
export type Roles = Pick<TaskManagerPorts, 'planner' | 'builder' | 'tester' | 'reviewer'>;

/**
 * Builds the parts and connects them; nothing is read or run yet.
 *
 * @param reshape takes the usual roles and gives those that are to do the work
 */
export async function composeRuns(
  session: RepositorySession,
  reshape: (usual: Roles, bus: RunBus) => Roles = (usual) => usual,
): Promise<Runs> {
  const { roots, env, clock, logger } = session;
  const onPoint = faultPoint(env);
  const redaction = await session.redaction();
  const { redactor, redact } = redaction;
  const audit = new AuditTrail({
    log: { exclusively: async (work) => (await openAuditLog(session, onPoint)).exclusively(work) },
    roots,
    ...(onPoint && { onPoint }),
  });
  const store = new FileRunStore({
    roots,
    clock,
    logger,
    redact,
    audit,
    vouch: vouchForWriter,
    ...(onPoint && { onPoint }),
  });
  const work = { ...roots, root: session.workRoot };
  const stageEnv = environmentOfStages(env, session.goal, await claimedVariables(roots.root));
  const worktree = createWorktree({
    root: work.root,
    env: stageEnv,
    redactor,
    treeFile: (run, digest) => join(runPaths(roots, run).folder, 'trees', digest),
    patchFile(run, stage, attempt, turn) {
      const ref = patchName(stage, attempt, turn);
      return { ref, file: join(runPaths(roots, run).folder, ref) };
    },
    exclude: [roots.runsDir, roots.outDir],
  });
  const guard = projectGuard(work, {
    nowMs: () => clock.nowMs(),
    treeDigest: () => worktree.digest(),
  });
  let sandbox: SandboxMechanism | null | undefined;
  const processes: ProcessExecutorOptions = {
    root: work.root,
    logFile(run, stage) {
      const ref = logPath(stage);
      return { file: join(runPaths(roots, run).folder, ref), ref };
    },
    env: stageEnv,
    redactor,
    clock,
    protectedPaths: [roots.runsDir, roots.outDir],
  };
  const executor = createProcessExecutor({
    ...processes,
    /** Asked for by the first stage that must be held to less than it would have by hand. */
    get sandbox() {
      if (sandbox === undefined) sandbox = detectSandbox(work.root);
      return sandbox;
    },
  });
  const prompts = promptSource(work.root);
  const bus = new RunBus((name, error) => {
    logger.warn(`A listener of ${name} failed: ${describeThrown(error)}`);
  });
  const coordinator = new PersistenceCoordinator({
    store,
    taskState: new TaskStateStore({ roots, clock, logger, ...(onPoint && { onPoint }) }),
    metrics: new MetricsRecorder(roots),
    logger,
  });
  const keep = async (run: Parameters<PersistenceCoordinator['handleRunCompleted']>[0]) => {
    await coordinator.handleRunCompleted(run);
  };
  bus.on('run:completed', keep);
  bus.on('run:paused', keep);
  const notifier = new Notifier(session, stageEnv, bus);
  const proofBasis = async () => {
    const loaded = await guard.policy();
    return { orchVersion: packageVersion(), policy: loaded?.file.digest ?? null };
  };
  let pipelines: PipelineCatalog | undefined;
  const usual: Roles = {
    planner: new CommandPlanner(
      async () => {
        const { catalog, config } = await readCatalog(work.root);
        pipelines = catalog;
        notifier.configure(config.notify);
        redaction.learnFrom(catalog.values());
        return catalog;
      },
      sha256,
      (path) => prompts.read(path),
    ),
    builder: new KindBuilder(
      new CommandBuilder({
        executor: withEvaluations(withCredentials(executor, session), roots),
        guard,
        worktree,
      }),
      new AgentBuilder({
        runner: agentRunners({ roots: work, clock }, redactor, stageEnv, roots.root, session.goal),
        guard,
        worktree,
        prompts,
        sha256,
      }),
    ),
    tester: new CommandTester(new FileEvidenceReader(work)),
    reviewer: new CommandReviewer(
      [
        evidenceGuardrail,
        approvalGuardrail,
        agentGuardrail,
        policyGuardrail(guard),
        profileGuardrail,
        specGuardrail,
        redactionGuardrail(redactor.rulesVersion),
        auditGuardrail(store, () => openAuditLog(session)),
      ].map((each) => markUnproven(each, () => readGateProofs(roots.runsDir), proofBasis)),
    ),
  };
  const manager = new TaskManager({
    ...reshape(usual, bus),
    store,
    clock,
    ids: randomIds,
    async observed() {
      return {
        policy: await currentPolicyDigest(work.root),
        worktree: await worktree.digest(),
      };
    },
    policy: async () => (await guard.policy())?.file.digest ?? null,
    async admit({ taskId, pipelineId }) {
      const catalog = pipelines ?? (await readCatalog(work.root)).catalog;
      if (!belongsToImplementation(catalog, pipelineId)) return;
      const { refuseClosedPhase } = await import('../task/refuse-closed-phase.ts');
      await refuseClosedPhase(session, taskId);
    },
    bus,
    orchVersion: packageVersion(),
  });
  const begun = runsThatBegan(bus);
  return {
    manager,
    store,
    prepare: () => guard.prepare(),
    close: () => worktree.dispose(),
    async endNow() {
      const executor = createProcessExecutor({ ...processes, graceMs: 0 });
      await Promise.all([...begun.values()].map((run) => executor.sweepRun(run)));
    },
  };
}

/** The runs that this process drives, child runs included, by id. */
function runsThatBegan(bus: RunBus): ReadonlyMap<string, RunKey> {
  const begun = new Map<string, RunKey>();
  bus.on('run:journal', ({ key }) => void begun.set(key.runId, key));
  return begun;
}

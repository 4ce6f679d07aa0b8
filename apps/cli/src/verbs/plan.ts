import { CommandPlanner, type PlannedStage } from '@orch/core';
import { promptSource } from '../compose/prompt-source.ts';
import { projectGuard } from '../compose/project-guard.ts';
import { sha256 } from '../compose/random-ids.ts';
import { agentOf } from '../config/agent-of.ts';
import { choosePipeline, readCatalog } from '../config/read-catalog.ts';
import {
  plannedStage,
  type PlanDocument,
  type PlannedPhaseDocument,
  type PlannedStageDocument,
} from '../documents/plan-document.ts';
import { guardDocument, guardText, policyDocument } from '../documents/guard-document.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { cut, plainLine } from '../output/plain-text.ts';
import { durationText } from '../output/time-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { chooseExecution } from '../task/choose-execution.ts';
import { chooseTask } from '../task/choose-task.ts';
import { belongsToImplementation } from '../task/implementation-pipeline.ts';

/** `orch plan [pipeline]`: validates everything that `start` would, and runs nothing. */
export async function plan(session: RepositorySession): Promise<number> {
  const document = await planDocument(session);
  writeResult(session.format, document, () => planText(document));
  return exitStatus.ok;
}

/** What a run would do and ask. @throws OrchError what `start` would refuse to begin with */
export async function planDocument(session: RepositorySession): Promise<PlanDocument> {
  const { args, env, roots } = session;
  const task = chooseTask(roots.root, args.value('task'), env);
  const pipelines = await readCatalog(roots.root);
  const pipelineId = choosePipeline(pipelines, args.operand);
  const execution = await chooseExecution(args, task);
  const planner = new CommandPlanner(
    () => Promise.resolve(pipelines.catalog),
    sha256,
    (path) => promptSource(roots.root).read(path),
  );
  const made = await planner.plan(pipelineId);
  const guard = projectGuard(roots);
  await guard.prepare();
  const look = (stage: PlannedStage) => guardDocument(guard, task.taskId, made, stage, roots.root);
  const guards = await Promise.all(made.stages.map(look));
  return {
    pipeline: made.pipeline,
    source: pipelines.configured.includes(pipelineId) ? 'config' : 'detected',
    task: { id: task.taskId, source: task.source },
    execution,
    max_duration_ms: made.max_duration_ms,
    digest: made.digest,
    policy: policyDocument(await guard.policy()),
    phase: belongsToImplementation(pipelines.catalog, pipelineId)
      ? await implementationPhase(session, task.taskId)
      : null,
    stages: made.stages.map((stage, at) =>
      plannedStage(stage, made, guards[at] ?? null, agentOf(pipelines.config)),
    ),
    pipelines: [...pipelines.catalog.values()].map(({ id, title }) => ({ id, title: title ?? id })),
  };
}

async function implementationPhase(
  session: RepositorySession,
  taskId: string,
): Promise<PlannedPhaseDocument> {
  const { closedPhase } = await import('../task/refuse-closed-phase.ts');
  const closed = await closedPhase(session, taskId);
  const id = 'implementation';
  if (closed === null) return { id, open: true, reason: null, next: null };
  return { id, open: false, reason: closed.message, next: closed.hint };
}

function planText(document: PlanDocument): string {
  const { pipeline, execution, task, stages, pipelines } = document;
  const others = pipelines.filter(({ id }) => id !== pipeline.id).map(({ id }) => id);
  const mode =
    execution.mode === 'parallel'
      ? `up to ${execution.max_concurrency} stages at a time`
      : 'one stage at a time';
  const lines = [
    `Pipeline ${pipeline.id}${pipeline.title === pipeline.id ? '' : ` (${plainLine(pipeline.title)})`}, ${document.source === 'config' ? 'from codex.orchestrator.json' : 'detected in this repository'}`,
    `  task ${task.id} · ${mode}${document.max_duration_ms === null ? '' : ` · at most ${durationText(document.max_duration_ms)}`}`,
    '',
    ...stages.flatMap((stage) => stageText(stage)),
    '',
    `Plan digest: ${document.digest}`,
    document.policy === null
      ? 'Policy: none'
      : `Policy: ${document.policy.path} (${document.policy.digest.slice(0, 12)})`,
    ...phaseText(document.phase),
    ...(others.length === 0 ? [] : [`Other pipelines: ${others.join(', ')}`]),
    document.phase?.open === false
      ? 'Nothing was run.'
      : `Nothing was run. Run it with: orch start ${pipeline.id}`,
  ];
  return `${lines.join('\n')}\n`;
}

function phaseText(phase: PlanDocument['phase']): string[] {
  if (phase === null) return [];
  const { open, reason, next } = phase;
  if (open) return ['Phase: Implementation, which is open'];
  return [`Phase: REFUSED: ${plainLine(reason ?? '')}`, `  next: ${plainLine(next ?? '')}`];
}

function stageText(stage: PlannedStageDocument): string[] {
  const title = stage.title === stage.id ? '' : `  ${plainLine(stage.title)}`;
  const details = [
    stage.when === 'on_success' ? '' : `runs ${stage.when.replace('_', ' ')}`,
    stage.allow_failure ? 'may fail' : '',
    stage.timeout_ms === null ? '' : `timeout ${durationText(stage.timeout_ms)}`,
    stage.max_attempts === 1 ? '' : `${stage.max_attempts} attempts`,
    stage.profile === null || stage.profile === 'network' ? '' : `profile ${stage.profile}`,
    stage.asks === null ? '' : `asks for ${stage.asks}`,
    ...stage.criteria.map((text) => `must hold: ${plainLine(text)}`),
  ].filter((part) => part !== '');
  return [
    `  ${String(stage.index).padStart(2)}. ${stage.id}${title}`,
    `      ${commandText(stage)}`,
    ...(details.length === 0 ? [] : [`      ${details.join(', ')}`]),
    ...agentText(stage.agent),
    ...guardText(stage.guard, stage.agent !== null).map((line) => `      ${line}`),
  ];
}

/** What an agent would be given, and what it may spend. */
function agentText(agent: PlannedStageDocument['agent']): string[] {
  if (agent === null) return [];
  const { max_turns: turns, max_tokens: tokens, max_wall_ms: wall } = agent.budget;
  const { prompt_file: file, prompt, paths } = agent;
  const source = file === null ? (prompt ?? '') : `${file.path} (${file.sha256.slice(0, 12)})`;
  return [
    `      prompt: ${cut(plainLine(source), 100)}`,
    `      budget: ${turns} turns, ${tokens} tokens, ${durationText(wall)}; what it asks for beyond its profile ${agent.approvals === 'ask' ? 'waits for a person' : 'is declined'}`,
    ...(paths.length === 0 ? [] : [`      may change: ${paths.map(plainLine).join(', ')}`]),
  ];
}

function commandText({ kind, command, agent }: PlannedStageDocument): string {
  if (agent !== null) return `agent ${plainLine(agent.agent)} as ${agent.role}`;
  if (kind === 'manual') return 'a person decides';
  if (command === null) return kind;
  if (kind === 'subpipeline') return `pipeline ${plainLine(String(command))}`;
  return typeof command === 'string' ? `$ ${plainLine(command)}` : JSON.stringify(command);
}

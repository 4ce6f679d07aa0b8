import { describeThrown } from '@orch/core';
import { relative, resolve, sep } from 'node:path';
import { applyPlan } from '../apply/apply-plan.ts';
import type { Pack } from '../pack/pack.ts';
import { planCodemod } from '../plan/plan-codemod.ts';
import { planTemplate } from '../template/plan-template.ts';
import type { CommandResult } from './command-port.ts';
import { agentPipeline } from './agent-config.ts';
import type { SubjectRecord } from './report.ts';
import type { Command, Subject } from './suite.ts';

/** Where a subject works, and with what. */
export interface SubjectPlace {
  /** The copy. */
  readonly copy: string;
  /** The evaluation's folder, which records are named from. */
  readonly folder: string;
  /** Takes the records of the run of a pipeline or agent. */
  readonly records: string;
  readonly program: readonly string[];
  readonly packs: ReadonlyMap<string, Pack>;
  readonly timeoutMs: number;
  /** Runs a command in the copy, with further variables; names its log. */
  run(
    command: Command,
    env?: Readonly<Record<string, string>>,
  ): Promise<{ readonly result: CommandResult; readonly log: string }>;
}

/** Lets a subject work on a copy. What goes wrong with it is a value. */
export async function runSubject(subject: Subject, place: SubjectPlace): Promise<SubjectRecord> {
  if ('command' in subject) return runCommand(subject.command, place);
  if ('pack' in subject) return applyPack(subject.pack, subject.options ?? {}, place);
  if ('pipeline' in subject) return runPipeline('pipeline', subject.pipeline, place);
  return runPipeline('agent', agentPipeline, place);
}

const nothing = { exit_code: null, changed: [], manifest: null, log: null } as const;

async function runCommand(command: Command, place: SubjectPlace): Promise<SubjectRecord> {
  const { result, log } = await place.run(command);
  return { kind: 'command', ...endOf(result), changed: [], manifest: null, log };
}

async function applyPack(
  id: string,
  options: Readonly<Record<string, unknown>>,
  { copy, packs, timeoutMs }: SubjectPlace,
): Promise<SubjectRecord> {
  const common = { ...nothing, kind: 'pack' } as const;
  const pack = packs.get(id);
  if (pack === undefined) return { ...common, end: 'failed', reason: `No pack is called ${id}.` };
  try {
    const plan =
      pack.manifest.kind === 'template'
        ? planTemplate(copy, pack, options)
        : await planCodemod({
            root: copy,
            codemod: { kind: 'pack', pack },
            options,
            workers: 1,
            fileTimeoutMs: timeoutMs,
          });
    await applyPlan(plan, { allowDirty: true });
    const changed = plan.changes.map(({ path }) => path);
    const failed = plan.failures.map(({ path, reason }) => `${reason}: ${path}`);
    return { ...common, end: 'done', reason: failed.join('; '), changed };
  } catch (error) {
    return { ...common, end: 'failed', reason: describeThrown(error) };
  }
}

async function runPipeline(
  kind: 'pipeline' | 'agent',
  id: string,
  place: SubjectPlace,
): Promise<SubjectRecord> {
  const { result, log } = await place.run([...place.program, 'start', id, '--format', 'json'], {
    CODEX_ORCHESTRATOR_ROOT: place.copy,
    CODEX_ORCHESTRATOR_RUNS_DIR: resolve(place.records, 'runs'),
    CODEX_ORCHESTRATOR_OUT_DIR: resolve(place.records, 'out'),
  });
  const document = documentIn(result);
  const path = document['manifest'];
  const manifest =
    typeof path === 'string'
      ? relative(place.folder, resolve(place.copy, path)).split(sep).join('/')
      : null;
  const { end, reason, exit_code } = endOf(result);
  const why = [document['status'], document['summary'], document['message']].filter(
    (each) => typeof each === 'string',
  );
  return {
    kind,
    end,
    exit_code,
    manifest,
    log,
    changed: [],
    reason: end === 'failed' && why.length > 0 ? `The run is ${why.join(': ')}` : reason,
  };
}

function endOf(result: CommandResult): Pick<SubjectRecord, 'end' | 'reason' | 'exit_code'> {
  switch (result.kind) {
    case 'exited': {
      const { exitCode } = result;
      if (exitCode === 0) return { end: 'done', reason: '', exit_code: 0 };
      const reason = `The subject exited with status ${exitCode}.`;
      return { end: 'failed', reason, exit_code: exitCode };
    }
    case 'broken':
    case 'not_run':
      return { end: 'failed', reason: `The subject: ${result.reason}`, exit_code: null };
    case 'timeout':
    case 'cancelled':
      return { end: result.kind, reason: '', exit_code: null };
  }
}

/** The document that orch printed, or that of its error; empty where there is none that can be read. */
function documentIn(result: CommandResult): Readonly<Record<string, unknown>> {
  if (!('stdout' in result)) return {};
  try {
    const value: unknown = JSON.parse(result.stdout);
    if (typeof value !== 'object' || value === null) return {};
    const { error } = value as { error?: unknown };
    return (typeof error === 'object' && error !== null ? error : value) as Record<string, unknown>;
  } catch {
    // It was killed in mid-sentence, or said more than the tail holds: its exit status still counts.
    return {};
  }
}

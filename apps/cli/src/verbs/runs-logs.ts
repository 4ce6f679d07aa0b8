import { OrchError, type BegunRun, type PlannedStage } from '@orch/core';
import { decodeLog, readLog, readLogLines, type LogSelection } from '@orch/adapter-process';
import { logPath, readRun, runPaths } from '@orch/persistence';
import { isUtf8 } from 'node:buffer';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codersLogPath } from '../compose/agent-logs.ts';
import { wholeNumber } from '../arguments/parse-arguments.ts';
import type { LogsDocument, StageLog } from '../documents/logs-document.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { plainText } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import { writeOut } from '../output/write-out.ts';
import type { RepositorySession } from '../session/session.ts';
import { runOrLatest } from './find-run.ts';

/** A log that is to be shown, and which part of it. */
interface Source {
  readonly stage: PlannedStage;
  /** Whose log it is where it is not the stage's own: that of the agent which a manager has the work done by. */
  readonly agent: 'codex' | null;
  readonly file: string;
  readonly selection: LogSelection;
}

/**
 * `orch runs logs`: text with the stage before each line where there are several logs; `--raw` the exact
 * bytes of the stages' own; json the ends that the journal keeps; ndjson every piece as it was read. What
 * the agent of a manager did follows its stage, named `<stage>/<agent>`; `--agent` shows that alone.
 */
export async function runsLogs(session: RepositorySession): Promise<number> {
  const { args, clock, format, roots } = session;
  const key = await runOrLatest(session);
  const { state, damage } = await readRun(roots, key, clock.nowMs());
  if (damage !== null) throw damage;
  if (state.status === 'queued') {
    throw new OrchError('ORCH_RUN_UNKNOWN', `Run ${key.runId} was made but never began.`);
  }
  if (args.has('raw') && format !== 'text') {
    throw new OrchError('ORCH_USAGE', '--raw and --format do not go together.', {
      hint: 'Raw output is bytes; use --format ndjson for records.',
    });
  }
  const { folder } = runPaths(roots, key);
  const sources = chooseSources(session, state, folder);
  if (format !== 'text') {
    if (format === 'ndjson') await writeRecords(sources);
    const document: LogsDocument = {
      task_id: key.taskId,
      run_id: key.runId,
      stages: stagesOf(sources).map((stage) => ({
        ...stageLog(state, stage),
        agent_logs: sources.flatMap((source) => (source.stage === stage ? agentLog(source) : [])),
      })),
    };
    writeResult(format, document, () => '');
  } else if (args.has('raw')) {
    for (const { file, selection, agent } of sources) {
      // Whoever wants bytes wants those of the stage, unless they say otherwise.
      if (agent !== null && !args.has('agent')) continue;
      for await (const bytes of decodeLog(file, selection)) {
        if (!writeOut('stdout', bytes)) return exitStatus.ok;
      }
    }
  } else await writeLines(sources);
  assertWhole(state, folder, args.value('stage'));
  return exitStatus.ok;
}

/**
 * A log that lost bytes which a receipt cites does not pass for the whole output.
 *
 * @throws OrchError `ORCH_DATA_DAMAGED`
 */
function assertWhole(state: BegunRun, folder: string, wanted: string | undefined): void {
  for (const [position, { id }] of state.plan.stages.entries()) {
    const stage = state.stages[position];
    const log = stage !== undefined && 'receipt' in stage ? stage.receipt?.log : null;
    if (!log || (wanted !== undefined && id !== wanted)) continue;
    const file = join(folder, log.path);
    const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes >= log.offset + log.bytes) continue;
    throw new OrchError(
      'ORCH_DATA_DAMAGED',
      `The log of stage ${id} has ${bytes} bytes, and its receipt cites ${log.offset + log.bytes}.`,
      { place: file, hint: 'What was recorded of the stage is in: orch runs show' },
    );
  }
}

/** The stages that have a log; of each the newest attempt, unless another one is asked for. */
function chooseSources(
  { args }: RepositorySession,
  state: BegunRun,
  folder: string,
): readonly Source[] {
  const wanted = args.value('stage');
  const attempt = wholeNumber(args, 'attempt', 1, 1_000_000);
  const stream = args.value('stream');
  const stages = state.plan.stages.filter(({ id }) => wanted === undefined || id === wanted);
  if (stages.length === 0) {
    throw new OrchError('ORCH_STAGE_UNKNOWN', `Run ${state.runId} has no stage ${wanted ?? ''}.`, {
      hint: `Its stages: ${state.plan.stages.map(({ id }) => id).join(', ')}.`,
    });
  }
  return stages.flatMap((stage) => {
    const selection: LogSelection = {
      attempt: attempt ?? state.counters[stage.index - 1]?.attempts ?? 1,
      ...((stream === 'stdout' || stream === 'stderr') && { stream }),
    };
    const own = { stage, agent: null, file: join(folder, logPath(stage)), selection };
    const codex = { ...own, agent: 'codex', file: join(folder, codersLogPath(stage)) } as const;
    return (args.has('agent') ? [codex] : [own, codex]).filter(({ file }) => existsSync(file));
  });
}

function stagesOf(sources: readonly Source[]): readonly PlannedStage[] {
  return [...new Set(sources.map(({ stage }) => stage))];
}

function nameOf({ stage, agent }: Source): string {
  return agent === null ? stage.id : `${stage.id}/${agent}`;
}

async function writeLines(sources: readonly Source[]): Promise<void> {
  for (const source of sources) {
    const { file, selection } = source;
    const prefix = sources.length > 1 ? `[${nameOf(source)}] ` : '';
    for await (const { text } of readLogLines(file, selection)) {
      if (!writeOut('stdout', `${prefix}${plainText(text)}\n`)) return;
    }
  }
}

async function writeRecords(sources: readonly Source[]): Promise<void> {
  for (const { stage, agent, file, selection } of sources) {
    for await (const entry of readLog(file, selection)) {
      if (entry.kind !== 'output') continue;
      const { attempt, at, stream, bytes } = entry;
      const content = isUtf8(bytes)
        ? { text: bytes.toString('utf8') }
        : { base64: bytes.toString('base64') };
      const whose = { stage: stage.id, ...(agent !== null && { agent }) };
      const record = { ...whose, attempt, at, stream, ...content };
      if (!writeOut('stdout', `${JSON.stringify({ v: 1, type: 'output', data: record })}\n`))
        return;
    }
  }
}

function agentLog({ agent, file, stage }: Source): StageLog['agent_logs'] {
  if (agent === null) return [];
  return [{ agent, path: codersLogPath(stage), bytes: statSync(file).size }];
}

function stageLog(state: BegunRun, { id, index }: PlannedStage): Omit<StageLog, 'agent_logs'> {
  const stage = state.stages[index - 1];
  const receipt = stage !== undefined && 'receipt' in stage ? stage.receipt : null;
  return {
    stage: id,
    attempts: state.counters[index - 1]?.attempts ?? 0,
    log: receipt?.log ?? null,
    log_sha256: receipt?.log_sha256 ?? null,
    stdout: receipt?.stdout ?? null,
    stderr: receipt?.stderr ?? null,
  };
}

import { OrchError, type PlannedStage, type RunKey } from '@orch/core';
import { readLogEnd, readLogPage, type LogCursor, type LogSelection } from '@orch/adapter-process';
import { logPath, readRun, runPaths } from '@orch/persistence';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { plainText } from '../../output/plain-text.ts';
import { runOrLatest } from '../../verbs/find-run.ts';
import { runSession } from '../call-arguments.ts';
import { count, flag, id, objectOf, runInput, text, textOrNull } from '../json-schema.ts';
import { refuseLinkedRun } from '../own-files.ts';
import { numberIn, textIn, type Tool, type ToolInput } from '../tool.ts';
import type { RepositorySession } from '../../session/session.ts';

const defaultBytes = 32 * 1024;
const maxBytes = 256 * 1024;

const attempt = { type: 'integer', minimum: 1, maximum: 1_000_000 } as const;

/** A part of what a stage wrote (wire shape). */
interface LogPageDocument {
  readonly task_id: string;
  readonly run_id: string;
  readonly stage: string;
  readonly attempt: number;
  readonly stream: string | null;
  /** The file that it stands in, relative to the repository's root. */
  readonly log: string;
  readonly text: string;
  /** Bytes before `text` that were left out because the end was asked for. */
  readonly omitted_bytes: number;
  readonly next_cursor: string;
  readonly at_end: boolean;
}

/** A part of what a stage wrote. */
export const runsLogsTool: Tool = {
  name: 'runs_logs',
  title: 'Output of a stage',
  description:
    'Reads what a stage wrote, redacted, a page at a time: pass next_cursor as cursor to read on, also while the stage still runs. from "end" gives the last page. Escape sequences are taken out.',
  input: objectOf(
    {
      ...runInput,
      stage: id('The stage.'),
      attempt: { ...attempt, description: 'Which attempt; the latest unless given.' },
      stream: { enum: ['stdout', 'stderr'], description: 'Both unless given.' },
      from: { enum: ['start', 'end'], description: 'Which end to begin at; start unless given.' },
      cursor: { type: 'string', maxLength: 64, description: 'The next_cursor of a page before.' },
      max_bytes: {
        type: 'integer',
        minimum: 64,
        maximum: maxBytes,
        description: `Size of a page in bytes; ${defaultBytes} unless given.`,
      },
    },
    ['stage'],
  ),
  output: () =>
    objectOf({
      task_id: text,
      run_id: text,
      stage: text,
      attempt,
      stream: textOrNull,
      log: text,
      text,
      omitted_bytes: count,
      next_cursor: text,
      at_end: flag,
    }),
  effect: 'none',
  async call(input, { session }) {
    const key = await runOrLatest(runSession(session, input));
    const document = await logPage(session, key, textIn(input, 'stage') ?? '', input);
    return { document };
  },
};

/**
 * @throws OrchError `ORCH_STAGE_UNKNOWN`, `ORCH_RUN_UNKNOWN`, `ORCH_USAGE` for a cursor of something
 *   else, `ORCH_DATA_DAMAGED`
 */
export async function logPage(
  { clock, roots }: Pick<RepositorySession, 'clock' | 'roots'>,
  key: RunKey,
  stageId: string,
  input: ToolInput,
): Promise<LogPageDocument> {
  refuseLinkedRun(roots, key);
  const { state, damage } = await readRun(roots, key, clock.nowMs());
  if (damage !== null) throw damage;
  if (state.status === 'queued') {
    throw new OrchError('ORCH_RUN_UNKNOWN', `Run ${key.runId} was made but never began.`);
  }
  const stage = state.plan.stages.find(({ id }) => id === stageId);
  if (stage === undefined) throw unknownStage(key, stageId, state.plan.stages);
  const ref = logPath(stage);
  refuseLinkedRun(roots, key, ['commands', ref]);
  const { folder, manifestReference } = runPaths(roots, key);
  const file = join(folder, ref);
  const stream = textIn(input, 'stream');
  const selection: Required<Pick<LogSelection, 'attempt'>> & LogSelection = {
    attempt: numberIn(input, 'attempt') ?? state.counters[stage.index - 1]?.attempts ?? 1,
    ...((stream === 'stdout' || stream === 'stderr') && { stream }),
  };
  const page = await readPage(file, selection, input);
  return {
    task_id: key.taskId,
    run_id: key.runId,
    stage: stage.id,
    attempt: Math.max(1, selection.attempt),
    stream: stream ?? null,
    log: `${dirname(manifestReference)}/${ref}`,
    text: plainText(page.bytes.toString('utf8')),
    omitted_bytes: page.omittedBytes,
    next_cursor: cursorText(page.next),
    at_end: page.atEnd,
  };
}

interface Page {
  readonly bytes: Buffer;
  readonly next: LogCursor;
  readonly atEnd: boolean;
  readonly omittedBytes: number;
}

async function readPage(file: string, selection: LogSelection, input: ToolInput): Promise<Page> {
  const request = { ...selection, maxBytes: numberIn(input, 'max_bytes') ?? defaultBytes };
  const cursor = textIn(input, 'cursor');
  if (cursor !== undefined && textIn(input, 'from') !== undefined) {
    throw new OrchError('ORCH_USAGE', 'cursor and from do not go together.');
  }
  if (!existsSync(file)) {
    const next = { offset: 0, attempt: 0, skip: 0 };
    return { bytes: Buffer.alloc(0), next, atEnd: true, omittedBytes: 0 };
  }
  if (textIn(input, 'from') === 'end') return await readLogEnd(file, request);
  const from = cursor === undefined ? {} : { from: readCursor(cursor) };
  return { ...(await readLogPage(file, { ...request, ...from })), omittedBytes: 0 };
}

function cursorText({ offset, attempt: at, skip }: LogCursor): string {
  return `${offset}.${at}.${skip}`;
}

function readCursor(cursor: string): LogCursor {
  const match = /^(\d{1,15})\.(\d{1,9})\.(\d{1,9})$/.exec(cursor);
  if (match === null) {
    throw new OrchError('ORCH_USAGE', 'This is no cursor that runs_logs has given.', {
      hint: 'Begin again without a cursor.',
    });
  }
  const [offset = 0, at = 0, skip = 0] = match.slice(1).map(Number);
  return { offset, attempt: at, skip };
}

function unknownStage(
  { runId }: RunKey,
  stage: string,
  stages: readonly Pick<PlannedStage, 'id'>[],
): OrchError {
  return new OrchError('ORCH_STAGE_UNKNOWN', `Run ${runId} has no stage ${stage}.`, {
    hint: `Its stages: ${stages.map(({ id: each }) => each).join(', ')}.`,
  });
}

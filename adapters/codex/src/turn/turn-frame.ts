import type {
  AgentObserved,
  AgentTurnRequest,
  AgentTurnResult,
  JsonValue,
  TurnLog,
} from '@orch/core';
import { OrchError, describeThrown } from '@orch/core';
import { MessageRedactor } from './message-redactor.ts';
import type { CodexRunnerOptions } from './runner-options.ts';
import { TurnRecord } from './turn-record.ts';
import type { CodexProgram, TurnSetup } from './turn-setup.ts';
import { setUpTurn } from './turn-setup.ts';
import { UsageMeter } from './usage-meter.ts';

/** What a turn of either kind works with. */
export interface TurnFrame {
  readonly options: CodexRunnerOptions;
  readonly request: AgentTurnRequest;
  readonly setup: TurnSetup;
  readonly redact: MessageRedactor;
  readonly record: TurnRecord;
  readonly log: TurnLog;
  readonly meter: UsageMeter;
}

/** What a turn came to, before its receipt is written. */
export type TurnOutcome = WithoutObserved<AgentTurnResult>;
type WithoutObserved<T> = T extends unknown ? Omit<T, 'observed'> : never;

/** What happened inside of a frame. */
export interface FramedTurn {
  readonly outcome: TurnOutcome;
  readonly session: string | null;
  readonly argv: readonly string[];
  /** As `AttemptProcesses.handleOf` gave it; `null` where there was no process. */
  readonly handle: JsonValue | null;
}

/**
 * Runs a turn between its preparation and its receipt: the log is closed, the temporary folder removed,
 * and no process of the attempt is left when it resolves (I9).
 */
export async function frameTurn(
  options: CodexRunnerOptions,
  codex: CodexProgram,
  request: AgentTurnRequest,
  work: (frame: TurnFrame) => Promise<FramedTurn>,
): Promise<AgentTurnResult> {
  const { clock } = options;
  const redact = new MessageRedactor(options.redactor);
  const startedMs = clock.monotonicMs();
  const startedAt = new Date(clock.nowMs()).toISOString();
  let setup: TurnSetup;
  try {
    setup = await setUpTurn(options, codex, request);
  } catch (error) {
    if (!(error instanceof OrchError)) throw error;
    return { kind: 'failed', message: redact.text(explain(error)), observed: null };
  }
  try {
    const { attempt, stage } = request;
    let log: TurnLog;
    try {
      log = options.openLog({ place: setup.place, stage: stage.id, attempt, clock });
    } catch (error) {
      return { kind: 'failed', message: unrecorded(setup, error), observed: null };
    }
    const record = new TurnRecord(options.root, log, redact, request);
    for (const note of setup.notes) record.note(note);
    const meter = new UsageMeter(clock, request.budget);
    let framed: FramedTurn;
    try {
      framed = await work({ options, request, setup, redact, record, log, meter });
      await endLeftovers(options, request, framed.handle, record);
    } catch (error) {
      log.abandon();
      throw error;
    }
    let range;
    try {
      range = log.end();
    } catch (error) {
      return { kind: 'failed', message: unrecorded(setup, error), observed: null };
    }
    const observed: AgentObserved = record.observed(
      {
        agent: `codex ${codex.version}`,
        argv: framed.argv,
        cwd: '.',
        envNames: Object.keys(setup.env).sort(),
        startedAt,
        durationMs: Math.round(clock.monotonicMs() - startedMs),
        session: framed.session,
        mechanism: setup.mechanism,
      },
      meter.usage(),
      range,
    );
    return withObserved(framed.outcome, observed, redact);
  } finally {
    setup.dispose();
  }
}

function explain(error: OrchError): string {
  const place = error.place === undefined ? '' : ` (${error.place})`;
  return `${error.message}${place}. ${error.hint ?? ''}`.trim();
}

function unrecorded(setup: TurnSetup, error: unknown): string {
  return `the turn could not be recorded in ${setup.place.ref}: ${describeThrown(error)}`;
}

function withObserved(
  outcome: TurnOutcome,
  observed: AgentObserved,
  redact: MessageRedactor,
): AgentTurnResult {
  switch (outcome.kind) {
    case 'failed':
      return { ...outcome, message: redact.text(outcome.message), observed };
    case 'completed':
    case 'awaiting':
    case 'over_budget':
    case 'cancelled':
      return { ...outcome, observed };
  }
}

/** I9: what the agent left behind ends with it, though it left its process group. */
async function endLeftovers(
  options: CodexRunnerOptions,
  { run, stage, attempt }: AgentTurnRequest,
  handle: JsonValue | null,
  record: TurnRecord,
): Promise<void> {
  if (handle === null) return;
  const report = await options.processes.reap({ run, stage: stage.id, attempt, handle });
  if (report.ended > 0) record.note(`${report.ended} processes that the agent left were ended`);
  for (const limit of report.limits) record.note(limit);
}

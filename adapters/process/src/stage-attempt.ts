import type { ExecuteRequest, ExecutionResult, LogPlace, Observed } from '@orch/core';
import { attemptMark } from './attempt-mark.ts';
import { AttemptLog } from './attempt-log.ts';
import type { LogRange } from './attempt-log.ts';
import type { BufferPool } from './buffer-pool.ts';
import { CapturedOutput } from './captured-output.ts';
import { ChildStop } from './child-stop.ts';
import type { ProcessExecutorOptions } from './executor-options.ts';
import { endLeftovers } from './leftovers.ts';
import type { OutputPipes } from './output-pipes.ts';
import { handleOf } from './process-handle.ts';
import type { ProcessInfo } from './process-table.ts';
import { enforcedProfile } from './sandbox.ts';
import { signalOfReason } from './signals.ts';
import { spawnChild } from './spawn-child.ts';
import type { ChildExit, SpawnFailure } from './spawn-child.ts';
import { stageArgv, stageEnvironment } from './stage-command.ts';
import type { WorkingFolders } from './working-folder.ts';

/** At most this much of stderr goes into a serialized error (DESIGN §5). */
const stderrTailBytes = 8 * 1024;
const defaultGraceMs = 5_000;
const defaultBackgroundGraceMs = 2_000;
/** How long the output may take to close once every known holder is gone. */
const closePatienceMs = 1_000;
/** Output that closes later than this after the command is worth a note. */
const notedHoldMs = 50;
/** At most this many ended processes are named in a note. */
const maxNamed = 5;

/** What the attempts of one executor have in common. */
export interface AttemptContext {
  readonly options: ProcessExecutorOptions;
  /** The environment that every stage inherits. */
  readonly env: Readonly<Record<string, string>>;
  readonly folders: WorkingFolders;
  readonly buffers: BufferPool;
  /** Pipes for one child; `place` is where the run may keep files. */
  makePipes(place: LogPlace): OutputPipes;
}

/** An attempt that has a process. */
interface Running {
  readonly pid: number;
  readonly exit: Promise<ChildExit>;
  readonly startedMs: number;
  readonly output: CapturedOutput;
  readonly stop: ChildStop;
}

/** How an attempt's processes came to an end. */
interface Ending {
  readonly exit: ChildExit;
  /** Set where a process that the command left behind held its output for too long. */
  readonly heldOpen: string | null;
  readonly notes: readonly string[];
}

/** What is run, and with what. */
interface Prepared {
  /** As the stage says it; a sandbox may wrap it. */
  readonly argv: readonly string[];
  readonly spawnedArgv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: { readonly path: string; readonly relative: string };
  readonly mechanism: string | null;
}

function name(processes: readonly ProcessInfo[]): string {
  const named = processes.slice(0, maxNamed).map((entry) => `${entry.name}, pid ${entry.pid}`);
  const rest = processes.length - named.length;
  return named.join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

/**
 * Runs one attempt of a command stage, from opening its log to the last process that it left. Of
 * several reasons for its end the first stands: a timeout, a cancel, a log that cannot be written.
 */
export async function runAttempt(
  context: AttemptContext,
  request: ExecuteRequest,
): Promise<ExecutionResult> {
  const { options } = context;
  const { clock, redactor } = options;
  const clean = (text: string): string => redactor?.text(text) ?? text;

  if (request.signal.aborted) return { kind: 'cancelled', observed: null };
  const folder = context.folders.resolve(request.stage.definition.cwd ?? '.');
  if (folder.kind === 'refused') {
    return { kind: 'spawn_failed', message: clean(folder.message), osCode: folder.osCode };
  }
  const prepared = prepare(context, request, folder);

  const place = options.logFile(request.run, request.stage);
  let running: Running | null = null;
  let log: AttemptLog;
  try {
    log = new AttemptLog({
      file: place.file,
      stage: request.stage.id,
      attempt: request.attempt,
      clock,
      buffers: context.buffers,
      onDrain: () => running?.output.resume(),
      onError: (error) => running?.stop.stop({ kind: 'log_failed', error }),
    });
  } catch (error) {
    return logFailed(error as NodeJS.ErrnoException, place);
  }

  const startedAt = new Date(clock.nowMs()).toISOString();
  const started = start(context, request, prepared, place, log);
  if (started.kind === 'failed') {
    const { message, osCode } = await started.reason;
    try {
      await log.end();
    } catch (error) {
      return logFailed(error as NodeJS.ErrnoException, place);
    }
    return { kind: 'spawn_failed', message: clean(message), osCode };
  }
  running = started;

  const ending = await supervise(context, request, running).catch(async (error: unknown) => {
    await log.end();
    throw error;
  });
  const durationMs = Math.round((clock.monotonicMs() - running.startedMs) * 1000) / 1000;
  let range: LogRange;
  try {
    range = await log.end();
  } catch (error) {
    return logFailed(error as NodeJS.ErrnoException, place);
  }
  const { output } = running;
  const cut = log.cutBytes === 0 ? [] : [`cut off ${log.cutBytes} bytes of a torn line in the log`];
  const observed: Observed = {
    argv: prepared.argv.map(clean),
    cwd: folder.relative,
    envNames: Object.keys(prepared.env).sort(),
    startedAt,
    durationMs,
    stdout: output.receipt('stdout'),
    stderr: output.receipt('stderr'),
    stderrTail: output.tailText('stderr', stderrTailBytes),
    log: { path: place.ref, ...range },
    redactions: output.redactions,
    profile: {
      declared: request.profile.declared,
      granted: request.profile.granted,
      granted_by: request.profile.grantedBy,
      mechanism: prepared.mechanism,
    },
    notes: [...cut, ...ending.notes].map(clean),
  };
  return conclude(ending, running.stop, observed, place);
}

function prepare(
  { options, env }: AttemptContext,
  request: ExecuteRequest,
  folder: { readonly path: string; readonly relative: string },
): Prepared {
  const argv = stageArgv(request.stage.definition.command);
  const profile = enforcedProfile(request.profile.granted);
  // Read for a profile that needs one alone: finding out what the machine can do takes a process.
  const sandbox = profile === null ? null : (options.sandbox ?? null);
  const common = { argv, env: stageEnvironment(env, request), folder };
  if (profile === null || sandbox === null) {
    return { ...common, spawnedArgv: argv, mechanism: null };
  }
  const spawnedArgv = sandbox.wrap(argv, profile, {
    root: options.root,
    cwd: folder.path,
    protectedPaths: options.protectedPaths ?? [],
  });
  return { ...common, spawnedArgv, mechanism: sandbox.name };
}

type Started =
  | (Running & { readonly kind: 'running' })
  | { readonly kind: 'failed'; readonly reason: Promise<SpawnFailure> };

/** Spawns the command and begins to read, in one turn, so that nothing is missed. */
function start(
  context: AttemptContext,
  request: ExecuteRequest,
  prepared: Prepared,
  place: LogPlace,
  log: AttemptLog,
): Started {
  const { clock, redactor, graceMs = defaultGraceMs } = context.options;
  const startedMs = clock.monotonicMs();
  let pipes: OutputPipes;
  try {
    pipes = context.makePipes(place);
  } catch (error) {
    const { message, code = null } = error as NodeJS.ErrnoException;
    return {
      kind: 'failed',
      reason: Promise.resolve({ message: `no pipe for the output: ${message}`, osCode: code }),
    };
  }
  const { spawnedArgv: argv, env, folder } = prepared;
  const spawned = spawnChild({ argv, cwd: folder.path, env }, pipes);
  if (spawned.kind === 'failed') {
    pipes.abandon();
    return spawned;
  }
  const { kind, pid, exit, child } = spawned;
  const show = request.onOutput === undefined ? null : request.onOutput.bind(request);
  const output = new CapturedOutput(log, redactor, show);
  output.use(pipes.attach(child, output));
  return { kind, pid, exit, startedMs, output, stop: new ChildStop(pid, clock, graceMs) };
}

/** Runs the attempt to its end, whoever brings it about. */
async function supervise(
  context: AttemptContext,
  request: ExecuteRequest,
  running: Running,
): Promise<Ending> {
  const { pid, stop } = running;
  const { signal } = request;
  const { timeout_ms: timeoutMs } = request.stage.definition;
  const onAbort = (): void =>
    stop.stop({ kind: 'cancelled', signal: signalOfReason(signal.reason) });
  signal.addEventListener('abort', onAbort);
  if (timeoutMs !== undefined) stop.after(timeoutMs);
  const ending = watch(context, request, running);
  try {
    request.onSpawn({ ...handleOf(pid) });
  } catch (error) {
    // Nobody recorded the process, so nobody could end it later.
    stop.stop({ kind: 'cancelled', signal: 'SIGKILL' });
    throw error;
  } finally {
    await ending;
    signal.removeEventListener('abort', onAbort);
  }
  return ending;
}

function logFailed(error: NodeJS.ErrnoException, place: LogPlace): ExecutionResult {
  return {
    kind: 'log_failed',
    message: `the output could not be recorded in ${place.ref}: ${error.message}`,
    osCode: error.code ?? null,
  };
}

function conclude(
  ending: Ending,
  { reason }: ChildStop,
  observed: Observed,
  place: LogPlace,
): ExecutionResult {
  switch (reason?.kind) {
    case 'timed_out':
      return { kind: 'timed_out', timeoutMs: reason.timeoutMs, observed };
    case 'cancelled':
      return { kind: 'cancelled', observed };
    case 'log_failed':
      return logFailed(reason.error, place);
    case undefined:
      if (ending.exit.kind === 'signalled') return { ...ending.exit, observed };
      if (ending.heldOpen === null || ending.exit.exitCode !== 0)
        return { ...ending.exit, observed };
      return { kind: 'left_behind', message: ending.heldOpen, observed };
  }
}

/** Waits for the child, then for its output, and ends what the child left behind (I3). */
async function watch(
  { options }: AttemptContext,
  request: ExecuteRequest,
  { pid, exit, startedMs, output, stop }: Running,
): Promise<Ending> {
  const { clock } = options;
  const backgroundGraceMs = options.backgroundGraceMs ?? defaultBackgroundGraceMs;
  const mark = attemptMark(request.run, request.stage.id, request.attempt);
  const notes: string[] = [];

  const ended = await exit;
  stop.childEnded();
  const exitMs = clock.monotonicMs();
  const closedInTime = await output.closing(clock, backgroundGraceMs, stop.stopped);
  const heldMs = Math.round(clock.monotonicMs() - exitMs);

  const leftovers = await endLeftovers({ pid, mark, startedMs }, { clock, ...stop.rest });
  if (closedInTime && heldMs >= notedHoldMs) {
    notes.push(
      `a background process held the output open ${heldMs} ms longer than the command ran`,
    );
  }
  if (leftovers.ended.length > 0) {
    notes.push(`ended what the command left running: ${name(leftovers.ended)}`);
  }
  if (leftovers.survivors.length > 0) {
    notes.push(`still there after SIGKILL: ${name(leftovers.survivors)}`);
  }
  if (!closedInTime && !(await output.closing(clock, closePatienceMs, null))) {
    output.letGo();
    notes.push('let go of the output: a process that could not be found still holds it');
  }
  if (closedInTime || stop.reason !== null) return { exit: ended, heldOpen: null, notes };
  const holder = leftovers.ended.length === 0 ? 'a process' : name(leftovers.ended);
  const heldOpen = `the command ended, but ${holder} held its output open ${heldMs} ms longer`;
  return { exit: ended, heldOpen, notes: [...notes, heldOpen] };
}

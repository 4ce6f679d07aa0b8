import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type {
  AbortSignalLike,
  CommandStageDefinition,
  ExecuteRequest,
  ExecutionResult,
  JsonValue,
  Observed,
  Profile,
  RunKey,
} from '@orch/core';
import { createProcessExecutor, decodeLog } from '../index.ts';
import type { ProcessExecutor, ProcessExecutorOptions } from '../index.ts';
import { realClock } from './real-clock.ts';

/** What a test may say about one attempt; the rest is filled in. */
export interface AttemptOptions {
  readonly attempt?: number;
  readonly index?: number;
  readonly granted?: Profile;
  readonly signal?: AbortSignalLike;
  readonly definition?: Partial<CommandStageDefinition>;
  readonly onSpawn?: (handle: JsonValue) => void;
  readonly onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
}

/** A temporary repository and an executor for it. */
export class StageRig {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'orch-process-')));
  /** A run of its own for each rig: tests run side by side, and marks are seen by all of them. */
  readonly run: RunKey = { taskId: '0001-test', runId: basename(this.root) };
  readonly executor: ProcessExecutor;

  constructor(options: Partial<ProcessExecutorOptions> = {}) {
    const defaults: ProcessExecutorOptions = {
      root: this.root,
      env: { PATH: process.env.PATH, HOME: this.root },
      redactor: null,
      clock: realClock,
      graceMs: 2_000,
      backgroundGraceMs: 300,
      logFile: (_run, stage) => ({
        file: this.logFile(stage.index),
        ref: `commands/${stage.index}-${stage.slug}.ndjson`,
      }),
    };
    // Not a spread: an option may be a getter, and a test of when it is read.
    this.executor = createProcessExecutor(
      Object.defineProperties(defaults, Object.getOwnPropertyDescriptors(options)),
    );
  }

  logFile(index = 1): string {
    return join(this.root, '.runs', 'commands', `${index}-stage.ndjson`);
  }

  request(
    command: CommandStageDefinition['command'],
    options: AttemptOptions = {},
  ): ExecuteRequest {
    const { onOutput, index = 1 } = options;
    // Stages of a run have ids of their own; a mark that two of them shared would end both.
    const id = index === 1 ? 'stage' : `stage-${index}`;
    return {
      run: this.run,
      attempt: options.attempt ?? 1,
      env: {},
      profile: {
        declared: options.granted ?? 'network',
        granted: options.granted ?? 'network',
        grantedBy: 'default',
      },
      signal: options.signal ?? new AbortController().signal,
      onSpawn: options.onSpawn ?? (() => undefined),
      ...(onOutput !== undefined && { onOutput }),
      stage: {
        index,
        id,
        slug: 'stage',
        title: 'Stage',
        needs: [],
        definition: { kind: 'command', id, command, ...options.definition },
      },
    };
  }

  execute(
    command: CommandStageDefinition['command'],
    options: AttemptOptions = {},
  ): Promise<ExecutionResult> {
    return this.executor.execute(this.request(command, options));
  }

  /** What the log says that a stream wrote. */
  async logged(stream: 'stdout' | 'stderr', attempt = 1): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for await (const bytes of decodeLog(this.logFile(), { stream, attempt })) pieces.push(bytes);
    return Buffer.concat(pieces);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8').trim();
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** What was observed, of a result that must have it. */
export function observedOf(result: ExecutionResult): Observed {
  if (!('observed' in result) || result.observed === null) {
    throw new Error(`nothing was observed: ${JSON.stringify(result)}`);
  }
  return result.observed;
}

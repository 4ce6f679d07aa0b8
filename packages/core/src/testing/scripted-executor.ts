import { onAbort } from '../ports/abort.ts';
import type {
  ExecuteRequest,
  ExecutionResult,
  Observed,
  ReapReport,
  ReapRequest,
  StageExecutor,
} from '../ports/stage-executor.ts';

/** What a scripted stage does when it is run. */
export type Step =
  | {
      readonly kind: 'exit';
      readonly code: number;
      readonly stdout?: string;
      readonly stderr?: string;
    }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'spawn_failed'; readonly message: string }
  | { readonly kind: 'throw'; readonly message: string }
  /** Goes on until the test releases it, or the run is stopped. */
  | { readonly kind: 'hold'; readonly code: number };

/** A step for one attempt of one stage. Attempts of a stage are scripted in order. */
export interface ScriptedStep {
  readonly stage: string;
  readonly step: Step;
}

/**
 * An executor that does what its script says. A stage that the script does not expect is an error
 * at once, and a step that nobody used is an error when the test calls `assertUsed`.
 */
export class ScriptedExecutor implements StageExecutor {
  readonly #left: ScriptedStep[];
  readonly #held = new Map<string, () => void>();
  readonly #problems: string[] = [];
  /** Attempts in the order in which they began, as `stage#attempt`. */
  readonly started: string[] = [];
  /** Attempts whose remains were ended, as `stage#attempt`. */
  readonly reaped: string[] = [];
  /** Stages in progress at the same time, at most. */
  peak = 0;
  #busy = 0;

  constructor(script: readonly ScriptedStep[]) {
    this.#left = [...script];
  }

  async execute(request: ExecuteRequest): Promise<ExecutionResult> {
    const name = `${request.stage.id}#${request.attempt}`;
    this.started.push(name);
    const position = this.#left.findIndex(({ stage }) => stage === request.stage.id);
    const scripted = this.#left[position];
    if (scripted === undefined) {
      this.#problems.push(`unexpected: ${name}`);
      throw new Error(`The script does not expect ${name}.`);
    }
    this.#left.splice(position, 1);
    this.#busy += 1;
    this.peak = Math.max(this.peak, this.#busy);
    try {
      return await this.#play(scripted.step, request);
    } finally {
      this.#busy -= 1;
    }
  }

  reap(request: ReapRequest): Promise<ReapReport> {
    this.reaped.push(`${request.stage}#${request.attempt}`);
    return Promise.resolve({ ended: 0, limits: [] });
  }

  /** Lets a held stage end. */
  release(stage: string): void {
    const release = this.#held.get(stage);
    if (release === undefined) throw new Error(`Stage ${stage} is not held.`);
    release();
  }

  /** @throws Error for steps that were never used and stages that were not expected */
  assertUsed(): void {
    const unused = this.#left.map(({ stage }) => `unused: ${stage}`);
    const problems = [...this.#problems, ...unused];
    if (problems.length > 0) throw new Error(`The script did not fit: ${problems.join(', ')}.`);
  }

  async #play(step: Step, request: ExecuteRequest): Promise<ExecutionResult> {
    request.onSpawn({ scripted: request.stage.id });
    switch (step.kind) {
      case 'exit':
        return { kind: 'exited', exitCode: step.code, observed: observe(step, request) };
      case 'signal':
        return { kind: 'signalled', signal: step.signal, observed: observe({}, request) };
      case 'spawn_failed':
        return { kind: 'spawn_failed', message: step.message, osCode: 'ENOENT' };
      case 'throw':
        throw new Error(step.message);
      case 'hold': {
        const cancelled = await this.#hold(request);
        return cancelled
          ? { kind: 'cancelled', observed: observe({}, request) }
          : { kind: 'exited', exitCode: step.code, observed: observe({}, request) };
      }
    }
  }

  #hold(request: ExecuteRequest): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (cancelled: boolean): void => {
        this.#held.delete(request.stage.id);
        letGo();
        resolve(cancelled);
      };
      let letGo = (): void => undefined;
      this.#held.set(request.stage.id, () => {
        end(false);
      });
      letGo = onAbort(request.signal, () => {
        end(true);
      });
    });
  }
}

function observe(
  { stdout = '', stderr = '' }: { readonly stdout?: string; readonly stderr?: string },
  { stage, attempt, profile }: ExecuteRequest,
): Observed {
  const { command } = stage.definition;
  return {
    argv: typeof command === 'string' ? ['/bin/sh', '-c', command] : command,
    cwd: '.',
    envNames: [],
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 0,
    stdout: { bytes: stdout.length, truncated_bytes: 0, tail: stdout },
    stderr: { bytes: stderr.length, truncated_bytes: 0, tail: stderr },
    stderrTail: stderr,
    log: { path: `commands/${stage.slug}.ndjson`, offset: 0, bytes: attempt },
    redactions: 0,
    profile: {
      declared: profile.declared,
      granted: profile.granted,
      granted_by: profile.grantedBy,
      mechanism: null,
    },
    notes: [],
  };
}

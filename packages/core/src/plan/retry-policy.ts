import type { StageDefinition } from '../pipeline/stage-definition.ts';

const defaultMaxBackoffMs = 5 * 60_000;

/** How often a stage is tried at most; 1 where it says nothing. */
export function maxAttempts(definition: StageDefinition): number {
  return definition.kind === 'command' ? (definition.retry?.max_attempts ?? 1) : 1;
}

/**
 * How long to wait after the given number of attempts that count, in milliseconds: the configured
 * wait, doubled for each further attempt, up to its limit. There is no jitter: one stage of one
 * run has nobody to collide with, and a plan should say what will happen.
 */
export function backoffMs(definition: StageDefinition, attemptsThatCount: number): number {
  const retry = definition.kind === 'command' ? definition.retry : undefined;
  const first = retry?.backoff_ms ?? 0;
  const limit = retry?.max_backoff_ms ?? defaultMaxBackoffMs;
  return Math.min(limit, first * 2 ** Math.min(attemptsThatCount - 1, 30));
}

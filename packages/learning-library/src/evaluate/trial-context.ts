import type { Pack } from '../pack/pack.ts';
import type { CommandPort } from './command-port.ts';
import type { Configuration, Scenario } from './suite.ts';

/** Which trial. */
export interface TrialPlan {
  readonly scenario: Scenario;
  readonly configuration: Configuration;
  /** From 1. */
  readonly trial: number;
}

/** What the trials of an evaluation have in common. */
export interface TrialContext {
  /** Of the evaluation; its own among all. */
  readonly id: string;
  /** Absolute path of the evaluation's own folder. */
  readonly folder: string;
  /** The environment that `inherit` takes from; nothing else is taken from it than is listed. */
  readonly env: NodeJS.ProcessEnv;
  readonly commands: CommandPort;
  /** How orch is started, for pipelines and agents: a program and its first arguments. */
  readonly program: readonly string[];
  /** By id. */
  readonly packs: ReadonlyMap<string, Pack>;
  readonly signal: AbortSignal;
  /** Whether copies are kept. */
  readonly keep: boolean;
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
}

/** A name for a trial that is its own among those of an evaluation. */
export function nameOf({ scenario, configuration, trial }: TrialPlan): string {
  return `${scenario.id}.${configuration.id}.${trial}`;
}

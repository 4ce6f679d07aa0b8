import type { Difference, Rate } from './proportion.ts';
import type { Command, Subject } from './suite.ts';
import type { CommandEnd, Verdict } from './verdict.ts';

/** How often each verdict was reached; verdicts that were not are left out. */
export type VerdictCounts = Readonly<Partial<Record<Verdict, number>>>;

/** One run of a command of a trial (wire shape). */
export interface CheckRecord {
  readonly set: 'setup' | 'fail_to_pass' | 'pass_to_pass';
  readonly command: Command;
  /** In relation to the subject's work. */
  readonly when: 'before' | 'after';
  readonly end: CommandEnd;
  readonly exit_code: number | null;
  /** All of its output, relative to the evaluation's folder. */
  readonly log: string;
  /** The end of its output, at most 2 KiB, where it did not pass. */
  readonly tail: string;
}

/** What the subject of a trial did (wire shape). */
export interface SubjectRecord {
  readonly kind: 'command' | 'pack' | 'pipeline' | 'agent';
  readonly end: 'done' | 'failed' | 'timeout' | 'cancelled';
  readonly reason: string;
  readonly exit_code: number | null;
  /** Files that a pack changed. */
  readonly changed: readonly string[];
  /** Of the run of a pipeline or agent, relative to the evaluation's folder. */
  readonly manifest: string | null;
  readonly log: string | null;
}

/** One trial (wire shape of a line in `trials.ndjson`, and of a member in the report). */
export interface TrialRecord {
  readonly scenario: string;
  readonly configuration: string;
  /** From 1. */
  readonly trial: number;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly started_at: string;
  readonly duration_ms: number;
  readonly missing: readonly string[];
  readonly subject: SubjectRecord | null;
  readonly checks: readonly CheckRecord[];
  /** Where the copy was kept; `null` where it was removed. */
  readonly kept: string | null;
}

/** What the trials of one scenario came to under one configuration. */
export interface ScenarioResult {
  readonly configuration: string;
  readonly counts: VerdictCounts;
  readonly rate: Rate;
  /** Trials that had to end alike did not. */
  readonly flaky: boolean;
}

export interface ScenarioReport {
  readonly id: string;
  readonly title: string;
  readonly fixture: string;
  /** SHA-256 of the fixture's paths, modes and contents, in hex. */
  readonly fixture_sha256: string;
  readonly needs: readonly string[];
  readonly repeat: number;
  readonly results: readonly ScenarioResult[];
}

export interface ConfigurationReport {
  readonly id: string;
  readonly title: string;
  /** `null` where each scenario has its own. */
  readonly subject: Subject | null;
  readonly counts: VerdictCounts;
  /** Over all trials of all scenarios that count. */
  readonly rate: Rate;
}

/** Two configurations on the scenarios that count for both. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  /** `b` minus `a`. */
  readonly scenarios: readonly { readonly id: string; readonly difference: Difference }[];
  readonly overall: Difference;
  readonly shown: boolean;
  readonly sentence: string;
}

/** What an evaluation came to (wire shape of `report.json`; `schemas/evaluation-report.schema.json`). */
export interface EvaluationReport {
  readonly v: 1;
  readonly id: string;
  readonly suite: { readonly id: string; readonly title: string; readonly sha256: string };
  readonly started_at: string;
  readonly completed_at: string;
  /** Whether all trials were come to. */
  readonly complete: boolean;
  /** Something was resolved, and everything that was not skipped was. */
  readonly passed: boolean;
  readonly counts: VerdictCounts;
  readonly methods: {
    readonly rate: string;
    readonly difference: string;
    readonly confidence: number;
  };
  readonly configurations: readonly ConfigurationReport[];
  readonly scenarios: readonly ScenarioReport[];
  readonly comparisons: readonly Comparison[];
  readonly trials: readonly TrialRecord[];
}

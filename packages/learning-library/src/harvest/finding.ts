import type { JsonValue } from '@orch/core';

/** Where something was found: a path from the root with `/`, and a line counted from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** What can be found. The order is that of usefulness: what is worth most to others comes first. */
export const findingKinds = [
  'restricted-import',
  'lint-rule',
  'codemod',
  'migration',
  'generator',
  'repeated-edit',
  'idiom',
  'convention',
  'toolchain',
  'ci-step',
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** One thing that a repository shows, and where (wire shape). */
export interface Finding {
  readonly kind: FindingKind;
  /** Stable within a kind and a repository, such as the name of a rule. */
  readonly id: string;
  /** One line for people. */
  readonly summary: string;
  /** The first places, at most {@link placesShown}; `count` has them all. */
  readonly places: readonly Place[];
  readonly count: number;
  /** The first places where the same repository does otherwise. */
  readonly counter_examples: readonly Place[];
  readonly counter_count: number;
  /** What belongs to the kind, such as `{ wrapper: '@acme/http', restricted: 'axios' }`. */
  readonly detail: Readonly<Record<string, JsonValue>>;
}

/** How many places a finding names. */
export const placesShown = 20;

/** A pack in state `candidate` that a finding could become, as files. */
export interface Candidate {
  /** Below which folder of the repository it belongs; toolchains are adapters. */
  readonly folder: 'patterns' | 'adapters';
  readonly id: string;
  readonly from: Finding;
  /** Paths from the folder of the pack. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** A file that could not be read as what its name says. */
export interface HarvestProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

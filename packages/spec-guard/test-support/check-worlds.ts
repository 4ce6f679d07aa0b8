import { expect, test } from '@jest/globals';
import type { SpecGuardConfig } from '@orch/core';
import { judge, summary } from './world.ts';

/** A named world, what is expected of it on one line, and settings where they matter. */
export type Case = readonly [
  name: string,
  world: string,
  expected: string,
  config?: SpecGuardConfig,
];

/** Makes a test of each case. */
export function checkWorlds(cases: readonly Case[]): void {
  // All four are given, or Jest would take the last parameter for a callback.
  const rows = cases.map(([name, text, expected, config = {}]) => [name, text, expected, config]);
  test.each(rows as [string, string, string, SpecGuardConfig][])(
    '%s',
    (_name, text, expected, config) => {
      expect(summary(judge(text, config))).toBe(expected);
    },
  );
}

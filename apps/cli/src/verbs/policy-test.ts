import { OrchError } from '@orch/core';
import type { CaseMismatch } from '@orch/policy';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyDocument, type PolicyDocument } from '../documents/guard-document.ts';
import { exitStatus } from '../errors/exit-status.ts';
import { osCode } from '../errors/os-code.ts';
import { plainLine } from '../output/plain-text.ts';
import { writeResult } from '../output/write-document.ts';
import type { RepositorySession } from '../session/session.ts';
import { requirePolicy } from './policy-check.ts';

/** `orch policy test` (wire shape). */
export interface PolicyTestDocument {
  readonly policy: PolicyDocument;
  /** The file of the cases, from the root. */
  readonly cases: string;
  readonly passed: number;
  readonly failed: number;
  /** Rules that no case reaches. */
  readonly untested: readonly string[];
  readonly results: readonly {
    readonly name: string;
    readonly passed: boolean;
    readonly mismatches: readonly CaseMismatch[];
  }[];
}

/** `orch policy test`: decides the cases that stand beside the policy; exits 1 where one is decided otherwise. */
export async function policyTest(session: RepositorySession): Promise<number> {
  const { format, roots } = session;
  const loaded = await requirePolicy(roots.root);
  const { parsePolicyCases, runPolicyCases } = await import('@orch/policy');
  const cases = casesPath(loaded.file.path);
  const parsed = parsePolicyCases(readCases(roots.root, cases));
  if (!parsed.ok) {
    const faults = parsed.problems.map(
      ({ pointer, message }) => `${cases}: ${pointer || '/'} ${message}`,
    );
    throw new OrchError('ORCH_CONFIG_INVALID', faults.join(' · '), { place: cases });
  }
  const { results, passed, failed, untested } = runPolicyCases(loaded.policy, parsed.cases);
  const document: PolicyTestDocument = {
    policy: policyDocument(loaded) ?? { path: '', digest: '' },
    cases,
    passed,
    failed,
    untested,
    results: results.map(({ name, passed: ok, mismatches }) => ({ name, passed: ok, mismatches })),
  };
  writeResult(format, document, () => testText(document));
  return failed === 0 ? exitStatus.ok : exitStatus.failed;
}

/** `orch.policy.json` has its cases in `orch.policy.test.json`. */
function casesPath(policy: string): string {
  return policy.endsWith('.json') ? `${policy.slice(0, -5)}.test.json` : `${policy}.test.json`;
}

function readCases(root: string, path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (cause) {
    const code = osCode(cause) ?? String(cause);
    throw new OrchError('ORCH_USAGE', `The cases of the policy cannot be read: ${code}.`, {
      place: path,
      hint: 'It is a list of {name, facts, expect}; the schema is in @orch/policy.',
      cause,
    });
  }
}

function testText({ results, passed, failed, untested }: PolicyTestDocument): string {
  const lines = results.flatMap(({ name, passed: ok, mismatches }) => [
    `${ok ? '✓' : '✗'} ${plainLine(name)}`,
    ...mismatches.map(
      ({ what, expected, actual }) =>
        `    ${what}: expected ${plainLine(expected)}, decided ${plainLine(actual)}`,
    ),
  ]);
  const rest = untested.length === 0 ? [] : [`No case reaches: ${untested.join(', ')}`];
  return [...lines, '', `${passed} passed, ${failed} failed`, ...rest, ''].join('\n');
}

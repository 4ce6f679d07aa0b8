import { decide } from '../decide/decide.ts';
import { EFFECTS, type Decision, type Effect } from '../decide/decision.ts';
import type { DiffFacts, StageFacts } from '../decide/facts.ts';
import { parseJson } from '../policy/json.ts';
import { PROFILES, type Policy, type Profile } from '../policy/policy.ts';
import type { PolicyProblem } from '../policy/problem.ts';
import { listOf, oneOf, readObject, text, type ReadValue } from '../policy/shape.ts';
import { readFacts } from './parse-facts.ts';

/** Where a repository keeps the cases of its policy, from its root. */
export const POLICY_CASES_FILE = 'orch.policy.test.json';

/** One row of the table: what the policy must decide about these facts. With a diff they are facts after the stage. */
export interface PolicyCase {
  readonly name: string;
  readonly facts: StageFacts | DiffFacts;
  readonly expect: {
    readonly effect: Effect;
    /** The ids of all rules that must match, in any order. */
    readonly rules?: readonly string[];
    readonly profile?: Profile;
  };
}

export interface CaseMismatch {
  readonly what: 'effect' | 'rules' | 'profile';
  readonly expected: string;
  readonly actual: string;
}

export interface CaseResult {
  readonly name: string;
  readonly passed: boolean;
  readonly mismatches: readonly CaseMismatch[];
  readonly decision: Decision;
}

export interface CasesReport {
  readonly results: readonly CaseResult[];
  readonly passed: number;
  readonly failed: number;
  /** Ids of the policy's rules that matched in no case: nothing shows that they work. */
  readonly untested: readonly string[];
}

export type PolicyCasesResult =
  | { readonly ok: true; readonly cases: readonly PolicyCase[] }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/** Reads the text of a cases file: a list of cases. */
export function parsePolicyCases(source: string): PolicyCasesResult {
  const json = parseJson(source);
  if (!json.ok) return json;
  const problems: PolicyProblem[] = [];
  const cases = listOf(readCase)(json.value, '', problems);
  return problems.length > 0 || cases === undefined ? { ok: false, problems } : { ok: true, cases };
}

const readCase: ReadValue<PolicyCase> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, ['name', 'facts', 'expect']);
  const name = object?.required('name', text());
  const facts = object?.required('facts', readFacts);
  const expect = object?.required('expect', readExpectation);
  return name === undefined || facts === undefined || expect === undefined
    ? undefined
    : { name, facts, expect };
};

const readExpectation: ReadValue<PolicyCase['expect']> = (value, pointer, problems) => {
  const object = readObject(value, pointer, problems, ['effect', 'rules', 'profile']);
  const effect = object?.required('effect', oneOf(EFFECTS));
  const rules = object?.optional('rules', listOf(text(), 0));
  const profile = object?.optional('profile', oneOf(PROFILES));
  if (effect === undefined) return undefined;
  return {
    effect,
    ...(rules === undefined ? {} : { rules }),
    ...(profile === undefined ? {} : { profile }),
  };
};

/** Decides every case and compares. */
export function runPolicyCases(policy: Policy, cases: readonly PolicyCase[]): CasesReport {
  const results = cases.map((one) => runCase(policy, one));
  const hit = new Set(results.flatMap(({ decision }) => decision.rules.map(({ id }) => id)));
  const rules = [
    ...policy.approvals,
    ...policy.profiles,
    ...policy.forbidden_commands,
    ...policy.protected_paths,
  ];
  const passed = results.filter((result) => result.passed).length;
  return {
    results,
    passed,
    failed: results.length - passed,
    untested: rules.map(({ id }) => id).filter((id) => !hit.has(id)),
  };
}

function runCase(policy: Policy, { name, facts, expect }: PolicyCase): CaseResult {
  const decision = decide(policy, facts);
  const mismatches: CaseMismatch[] = [];
  const compare = (
    what: CaseMismatch['what'],
    expected: string | undefined,
    actual: string,
  ): void => {
    if (expected !== undefined && expected !== actual) mismatches.push({ what, expected, actual });
  };
  compare('effect', expect.effect, decision.effect);
  compare(
    'rules',
    expect.rules === undefined ? undefined : showIds(expect.rules),
    showIds(decision.rules.map(({ id }) => id)),
  );
  compare('profile', expect.profile, decision.profile);
  return { name, passed: mismatches.length === 0, mismatches, decision };
}

function showIds(ids: readonly string[]): string {
  return [...ids].sort().join(', ');
}

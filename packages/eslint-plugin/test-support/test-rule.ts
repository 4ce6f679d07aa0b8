import { describe, test } from '@jest/globals';
import * as parser from '@typescript-eslint/parser';
import { RuleTester } from 'eslint';
import { RuleTester as RuleTester9 } from 'eslint-9';
import { allRules } from '../src/rules.ts';

/** A text that a rule is tried on; `options` is its one options object. */
export interface Case {
  readonly name?: string;
  readonly code: string;
  readonly options?: object;
  /** Parsed as plain JavaScript by ESLint's own parser; else as TypeScript. */
  readonly plain?: true;
  /** Parsed as a CommonJS module. */
  readonly commonJs?: true;
}

/** A text that the rule must report, with the messages in their order. */
export interface InvalidCase extends Case {
  readonly errors: readonly (
    string | { readonly messageId: string; readonly suggestions: number | readonly Suggestion[] }
  )[];
}

interface Suggestion {
  readonly messageId: string;
  readonly output: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** What the testers of both versions of ESLint have in common. */
interface Tester {
  run(name: string, rule: unknown, cases: { valid: unknown[]; invalid: unknown[] }): void;
}
interface TesterClass {
  new (config: object): Tester;
  describe: unknown;
  it: unknown;
}

const versions: readonly (readonly [string, TesterClass])[] = [
  ['ESLint 10', RuleTester],
  ['ESLint 9', RuleTester9],
];

/** Tries a rule on texts that it must leave alone and texts that it must report, on both ESLints. */
export function testRule(
  name: keyof typeof allRules,
  cases: { readonly valid: readonly (string | Case)[]; readonly invalid: readonly InvalidCase[] },
): void {
  const asCase = (each: string | Case): Case => (typeof each === 'string' ? { code: each } : each);
  for (const [version, testerClass] of versions) {
    testerClass.describe = describe;
    testerClass.it = test;
    const tester = new testerClass({ languageOptions: { sourceType: 'module' } });
    const forTester = ({ options, plain, commonJs, ...rest }: Case) => ({
      ...rest,
      ...(options === undefined ? {} : { options: [options] }),
      languageOptions: {
        ...(plain === true ? {} : { parser }),
        ...(commonJs === true ? { sourceType: 'commonjs' } : {}),
      },
    });
    describe(version, () => {
      tester.run(name, allRules[name], {
        valid: cases.valid.map(asCase).map(forTester),
        invalid: cases.invalid.map((each) => ({
          ...forTester(each),
          errors: each.errors.map((error) =>
            typeof error === 'string' ? { messageId: error } : error,
          ),
        })),
      });
    });
  }
}

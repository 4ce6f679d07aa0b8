import type { ESLint, Linter } from 'eslint';
import { allRules } from './rules.ts';

/** The plugin object, for a configuration that names the rules itself. */
export const plugin: ESLint.Plugin = {
  meta: { name: '@orch/eslint-plugin', namespace: 'orch' },
  // The rules are typed with the syntax tree of TypeScript, which ESLint's own types do not know.
  rules: allRules as unknown as NonNullable<ESLint.Plugin['rules']>,
};

/** Configurations for `eslint.config.js`: every rule as an error; `strict` with their stricter options. */
export const configs: { readonly recommended: Linter.Config; readonly strict: Linter.Config } = {
  recommended: config('recommended', () => []),
  strict: config('strict', (rule) =>
    Object.keys(rule.meta.docs.strict).length === 0 ? [] : [rule.meta.docs.strict],
  ),
};

/** The rules by name, without the prefix `orch/`. */
export const rules: NonNullable<ESLint.Plugin['rules']> = plugin.rules ?? {};

function config(
  name: string,
  optionsOf: (rule: (typeof allRules)[keyof typeof allRules]) => readonly object[],
): Linter.Config {
  return {
    name: `orch/${name}`,
    plugins: { orch: plugin },
    rules: Object.fromEntries(
      Object.entries(allRules).map(([rule, each]) => [
        `orch/${rule}`,
        ['error', ...optionsOf(each)],
      ]),
    ),
  };
}

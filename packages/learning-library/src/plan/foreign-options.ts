import type { Codemod } from './plan.ts';

/** What jscodeshift's own command looks at unless it is told otherwise. */
export const foreignFiles = ['**/*.{cjs,es,es6,js,jsx,mjs,ts,tsx}'];

/**
 * The options that jscodeshift's own command gives to every transform beside those that a person
 * gave: transforms read some of them, `parser` and `dry` for example (source: jscodeshift 17,
 * bin/jscodeshift.js).
 */
export function foreignOptions(
  { file, parser }: Codemod & { readonly kind: 'foreign' },
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return {
    transform: file,
    verbose: 0,
    dry: false,
    print: false,
    babel: true,
    extensions: 'cjs,es,es6,js,jsx,mjs,ts,tsx',
    ignorePattern: [],
    ignoreConfig: [],
    gitignore: false,
    runInBand: false,
    silent: false,
    parser,
    failOnError: false,
    stdin: false,
    ...given,
  };
}

import type { Options } from 'tsup';

/**
 * How a library package is built: ES modules and their types into `dist`, one file per entry.
 *
 * The types are built against the published shape of the sibling packages (their `dist`), not
 * against their source: this is what a consumer will see.
 */
export function library(entry: Record<string, string> = { index: 'src/index.ts' }): Options {
  return {
    entry,
    format: ['esm'],
    platform: 'neutral',
    target: 'node20',
    outDir: 'dist',
    clean: true,
    splitting: true,
    sourcemap: true,
    dts: {
      compilerOptions: {
        customConditions: [],
        composite: false,
        incremental: false,
        emitDeclarationOnly: false,
        declarationMap: false,
        ignoreDeprecations: '6.0',
      },
    },
    tsconfig: 'tsconfig.lib.json',
  };
}

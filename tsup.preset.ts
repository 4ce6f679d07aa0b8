import type { Options } from 'tsup';
import { thirdPartyNotices } from './third-party.ts';

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

/**
 * How a command-line program is built: one lazily split bundle that has all of our own packages
 * in it, so that a verb loads its own code and nothing else. No source maps are shipped.
 */
export function program(entry: Record<string, string>): Options {
  return {
    entry,
    format: ['esm'],
    platform: 'node',
    target: 'node20',
    outDir: 'dist',
    clean: true,
    splitting: true,
    minify: true,
    treeshake: true,
    sourcemap: false,
    dts: false,
    noExternal: [/^@orch\//],
    esbuildPlugins: [thirdPartyNotices()],
    esbuildOptions(options) {
      options.conditions = ['@orch/source'];
      // The CommonJS builds of some parsers load their parts in ways that no bundler can follow.
      options.mainFields = ['module', 'main'];
    },
    tsconfig: 'tsconfig.lib.json',
  };
}

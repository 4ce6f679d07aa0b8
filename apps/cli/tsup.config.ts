import { createRequire } from 'node:module';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { defineConfig } from 'tsup';
import { thirdPartyNotices } from '../../third-party.ts';

const require = createRequire(import.meta.url);
const generated = join(import.meta.dirname, '../../packages/persistence/src/generated');

/** Parts that are loaded on demand, each a file of its own. None of them throws errors of ours. */
const lazyParts: Record<string, string> = {
  help: 'src/arguments/help.ts',
  lockfile: require.resolve('lockfile'),
  policy: join(import.meta.dirname, '../../packages/policy/src/index.ts'),
  redaction: join(import.meta.dirname, '../../packages/redaction/src/index.ts'),
  ...Object.fromEntries(
    readdirSync(generated)
      .filter((name) => name.endsWith('.generated.js'))
      .map((name) => [basename(name, '.js'), join(generated, name)]),
  ),
};

const bundles = Object.fromEntries(
  ['drive', 'plan', 'look', 'set-up', 'keep'].map((name) => [name, `src/bundles/${name}.ts`]),
);

/** Which file of the build holds what is loaded from a path. */
const files = new Map(
  Object.entries({ ...bundles, ...lazyParts }).map(([name, path]) => [
    resolve(import.meta.dirname, path),
    name,
  ]),
);

/**
 * The program is built as CommonJS, in a few whole files: finding, linking and translating modules
 * is most of what a short verb costs, and Node does all of that faster for `require`. Measured in
 * CPU over `node -e 0`: split ES modules 1.40 for `plan`, one CommonJS file 1.18.
 */
export default defineConfig({
  entry: { main: 'src/main.ts', ...bundles, ...lazyParts },
  format: ['cjs'],
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  outExtension: () => ({ js: '.js' }),
  clean: true,
  splitting: false,
  minify: true,
  treeshake: false,
  sourcemap: false,
  dts: false,
  shims: false,
  noExternal: [/^(?!node:)/],
  tsconfig: 'tsconfig.lib.json',
  esbuildOptions(options) {
    options.conditions = ['@orch/source'];
    // The CommonJS builds of some parsers load their parts in ways that no bundler can follow.
    options.mainFields = ['module', 'main'];
    options.define = { ...options.define, 'import.meta.dirname': '__dirname' };
    options.supported = { ...options.supported, 'dynamic-import': false };
  },
  esbuildPlugins: [
    thirdPartyNotices(),
    {
      name: 'files-of-their-own',
      setup(build) {
        build.onResolve(
          { filter: /.*/ },
          async ({ path, kind, importer, resolveDir, pluginData }) => {
            if (kind !== 'dynamic-import' || pluginData === 'seen') return undefined;
            const found = await build.resolve(path, {
              kind,
              importer,
              resolveDir,
              pluginData: 'seen',
            });
            const name = files.get(found.path);
            return name === undefined ? undefined : { path: `./${name}.js`, external: true };
          },
        );
        build.onEnd(() => {
          writeFileSync(
            join(build.initialOptions.outdir ?? 'dist', 'package.json'),
            '{"type":"commonjs"}\n',
          );
        });
      },
    },
  ],
});

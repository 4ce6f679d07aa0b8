import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { thirdPartyNotices } from '../../third-party.ts';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

const require = createRequire(import.meta.url);
const generated = join(import.meta.dirname, '../../packages/persistence/src/generated');

/**
 * Parts that are loaded on demand, each a file of its own. None of them throws errors of ours but
 * `codex` and `manager`, whose errors are made ours where they are loaded.
 */
const lazyParts: Record<string, string> = {
  codex: join(import.meta.dirname, '../../adapters/codex/src/index.ts'),
  help: 'src/arguments/help.ts',
  manager: join(import.meta.dirname, '../../adapters/agents-sdk/src/index.ts'),
  lockfile: require.resolve('lockfile'),
  policy: join(import.meta.dirname, '../../packages/policy/src/index.ts'),
  'phase-gate': 'src/task/phase-gate.ts',
  'stage-credentials': 'src/compose/stage-credentials.ts',
  redaction: join(import.meta.dirname, '../../packages/redaction/src/index.ts'),
  ...Object.fromEntries(
    readdirSync(generated)
      .filter((name) => name.endsWith('.generated.js'))
      .map((name) => [basename(name, '.js'), join(generated, name)]),
  ),
};

const bundles = Object.fromEntries(
  readdirSync(join(import.meta.dirname, 'src/bundles'))
    .filter((file) => file !== 'bundle.ts')
    .map((file) => [basename(file, '.ts'), `src/bundles/${file}`]),
);

/** Which file of the build holds what is loaded from a path. */
const files = new Map(
  Object.entries({ ...bundles, ...lazyParts }).map(([name, path]) => [
    resolve(import.meta.dirname, path),
    name,
  ]),
);

/** Loads what is a file of its own at run time, and marks the folder as CommonJS. */
function filesOfTheirOwn(): Plugin {
  return {
    name: 'files-of-their-own',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async (wanted) => {
        const { path, kind, importer, resolveDir } = wanted;
        if (kind !== 'dynamic-import' || wanted.pluginData === 'seen') return undefined;
        const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: 'seen' });
        const name = files.get(found.path);
        return name === undefined ? undefined : { path: `./${name}.js`, external: true };
      });
      build.onEnd(() => {
        const folder = build.initialOptions.outdir ?? 'dist';
        writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
        writeCommand(folder);
      });
    },
  };
}

/** The program by its name, for stages that call orch where it is not installed on the PATH. */
function writeCommand(folder: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const script = '#!/bin/sh\nexec node "$(dirname -- "$0")/../main.js" "$@"\n';
  writeFileSync(join(folder, 'bin', 'orch'), script, { mode: 0o755 });
}

/**
 * Makes the dynamic imports between files of one bundle static: they load nothing there, and would
 * have esbuild wrap every module that they reach in a function, which Node then parses twice.
 */
function staticInside(): Plugin {
  return {
    name: 'static-inside',
    setup(build) {
      build.onLoad({ filter: /[\\/](packages|adapters|apps)[\\/].*\.ts$/ }, ({ path }) => {
        const found: string[] = [];
        const text = readFileSync(path, 'utf8');
        const contents = text.replace(/\bimport\('(\.[^']+)'\)/g, (call, from: string) => {
          if (files.has(resolve(dirname(path), from))) return call;
          found.push(from);
          return `Promise.resolve(inside${found.length})`;
        });
        if (found.length === 0) return undefined;
        const imports = found.map((from, at) => `import * as inside${at + 1} from '${from}';\n`);
        return { contents: `${imports.join('')}${contents}`, loader: 'ts' };
      });
    },
  };
}

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
  // The learning library brings Babel along, which is loaded from its own package.
  external: ['@orch/learning-library'],
  noExternal: [/^(?!node:|@orch\/learning-library)/],
  tsconfig: 'tsconfig.lib.json',
  esbuildOptions(options) {
    options.conditions = ['@orch/source'];
    // The CommonJS builds of some parsers load their parts in ways that no bundler can follow.
    options.mainFields = ['module', 'main'];
    options.define = { ...options.define, 'import.meta.dirname': '__dirname' };
    options.supported = { ...options.supported, 'dynamic-import': false };
  },
  async onSuccess() {
    const script = join(import.meta.dirname, 'scripts/record-code.mjs');
    execFileSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
    await Promise.resolve();
  },
  esbuildPlugins: [thirdPartyNotices(), staticInside(), filesOfTheirOwn()],
});

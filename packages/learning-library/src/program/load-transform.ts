import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { ParserName } from '../pack/pack.ts';

/** The parser object that jscodeshift works with. */
export interface Parser {
  parse(source: string): unknown;
}

/** A jscodeshift transform as it is called. */
export type Transform = (
  file: { readonly path: string; readonly source: string },
  api: object,
  options: object,
) => unknown;

/** A transform, and the parser that its module asks for, if any. */
export interface LoadedTransform {
  readonly transform: Transform;
  readonly parser: Parser | string | null;
}

interface Core {
  withParser(parser: Parser): object;
}

const require = createRequire(import.meta.url);
const inside = createRequire(require.resolve('jscodeshift'));

/** The parts of jscodeshift, loaded once and before anything else is hooked into `require`. */
export function loadJscodeshift(): {
  readonly core: Core;
  readonly parserNamed: (name: string) => Parser;
} {
  return {
    core: require('jscodeshift/src/core') as Core,
    parserNamed: require('jscodeshift/src/getParser') as (name: string) => Parser,
  };
}

/** Loads a transform of a pack: plain JavaScript that Node reads as it stands. */
export async function loadOwn(file: string): Promise<LoadedTransform> {
  return pick((await import(pathToFileURL(file).href)) as Record<string, unknown>, file);
}

/**
 * Loads a transform as jscodeshift's own command does: through Babel, so that TypeScript, Flow and
 * ES modules in files that Node takes for CommonJS all work (source: jscodeshift 17, src/Worker.js).
 */
export async function loadForeign(file: string): Promise<LoadedTransform> {
  const plugin = (name: string): unknown => defaultOf(inside(`@babel/plugin-transform-${name}`));
  const preset = /\.[mc]?tsx?$/u.test(file) ? 'typescript' : 'flow';
  const register = inside('@babel/register') as (options: object) => void;
  const { DEFAULT_EXTENSIONS } = inside('@babel/core') as { DEFAULT_EXTENSIONS: string[] };
  register({
    configFile: false,
    babelrc: false,
    // Its cache would be written into the home of whoever runs this.
    cache: false,
    presets: [defaultOf(inside(`@babel/preset-${preset}`))],
    plugins: [
      plugin('class-properties'),
      plugin('nullish-coalescing-operator'),
      plugin('optional-chaining'),
      plugin('modules-commonjs'),
      plugin('private-methods'),
    ],
    extensions: [...DEFAULT_EXTENSIONS, '.ts', '.tsx'],
    ignore: [/@babel\/parser/u, /\/flow-parser\//u, /\/recast\//u, /\/ast-types\//u],
  });
  try {
    return pick(require(file) as Record<string, unknown>, file);
  } catch (error) {
    // A module with `await` at its top, or one that Node insists to be ESM.
    if (!String((error as { code?: unknown }).code).startsWith('ERR_REQUIRE_')) throw error;
    return loadOwn(file);
  }
}

/** The parser for a file: `auto` goes by the extension. */
export function parserFor(name: ParserName, path: string): string {
  if (name !== 'auto') return name;
  if (path.endsWith('.tsx')) return 'tsx';
  return /\.[mc]?ts$/u.test(path) ? 'ts' : 'babylon';
}

function pick(module: Record<string, unknown>, file: string): LoadedTransform {
  const nested = module['default'] as Record<string, unknown> | undefined;
  const candidates = [nested, nested?.['default'], module, module['module.exports']];
  const transform = candidates.find((each) => typeof each === 'function') as Transform | undefined;
  if (transform === undefined) throw new Error(`${file} exports no transform function.`);
  const parser = module['parser'] ?? nested?.['parser'] ?? null;
  return { transform, parser: parser as Parser | string | null };
}

function defaultOf(module: unknown): unknown {
  return (module as { default?: unknown }).default ?? module;
}

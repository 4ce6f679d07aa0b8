import type * as BabelParser from '@babel/parser';
import type * as Ajv from 'ajv/dist/2020.js';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** ajv, for who checks something: a plan by a transform that is no pack checks nothing. */
export function loadAjv(): typeof Ajv {
  return require('ajv/dist/2020.js') as typeof Ajv;
}

/** Babel's parser, for who parses in this process: plans leave that to their workers. */
export function loadBabelParser(): typeof BabelParser {
  return require('@babel/parser') as typeof BabelParser;
}

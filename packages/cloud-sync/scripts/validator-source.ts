import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const schema = join(import.meta.dirname, '..', 'schemas', 'run-import.schema.json');
const banner = '// Generated from run-import.schema.json by scripts/generate-validators.ts.\n';
const declaration = `${banner}export declare const validate: {
  (value: unknown): boolean;
  errors?: null | { instancePath: string; message?: string }[];
};
`;

/** Where the generated validator is kept. */
export const generatedFolder = join(import.meta.dirname, '..', 'src', 'generated');

/** The generated files by name, as they follow from the schema of this moment. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true },
    inlineRefs: false,
    allowUnionTypes: true,
    strictRequired: false,
  });
  const parsed: unknown = JSON.parse(readFileSync(schema, 'utf8'));
  const source = standalone
    .default(ajv, ajv.compile(parsed as object))
    // The length of strings is the only thing that ajv's code would load at run time.
    .replace(/const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/, lengthOf);
  if (source.includes('require(')) throw new Error('The schema uses a keyword that imports ajv.');
  return new Map([
    ['run-import.generated.js', banner + source.replace(/^export default .*$/m, '')],
    ['run-import.generated.d.ts', declaration],
  ]);
}

const lengthOf = 'const $1 = (text) => [...text].length;';

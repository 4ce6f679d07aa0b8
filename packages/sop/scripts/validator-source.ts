import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const schema = join(import.meta.dirname, '../schemas/tasks-index.schema.json');

/** Where the generated validator is kept. */
export const generatedFolder = join(import.meta.dirname, '../src/generated');

const banner =
  '// Generated from schemas/tasks-index.schema.json by scripts/generate-validator.ts.\n';

const declaration = `${banner}export declare const validate: {
  (value: unknown): boolean;
  errors?: null | { instancePath: string; message?: string }[];
};
`;

/** The source of both generated files, by name, as it follows from the schema of this moment. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true },
    inlineRefs: false,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
  });
  const parsed = JSON.parse(readFileSync(schema, 'utf8')) as object;
  const source = standalone.default(ajv, ajv.compile(parsed));
  // What is needed at run time would have to be a dependency: the schema keeps to the keywords
  // that need nothing.
  if (source.includes('require(')) throw new Error('The schema uses a keyword that imports ajv.');
  return new Map([
    ['tasks-index.generated.js', banner + source.replace(/^export default .*$/m, '')],
    ['tasks-index.generated.d.ts', declaration],
  ]);
}

import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const schemaFolder = join(import.meta.dirname, '..', 'schemas');

/** Where the generated validators are kept. */
export const generatedFolder = join(import.meta.dirname, '..', 'src', 'generated');

/** The source of every generated file, by name, as it follows from the schemas of this moment. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(schemaFolder).sort()) {
    if (!name.endsWith('.schema.json')) continue;
    const stem = basename(name, '.schema.json');
    const source = compile(readFileSync(join(schemaFolder, name), 'utf8'));
    files.set(`${stem}.generated.js`, source);
    files.set(`${stem}.generated.d.ts`, declaration);
  }
  return files;
}

const banner = '// Generated from the schema of the same name by scripts/generate-validators.ts.\n';

const declaration = `${banner}export declare const validate: {
  (value: unknown): boolean;
  errors?: null | { instancePath: string; message?: string; params: Record<string, unknown> }[];
};
`;

function compile(schema: string): string {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true },
    discriminator: true,
    inlineRefs: false,
    allowUnionTypes: true,
    strictRequired: false,
  });
  const parsed: unknown = JSON.parse(schema);
  const source = standalone.default(ajv, ajv.compile(parsed as object));
  // What is needed at run time would have to be a dependency: the schemas keep to the keywords
  // that need nothing.
  if (source.includes('require(')) throw new Error('A schema uses a keyword that imports ajv.');
  return banner + source.replace(/^export default .*$/m, '');
}

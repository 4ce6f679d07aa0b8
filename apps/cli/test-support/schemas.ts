import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../schemas');
const ajv = new Ajv({ strict: false, allErrors: true });
const compiled = new Map<string, ValidateFunction>();

/** What is wrong with a document by one of the published schemas; empty where it fits. */
export function misfits(schema: string, document: unknown): string[] {
  let fits = compiled.get(schema);
  if (fits === undefined) {
    const text = readFileSync(join(folder, `${schema}.schema.json`), 'utf8');
    fits = ajv.compile(JSON.parse(text) as object);
    compiled.set(schema, fits);
  }
  if (fits(document)) return [];
  return (fits.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

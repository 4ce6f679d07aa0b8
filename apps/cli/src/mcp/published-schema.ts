import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonSchema } from './json-schema.ts';

/**
 * The published schema of what a verb prints, for the tool that gives the same document. The path is
 * that from a bundle in `dist`.
 */
export function publishedSchema(name: string): JsonSchema {
  const file = join(import.meta.dirname, '../schemas', `${name}.schema.json`);
  const {
    $schema: _draft,
    $id: _id,
    ...schema
  } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return schema as unknown as JsonSchema; // ours, and an object at its root
}

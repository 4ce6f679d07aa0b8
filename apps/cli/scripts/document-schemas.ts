import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runDocuments } from './run-schemas.ts';
import { runsDocuments } from './runs-schemas.ts';
import { planDocuments } from './plan-schemas.ts';
import { goalsDocuments } from './goals-schemas.ts';
import { policyDocuments } from './policy-schemas.ts';
import { auditDocuments } from './audit-schemas.ts';
import { specDocuments } from './spec-schemas.ts';
import { sopDocuments } from './sop-schemas.ts';
import { syncDocuments } from './sync-schemas.ts';
import { overlapDocuments } from './overlap-schemas.ts';
import { patternsDocuments } from './patterns-schemas.ts';
import { evalDocuments } from './eval-schemas.ts';
import { repositoryDocuments } from './repository-schemas.ts';
import { object, text, textOrNull, time, type Documents, type Schema } from './schema-parts.ts';

const error = object({
  error: object({
    code: { type: 'string', pattern: '^ORCH_[A-Z_]+$' },
    message: text,
    place: textOrNull,
    hint: textOrNull,
    data: {
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
    },
  }),
});

/** A line of `--format ndjson`: a fact of the journal, or the result or error at the end. */
const event: Schema = {
  type: 'object',
  required: ['v', 'type', 'data'],
  properties: {
    v: { const: 1 },
    type: text,
    data: { type: 'object' },
    task_id: text,
    run_id: text,
    seq: { type: 'integer', minimum: 1 },
    at: time,
  },
  additionalProperties: false,
};

const manifestFile = join(
  import.meta.dirname,
  '../../../packages/persistence/schemas/manifest.schema.json',
);

const commonDocuments: Documents = {
  error: ['What every verb prints when it fails', error],
  event: ['A line of --format ndjson', event],
};

const topics: readonly Documents[] = [
  runDocuments,
  runsDocuments,
  planDocuments,
  goalsDocuments,
  policyDocuments,
  auditDocuments,
  specDocuments,
  sopDocuments,
  syncDocuments,
  patternsDocuments,
  evalDocuments,
  overlapDocuments,
  repositoryDocuments,
  commonDocuments,
];

/**
 * The schema of what each verb prints with `--format json`, by the name of its file.
 * @throws Error when two topics describe a document of the same name.
 */
export function documentSchemas(): ReadonlyMap<string, string> {
  const schemas = new Map<string, string>();
  for (const [name, [title, schema]] of topics.flatMap((topic) => Object.entries(topic))) {
    const file = `${name}.schema.json`;
    if (schemas.has(file)) throw new Error(`Two topics describe the document ${name}.`);
    const head = { $schema: 'http://json-schema.org/draft-07/schema#', $id: idOf(name), title };
    schemas.set(file, fileText({ ...head, ...schema }));
  }
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Schema;
  const show = { ...manifest, $id: idOf('runs-show'), title: 'What orch runs show prints' };
  return schemas.set('runs-show.schema.json', fileText(show));
}

function idOf(name: string): string {
  return `urn:orch:schema:cli:${name}`;
}

function fileText(schema: Schema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

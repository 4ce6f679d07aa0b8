/** The files that have a schema in `schemas/`. */
export type SchemaName =
  | 'audit-cursor'
  | 'audit-head'
  | 'audit-line'
  | 'heartbeat'
  | 'inbox-request'
  | 'index-line'
  | 'journal-line'
  | 'manifest'
  | 'metrics-line'
  | 'pending-entry'
  | 'resume-token'
  | 'run-pointer'
  | 'sync-cursor'
  | 'sync-mark'
  | 'task-state';

/** Says what is wrong with a value, with the JSON pointer first; `null` where nothing is. */
export type Check = (value: unknown) => string | null;

interface Generated {
  (value: unknown): boolean;
  errors?: null | { instancePath: string; message?: string; params: Record<string, unknown> }[];
}

/** Loads the validator of one kind of file. It was compiled from the schema at build time. */
export async function validatorFor(name: SchemaName): Promise<Check> {
  const { validate } = await load(name);
  return (value) => (validate(value) ? null : describe(validate));
}

function describe(validate: Generated): string {
  const [error] = validate.errors ?? [];
  const pointer =
    error?.instancePath === undefined || error.instancePath === '' ? '/' : error.instancePath;
  return `${pointer} ${error?.message ?? 'does not fit the schema'}`;
}

function load(name: SchemaName): Promise<{ validate: Generated }> {
  switch (name) {
    case 'audit-cursor':
      return import('../generated/audit-cursor.generated.js');
    case 'audit-head':
      return import('../generated/audit-head.generated.js');
    case 'audit-line':
      return import('../generated/audit-line.generated.js');
    case 'heartbeat':
      return import('../generated/heartbeat.generated.js');
    case 'inbox-request':
      return import('../generated/inbox-request.generated.js');
    case 'index-line':
      return import('../generated/index-line.generated.js');
    case 'journal-line':
      return import('../generated/journal-line.generated.js');
    case 'manifest':
      return import('../generated/manifest.generated.js');
    case 'metrics-line':
      return import('../generated/metrics-line.generated.js');
    case 'pending-entry':
      return import('../generated/pending-entry.generated.js');
    case 'resume-token':
      return import('../generated/resume-token.generated.js');
    case 'run-pointer':
      return import('../generated/run-pointer.generated.js');
    case 'sync-cursor':
      return import('../generated/sync-cursor.generated.js');
    case 'sync-mark':
      return import('../generated/sync-mark.generated.js');
    case 'task-state':
      return import('../generated/task-state.generated.js');
  }
}

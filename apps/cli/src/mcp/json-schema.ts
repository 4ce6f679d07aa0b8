/** The root of a tool's JSON Schema, as the protocol wants it. */
export interface JsonSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
  readonly required?: string[];
  readonly additionalProperties?: boolean;
  readonly [keyword: string]: unknown;
}

/** An object that may have these properties, must have some of them, and has no others. */
export function objectOf(
  properties: Readonly<Record<string, object>>,
  required: readonly string[] = Object.keys(properties),
): JsonSchema {
  return { type: 'object', properties, required: [...required], additionalProperties: false };
}

export const text = { type: 'string' } as const;
export const textOrNull = { type: ['string', 'null'] } as const;
export const flag = { type: 'boolean' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
export const listOf = (items: object) => ({ type: 'array', items }) as const;
/** Whatever a file of the repository says; its shape is not ours. */
export const anyObject = { type: 'object', additionalProperties: true } as const;

/** An id as it is typed; whether it is one is judged where it becomes a path. */
export const id = (description: string) =>
  ({ type: 'string', minLength: 1, maxLength: 256, description }) as const;

export const runInput = {
  run_id: id('A run id. The newest run unless given.'),
  task_id: id('A task id, where the run id alone is not enough.'),
} as const;

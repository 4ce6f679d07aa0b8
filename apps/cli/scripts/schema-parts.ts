/** A JSON Schema as plain data. */
export type Schema = Readonly<Record<string, unknown>>;

/** The documents of one topic: title and schema, by the name of the schema's file without its endings. */
export type Documents = Readonly<Record<string, readonly [title: string, schema: Schema]>>;

export const text: Schema = { type: 'string' };
export const textOrNull: Schema = { type: ['string', 'null'] };
export const count: Schema = { type: 'integer', minimum: 0 };
export const milliseconds: Schema = { type: 'number', minimum: 0 };
export const flag: Schema = { type: 'boolean' };
export const time: Schema = {
  type: 'string',
  pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$`,
};
export const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };

/** An object with all of these keys, perhaps the optional ones, and no others. */
export function object(
  properties: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema {
  return {
    type: 'object',
    required: Object.keys(properties),
    properties: { ...properties, ...optional },
    additionalProperties: false,
  };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

export function oneOf(words: readonly string[]): Schema {
  return { enum: words };
}

export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

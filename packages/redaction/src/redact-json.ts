import type { Redactor } from './redactor.ts';

/** The part of a redactor that plain values need. */
type TextRedactor = Pick<Redactor, 'text'>;

/** Keys that are worth a look together with their value. */
const SECRET_KEY = /^(?=[\w.-]{1,64}$).*(?:pass|pwd|secret|token|key|auth|cred|cookie)/i;

/** Longer strings are documents, not values; they are searched like any text. */
const MAX_JUDGED_LENGTH = 2048;

function redactString(redactor: TextRedactor, value: string, key: string | undefined): string {
  if (key !== undefined && SECRET_KEY.test(key) && value.length <= MAX_JUDGED_LENGTH) {
    // A value under a name that speaks of a secret is judged as it would be in a line of text.
    const line = `"${key}": ${JSON.stringify(value)}`;
    const redacted = redactor.text(line);
    if (redacted !== line) {
      const inner = redacted.slice(key.length + 5, -1);
      const whole = /^\[redacted:[\w.-]+\]$/.exec(inner);
      if (whole !== null) return inner;
    }
  }
  return redactor.text(value);
}

function redactValue(redactor: TextRedactor, value: unknown, key: string | undefined): unknown {
  if (typeof value === 'string') return redactString(redactor, value, key);
  if (Array.isArray(value)) return value.map((item: unknown) => redactValue(redactor, item, key));
  if (value === null || typeof value !== 'object') return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, redactValue(redactor, item, name)]),
  );
}

/**
 * A copy of a JSON value with every string redacted. Keys, numbers and the shape stay. A string
 * under a key such as `password` is judged with its key. The value must be plain JSON (what
 * `JSON.parse` gives): other objects, such as a Date, are handed back as they are.
 */
export function redactJson<T>(redactor: TextRedactor, value: T): T {
  // The shape is kept and only strings change, which the type cannot express for literal types.
  return redactValue(redactor, value, undefined) as T;
}

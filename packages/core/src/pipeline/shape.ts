import { nearestWord } from './suggest.ts';
import type { ConfigProblem } from './project-config.ts';

/** A value on its way through validation: where it stands, and where problems go. */
export interface Place {
  readonly pointer: string;
  readonly problems: ConfigProblem[];
}

export function at(place: Place, key: string | number): Place {
  const token = String(key).replaceAll('~', '~0').replaceAll('/', '~1');
  return { pointer: `${place.pointer}/${token}`, problems: place.problems };
}

export function complain(place: Place, message: string, suggestion: string | null = null): void {
  place.problems.push({ pointer: place.pointer, message, suggestion });
}

/** A check of one value; it complains at its place and never throws. */
export type Check = (value: unknown, place: Place) => void;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with these keys and no others. */
export function object(keys: Readonly<Record<string, Check>>, required: readonly string[]): Check {
  const known = Object.keys(keys);
  return (value, place) => {
    if (!isRecord(value)) {
      complain(place, `must be an object, not ${kindOf(value)}`);
      return;
    }
    for (const key of required) {
      if (!(key in value)) complain(place, `lacks the key "${key}"`);
    }
    for (const [key, inner] of Object.entries(value)) {
      const check = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (check === undefined) {
        complain(at(place, key), `is not a known key`, nearestWord(key, known) ?? null);
      } else {
        check(inner, at(place, key));
      }
    }
  };
}

export function list(check: Check, minItems = 0): Check {
  return (value, place) => {
    if (!Array.isArray(value)) {
      complain(place, `must be a list, not ${kindOf(value)}`);
      return;
    }
    if (value.length < minItems) complain(place, `must have at least ${minItems} item`);
    for (const [position, item] of value.entries()) check(item, at(place, position));
  };
}

export function oneOf(words: readonly string[]): Check {
  return (value, place) => {
    if (typeof value === 'string' && words.includes(value)) return;
    const guess = typeof value === 'string' ? (nearestWord(value, words) ?? null) : null;
    complain(place, `must be one of ${words.map((word) => `"${word}"`).join(', ')}`, guess);
  };
}

export const text: Check = (value, place) => {
  if (typeof value !== 'string') complain(place, `must be a string, not ${kindOf(value)}`);
  else if (value.includes('\0')) complain(place, 'must not contain a NUL character');
};

export const nonEmptyText: Check = (value, place) => {
  text(value, place);
  if (typeof value === 'string' && value.trim() === '') complain(place, 'must not be empty');
};

export const boolean: Check = (value, place) => {
  if (typeof value !== 'boolean') complain(place, `must be true or false, not ${kindOf(value)}`);
};

/** A whole number in a range. */
export function whole(min: number, max: number): Check {
  return (value, place) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      complain(place, `must be a whole number from ${min} to ${max}`);
    }
  };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

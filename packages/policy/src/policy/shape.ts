import { nearestWord } from './nearest-word.ts';
import { pointerTo, type PolicyProblem } from './problem.ts';

/** Reads one value at a place in a file. It reports what is wrong with it and then returns `undefined`. */
export type ReadValue<T> = (
  value: unknown,
  pointer: string,
  problems: PolicyProblem[],
) => T | undefined;

/** The largest number that is taken for a count, a size or a duration. */
const MAX_NUMBER = Number.MAX_SAFE_INTEGER;

export function text(maxChars = 1024): ReadValue<string> {
  return (value, pointer, problems) => {
    if (typeof value !== 'string') return wrongType(problems, pointer, 'a text', value);
    if (value.trim() === '') return wrongValue(problems, pointer, 'must not be empty');
    if (value.length > maxChars)
      return wrongValue(problems, pointer, `must not be longer than ${maxChars} characters`);
    return value;
  };
}

export function integer(min: number, max = MAX_NUMBER): ReadValue<number> {
  return (value, pointer, problems) => {
    if (typeof value !== 'number') return wrongType(problems, pointer, 'a number', value);
    if (!Number.isSafeInteger(value) || value < min || value > max) {
      return wrongValue(
        problems,
        pointer,
        `must be a whole number from ${min}${max === MAX_NUMBER ? '' : ` to ${max}`}`,
      );
    }
    return value;
  };
}

export function flag(
  value: unknown,
  pointer: string,
  problems: PolicyProblem[],
): boolean | undefined {
  return typeof value === 'boolean' ? value : wrongType(problems, pointer, 'true or false', value);
}

export function oneOf<const T extends string>(words: readonly T[]): ReadValue<T> {
  return (value, pointer, problems) => {
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    if (typeof value !== 'string')
      return wrongType(problems, pointer, `one of ${words.join(', ')}`, value);
    const near = nearestWord(value, words);
    const message = `must be one of ${words.join(', ')}, not "${value}"`;
    problems.push({
      code: 'ORCH_POLICY_VALUE',
      pointer,
      message,
      ...(near === undefined ? {} : { suggestion: near }),
    });
    return undefined;
  };
}

/** A list of at least `min` values. */
export function listOf<T>(read: ReadValue<T>, min = 1): ReadValue<readonly T[]> {
  return (value, pointer, problems) => {
    if (!Array.isArray(value)) return wrongType(problems, pointer, 'a list', value);
    if (value.length < min) return wrongValue(problems, pointer, 'must not be empty');
    const items: T[] = [];
    for (const [at, item] of value.entries()) {
      const checked = read(item, pointerTo(pointer, at), problems);
      if (checked !== undefined) items.push(checked);
    }
    return items;
  };
}

/** One value, or a list of them, which counts as a list. */
export function oneOrMore<T>(read: ReadValue<T>): ReadValue<readonly T[]> {
  const list = listOf(read);
  return (value, pointer, problems) => {
    if (Array.isArray(value)) return list(value, pointer, problems);
    const checked = read(value, pointer, problems);
    return checked === undefined ? undefined : [checked];
  };
}

/** Checks that a value is an object with known keys alone, and gives a way to read each of them. */
export function readObject(
  value: unknown,
  pointer: string,
  problems: PolicyProblem[],
  keys: readonly string[],
): ObjectReader | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return wrongType(problems, pointer, 'an object', value);
  }
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const key of entries.keys()) {
    if (keys.includes(key)) continue;
    const near = nearestWord(key, keys);
    problems.push({
      code: 'ORCH_POLICY_UNKNOWN_KEY',
      pointer: pointerTo(pointer, key),
      message: `"${key}" is not a key here`,
      ...(near === undefined ? {} : { suggestion: near }),
    });
  }
  return {
    has: (key) => entries.has(key),
    optional: (key, read) =>
      entries.has(key) ? read(entries.get(key), pointerTo(pointer, key), problems) : undefined,
    required: (key, read) => {
      if (entries.has(key)) return read(entries.get(key), pointerTo(pointer, key), problems);
      problems.push({ code: 'ORCH_POLICY_MISSING_KEY', pointer, message: `"${key}" is missing` });
      return undefined;
    },
  };
}

export interface ObjectReader {
  has(key: string): boolean;
  optional<T>(key: string, read: ReadValue<T>): T | undefined;
  required<T>(key: string, read: ReadValue<T>): T | undefined;
}

export function wrongValue(problems: PolicyProblem[], pointer: string, message: string): undefined {
  problems.push({ code: 'ORCH_POLICY_VALUE', pointer, message });
  return undefined;
}

export function wrongType(
  problems: PolicyProblem[],
  pointer: string,
  wanted: string,
  value: unknown,
): undefined {
  const given = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  problems.push({ code: 'ORCH_POLICY_TYPE', pointer, message: `must be ${wanted}, not ${given}` });
  return undefined;
}

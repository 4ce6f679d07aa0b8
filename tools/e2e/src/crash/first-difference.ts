/** The place of the first difference between two JSON values, with both sides. */
export function firstDifference(found: unknown, wanted: unknown, place = ''): string | null {
  if (Object.is(found, wanted)) return null;
  if (isObject(found) && isObject(wanted)) {
    for (const key of new Set([...Object.keys(found), ...Object.keys(wanted)])) {
      const inner = firstDifference(found[key], wanted[key], `${place}/${key}`);
      if (inner !== null) return inner;
    }
    return null;
  }
  return `${place} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

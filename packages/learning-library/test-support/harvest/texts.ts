/** A file of JSON. */
export function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** So many files, by their number. */
export function many(
  count: number,
  file: (at: number) => readonly [string, string],
): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => file(at)));
}

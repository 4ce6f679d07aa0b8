/** The code of an error of the operating system, such as `ENOENT`; `undefined` for anything else. */
export function osCode(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}

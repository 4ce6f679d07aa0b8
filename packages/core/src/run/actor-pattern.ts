/** Whether an actor's name fits a pattern, in which `*` stands for any characters. */
export function matchesActor(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === name;
  if (!name.startsWith(first)) return false;
  let from = first.length;
  for (const [position, part] of rest.entries()) {
    if (position === rest.length - 1) {
      return name.length - part.length >= from && name.endsWith(part);
    }
    const found = name.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return true;
}

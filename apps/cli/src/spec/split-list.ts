/** The parts of a value such as `src/**,docs/{a,b}.md`: commas within braces do not separate. */
export function splitList(value: string | undefined): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of value ?? '') {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === ',' && depth <= 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

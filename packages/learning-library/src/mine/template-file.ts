import { readFileSync } from 'node:fs';
import type { CodemodText } from './codemod-text.ts';

/** The transform of a drafted codemod: the same program for all, with the edit on top as data. */
export function transformText({ before, after, rest }: CodemodText): string {
  const here = import.meta.url;
  const base = new URL(here.endsWith('.ts') ? '../../' : '../', here);
  const template = readFileSync(new URL('templates/replace-code.js', base), 'utf8');
  const data = [
    'const edit = {',
    `  before: ${JSON.stringify(before)},`,
    `  after: ${JSON.stringify(after)},`,
    `  rest: ${JSON.stringify(rest)},`,
    '};',
  ].join('\n');
  const start = template.indexOf('const edit = {');
  const end = template.indexOf('\n};\n', start) + '\n};'.length;
  return template.slice(0, start) + data + template.slice(end);
}
